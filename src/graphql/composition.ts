import type { Db } from '../db/index.ts';
import type { Part } from '../domain/channel/delta.ts';
import { type ChannelRow, channelProjects, findChannel } from '../domain/channel/rows.ts';
import { chooseProjects } from '../domain/combination/choose.ts';
import { MOST_MEMBERS } from '../domain/combination/report.ts';
import type { ExplainedClash } from '../domain/composition/clash.ts';
import {
  type Clashing,
  type Composed,
  compositionOf,
  isClashing,
} from '../domain/composition/composition-of.ts';
import { type AsOf, type At, at, dateOf, TODAY } from '../reading/as-of.ts';
import { CombinationReportRef, CompatibilityPairRef } from './combination.ts';
import { badInput, NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { oneLine } from './engine/fields.ts';
import { ahead, related } from './engine/relation.ts';
import { ErrorInterface } from './errors.ts';
import { AS_OF, CLOCK, Clock } from './readiness.ts';
import { ChannelRef, ProjectRef } from './refs.ts';

const CompositionPart = builder.objectRef<Part>('CompositionPart').implement({
  description: 'A container of a LinuxKit file.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name in the file; unique among its kind.' }),
    image: t.exposeString('image', { description: 'The image it runs.' }),
    command: t.stringList({
      nullable: true,
      description: "Its command; null means the image's own.",
      resolve: ({ command }) => command ?? null,
    }),
    env: t.stringList({
      nullable: true,
      description: 'Its environment as `NAME=value`; null if the file sets none.',
      resolve: ({ env }) => env ?? null,
    }),
    net: t.string({
      nullable: true,
      description: 'Its network namespace; null if the file sets none.',
      resolve: ({ net }) => net ?? null,
    }),
    capabilities: t.stringList({
      nullable: true,
      description: 'Its capabilities; null if the file sets none.',
      resolve: ({ capabilities }) => capabilities ?? null,
    }),
  }),
});

const CompositionKernel = builder.objectRef<Composed['kernel']>('CompositionKernel').implement({
  description: 'The kernel of a LinuxKit file.',
  fields: (t) => ({
    image: t.exposeString('image', { description: 'Its image.' }),
    cmdline: t.exposeStringList('cmdline', { description: 'Its command line, parameter by parameter.' }),
  }),
});

const projects = {
  type: [ProjectRef] as [typeof ProjectRef],
  description: 'The projects that are to be in it, by slug.',
  resolve: ({ members }: Composed | Clashing) => [...members],
};
const report = {
  type: CombinationReportRef,
  nullable: true as const,
  description: 'Whether they can be combined; null for fewer than two.',
  resolve: (result: Composed | Clashing) => result.report,
};
const asOfField = {
  type: 'Date' as const,
  description:
    'The day the members and claims are read at. What a project changes is what is on record today.',
  resolve: ({ asOf }: Composed | Clashing, _args: object, { now }: { now: Date }) => dateOf(asOf, now),
};

const CompositionRef = builder.objectRef<Composed>('Composition').implement({
  description: 'Several projects in one LinuxKit file: the base with what each of them changes about it.',
  fields: (t) => ({
    projects: t.field(projects),
    report: t.field(report),
    asOf: t.field(asOfField),
    kernel: t.expose('kernel', {
      type: CompositionKernel,
      description: 'The kernel, with the command lines united.',
    }),
    init: t.exposeStringList('init', { description: 'Images that make up the root file system, in order.' }),
    onboot: t.field({
      type: [CompositionPart],
      description: 'Containers that run once at boot, in order.',
      resolve: ({ onboot }) => onboot,
    }),
    services: t.field({
      type: [CompositionPart],
      description: 'Containers that go on running.',
      resolve: ({ services }) => services,
    }),
    cmdline: t.string({
      description: 'The command line of the kernel as one line.',
      resolve: ({ kernel }) => kernel.cmdline.join(' '),
    }),
    yml: t.exposeString('yml', {
      description: 'The file, with what it was made of and the warnings as comments on top.',
    }),
    warnings: t.exposeStringList('warnings', {
      description:
        'What to know before booting it, in sentences: pairs that are not known to go together, projects of which nothing is on record, images that are not pinned.',
    }),
  }),
});

const CompositionClash = builder.objectRef<ExplainedClash>('CompositionClash').implement({
  description: 'A place in which projects want different things.',
  fields: (t) => ({
    key: t.exposeString('key', {
      description: 'The place: `kernel.image`, `kernel.cmdline.page_poison`, `onboot.dhcpcd`.',
    }),
    sides: t.field({
      type: [ClashSide],
      description: 'Who wants what there.',
      resolve: ({ sides }) => sides,
    }),
    needed: t.exposeString('needed', {
      description: 'What would settle it, with the claims about the projects and their sources.',
    }),
    pairs: t.field({
      type: [CompatibilityPairRef],
      description: 'What the projects are to each other, every two of them.',
      resolve: ({ pairs }) => pairs,
    }),
    message: t.exposeString('message', { description: 'All of it in words.' }),
  }),
});

const ClashSide = builder.objectRef<ExplainedClash['sides'][number]>('CompositionClashSide').implement({
  description: 'What one side wants.',
  fields: (t) => ({
    by: t.exposeString('by', { description: 'Name of the project, or the image that is no project.' }),
    project: t.field({
      type: ProjectRef,
      nullable: true,
      description: 'The project; null if the base itself is the side.',
      resolve: ({ project }) => project,
    }),
    value: t.exposeString('value', { description: 'What it wants there.' }),
  }),
});

const CompositionClashError = builder.objectRef<Clashing>('CompositionClashError').implement({
  description: 'The projects do not go into one file: nothing is picked silently.',
  interfaces: [ErrorInterface as never],
  fields: (t) => ({
    message: t.string({
      description: 'Every clash in words.',
      resolve: ({ clashes }) => clashes.map(({ message }) => message).join(' '),
    }),
    projects: t.field(projects),
    report: t.field(report),
    asOf: t.field(asOfField),
    clashes: t.field({
      type: [CompositionClash],
      description: 'Every place in which they want different things.',
      resolve: ({ clashes }) => clashes,
    }),
  }),
});

const CompositionResult = builder.unionType('CompositionResult', {
  description: 'One file for several projects, or why there is none.',
  types: [CompositionRef, CompositionClashError],
  resolveType: (result) =>
    isClashing(result as Composed | Clashing) ? 'CompositionClashError' : 'Composition',
});

/** Every two of a file are looked at, and no more of the members is read than shows that they are too many. */
async function membersInOneFile(db: Db, channel: string, asOf: AsOf, now: Date) {
  const members = await channelProjects(db, asOf, now, MOST_MEMBERS + 1);
  if (members.length > MOST_MEMBERS)
    throw badInput(
      `Expected a channel of at most ${MOST_MEMBERS} projects, which go into one file; there are more in the channel ${channel}. Name those that are wanted in projects.`,
    );
  return members;
}

const NO_BASE = 'no base LinuxKit is on record to lay the projects on';

builder.queryField('composition', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: CompositionResult,
    description:
      'Several projects in one LinuxKit file: those named, or the members of the channel. Exactly one of `projects` and `channel`.',
    args: {
      projects: t.arg.stringList({
        description: `Slugs, in any order; repeated ones count once. 1 to ${MOST_MEMBERS}.`,
      }),
      channel: t.arg.string({
        description: `Slug of a channel, such as \`testing\`; of at most ${MOST_MEMBERS} members.`,
      }),
      asOf: t.arg({ type: 'Date', description: AS_OF }),
    },
    resolve: ahead(async ({ projects: slugs, channel: slug, asOf: date }, { db, now }) => {
      if (!slugs === !slug)
        throw badInput(`Expected projects or channel, one of them; got ${slugs ? 'both' : 'neither'}.`);
      const asOf: AsOf = { ...TODAY, date: date ?? null };
      const name = slug ? oneLine(slug, 'channel') : null;
      const row = await findChannel(db, name);
      if (!row) throw badInput(name ? `There is no channel ${name}.` : `Expected a base; ${NO_BASE}.`);
      const channel = at(row, asOf);
      const bounds = { path: 'projects', least: 1, most: MOST_MEMBERS };
      const members = slugs
        ? await chooseProjects(db, slugs, asOf, bounds)
        : await membersInOneFile(db, row.slug, asOf, now);
      const result = await compositionOf(db, { channel, members, asOf }, now);
      if (!result) throw badInput(`Expected a base; ${NO_BASE}.`);
      return result;
    }),
  }),
);

builder.objectField(ChannelRef, 'composition', (t) =>
  t.field({
    type: CompositionResult,
    nullable: true,
    description: `Its members in one LinuxKit file; null if no base LinuxKit is on record for it. BAD_USER_INPUT if they are more than ${MOST_MEMBERS}.`,
    args: {
      asOf: t.arg({ type: 'Date', description: AS_OF }),
      clock: t.arg({ type: Clock, defaultValue: 'EFFECTIVE', description: CLOCK }),
    },
    ...related(
      async (
        channels: readonly At<ChannelRow>[],
        { asOf: date, clock }: { asOf?: string | null; clock?: AsOf['clock'] | null },
        { db, now },
      ) => {
        const asOf: AsOf = { date: date ?? null, clock: clock ?? 'EFFECTIVE' };
        const [{ slug } = { slug: '' }] = channels;
        const members = await membersInOneFile(db, slug, asOf, now);
        const results: (Composed | Clashing | null)[] = [];
        for (const channel of channels)
          results.push(await compositionOf(db, { channel, members, asOf }, now));
        return results;
      },
    ),
  }),
);
