import type { Base, Delta, Part } from '../channel/delta.ts';

export interface Member {
  slug: string;
  /** Null where it is not recorded what the project changes about the base. */
  delta: Delta | null;
}

/** Two projects that want different things in one place. */
export interface Clash {
  /** The place: `kernel.image`, `kernel.cmdline.page_poison`, `init.linuxkit/runc`, `onboot.dhcpcd`. */
  key: string;
  sides: { project: string; value: string }[];
}

export interface Composition extends Base {
  /** What to know before booting it, in sentences. */
  warnings: string[];
}

/** The base with every member's delta laid on it; where two members clash, all clashes and no composition. */
export function compose(
  base: Base,
  members: readonly Member[],
): { composition: Composition; clashes: [] } | { composition: null; clashes: Clash[] } {
  const deltas = members.flatMap(({ slug, delta }) => (delta ? [{ slug, delta }] : []));
  const places = {
    kernel: settle(
      'kernel.image',
      deltas.map(({ slug, delta }) => ({ project: slug, value: delta.kernel?.image })),
    ),
    cmdline: commandLine(base.kernel.cmdline, deltas),
    init: images(base.init, deltas),
    onboot: parts('onboot', base.onboot, deltas),
    services: parts('services', base.services, deltas),
  };
  const clashes = Object.values(places).flatMap((place) => place.clashes);
  if (clashes.length) return { composition: null, clashes };
  const composed = {
    kernel: { image: places.kernel.value ?? base.kernel.image, cmdline: places.cmdline.value },
    init: places.init.value,
    onboot: places.onboot.value,
    services: places.services.value,
  };
  return { composition: { ...composed, warnings: warningsOf(composed, members) }, clashes: [] };
}

type Deltas = readonly { slug: string; delta: Delta }[];
interface Settled<Value> {
  value: Value;
  clashes: Clash[];
}
interface Side<Value> {
  project: string;
  value: Value | undefined;
}

/** The one value that all sides with a value want; undefined where no side has one. */
function settle<Value>(key: string, sides: readonly Side<Value>[]): Settled<Value | undefined> {
  const wanted = sides.filter((side) => side.value !== undefined);
  const different = new Map(wanted.map((side) => [written(side.value), side]));
  return {
    value: wanted[0]?.value,
    clashes:
      different.size > 1
        ? [{ key, sides: wanted.map((side) => ({ project: side.project, value: written(side.value) })) }]
        : [],
  };
}

/** Settles each key on its own; keys in the order in which they first come. */
function settleEach<Value>(key: string, sides: readonly Side<readonly (readonly [string, Value])[]>[]) {
  const names = new Set(sides.flatMap((side) => side.value?.map(([name]) => name) ?? []));
  const settled = [...names].map((name) => ({
    name,
    ...settle(
      `${key}.${name}`,
      sides.map(({ project, value }) => ({ project, value: value?.find(([other]) => other === name)?.[1] })),
    ),
  }));
  return {
    value: new Map(
      settled.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const])),
    ),
    clashes: settled.flatMap(({ clashes }) => clashes),
  };
}

const keyOf = (parameter: string) => parameter.split('=')[0] ?? parameter;
/** A key that one side gives several times (`console=`) is a list: its values are compared as a whole. */
const byKey = (cmdline: readonly string[]) =>
  [...new Set(cmdline.map(keyOf))].map((key) => [key, cmdline.filter((one) => keyOf(one) === key)] as const);

/** A member's value for a key takes the place of the base's; two members must agree. */
function commandLine(base: readonly string[], deltas: Deltas): Settled<string[]> {
  const sides = deltas.map(({ slug, delta }) => ({
    project: slug,
    value: byKey(delta.kernel?.cmdline ?? []),
  }));
  const { value: own, clashes } = settleEach('kernel.cmdline', sides);
  const replacing = deltas.filter(({ delta }) => delta.kernel?.replaces_cmdline);
  const kept = replacing.length ? [] : byKey(base);
  const others = deltas.filter(({ slug, delta }) => delta.kernel?.cmdline && slug !== replacing[0]?.slug);
  const united = new Map([...kept, ...own]);
  return {
    value: [...united.values()].flat(),
    clashes: [
      ...clashes,
      ...replacing.slice(0, 1).flatMap(({ slug }) =>
        others.map((other) => ({
          key: 'kernel.cmdline',
          sides: [
            { project: slug, value: 'replaces the whole command line' },
            { project: other.slug, value: written(other.delta.kernel?.cmdline) },
          ],
        })),
      ),
    ],
  };
}

/** An image's name without tag and digest: the same name with another tag is another version of one thing. */
const nameOf = (image: string) => image.replace(/@.*$/, '').replace(/:[^/]*$/, '');
const byName = (list: readonly string[]) => list.map((image) => [nameOf(image), image] as const);

function images(base: readonly string[], deltas: Deltas): Settled<string[]> {
  const sides = deltas.map(({ slug, delta }) => ({ project: slug, value: byName(delta.init ?? []) }));
  const { value: own, clashes } = settleEach('init', sides);
  return { value: [...new Map([...byName(base), ...own]).values()], clashes };
}

function parts(kind: 'onboot' | 'services', base: readonly Part[], deltas: Deltas): Settled<Part[]> {
  const replaced = settleEach(
    kind,
    deltas.map(({ slug, delta }) => ({ project: slug, value: Object.entries(delta[kind]?.replace ?? {}) })),
  );
  const added = settleEach(
    kind,
    deltas.map(({ slug, delta }) => ({
      project: slug,
      value: (delta[kind]?.add ?? []).map((part) => [part.name, part] as const),
    })),
  );
  const missing = deltas.flatMap(({ slug, delta }) =>
    Object.keys(delta[kind]?.replace ?? {})
      .filter((name) => !base.some((part) => part.name === name))
      .map((name) => ({
        key: `${kind}.${name}`,
        sides: [{ project: slug, value: `replaces ${name}, which the base does not have` }],
      })),
  );
  const list = [...base.map((part) => replaced.value.get(part.name) ?? part), ...added.value.values()];
  return {
    value: list,
    clashes: [...replaced.clashes, ...added.clashes, ...missing, ...sharedNames(kind, list)],
  };
}

/** LinuxKit names a container by its part: two parts of one name cannot run. */
function sharedNames(kind: string, list: readonly Part[]): Clash[] {
  return [...new Set(list.map((part) => part.name))]
    .map((name) => list.filter((part) => part.name === name))
    .filter((same) => same.length > 1)
    .map((same) => ({
      key: `${kind}.${same[0]?.name}`,
      sides: same.map((part) => ({ project: part.image, value: written(part) })),
    }));
}

const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** A digest, or the 40 hexadecimal digits of the tree that LinuxKit builds an image from. */
const isPinned = (image: string) => /@sha256:[0-9a-f]{64}$|[:-][0-9a-f]{40}$/.test(image);

function warningsOf(composed: Base, members: readonly Member[]): string[] {
  const all = [
    composed.kernel.image,
    ...composed.init,
    ...[...composed.onboot, ...composed.services].map((part) => part.image),
  ];
  return [
    ...members
      .filter(({ delta }) => !delta)
      .map(
        ({ slug }) => `What ${slug} changes about the base is not on record; the composition leaves it out.`,
      ),
    ...members
      .filter(({ delta }) => delta?.kernel?.replaces_cmdline && !delta.kernel.cmdline)
      .map(({ slug }) => `${slug} replaces the base's kernel command line, and its own is not on record.`),
    ...members.flatMap(({ slug, delta }) => (delta?.note ? [`${slug}: ${delta.note}`] : [])),
    ...all
      .filter((image) => !isPinned(image))
      .map(
        (image) =>
          `The image ${image} is pinned neither by a digest nor by a hash: what it holds may change.`,
      ),
  ];
}
