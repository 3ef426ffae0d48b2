import type { Group } from './group.ts';
import type { Place, Shape } from './place.ts';

/** Where the reports are kept. */
export interface Source extends Place {
  /** Where the group's own files say that they are: links there lead here. Null: here. */
  home: Place | null;
  /** The group that writes them, with its words; left out: it is not known. */
  group?: Group;
}

/** A file or folder of a repository, as its address says it. */
interface Address {
  repository: string;
  shape: Shape;
  kind: 'file' | 'folder';
  /** Branch, tag or commit. */
  ref: string;
  path: string;
  lineStart: number | null;
  lineEnd: number | null;
}

const FORMS: readonly [Shape, RegExp][] = [
  [
    'gitlab',
    /^(?<repository>https?:\/\/[^/]+\/[^?#]+?)\/-\/(?<kind>blob|tree)\/(?<ref>[^/?#]+)(?:\/(?<path>[^?#]*))?/,
  ],
  [
    'github',
    /^(?<repository>https?:\/\/[^/]+\/[^/?#]+\/[^/?#]+)\/(?<kind>blob|tree)\/(?<ref>[^/?#]+)(?:\/(?<path>[^?#]*))?/,
  ],
  [
    'gitea',
    /^(?<repository>https?:\/\/[^/]+\/[^/?#]+\/[^/?#]+)\/(?<kind>src)\/(?:branch|commit|tag)\/(?<ref>[^/?#]+)(?:\/(?<path>[^?#]*))?/,
  ],
];
const LINES = /#L(?<start>\d+)(?:-L?(?<end>\d+))?$/;

/** Null for an address that is of no file or folder of a repository. */
export function readAddress(url: string): Address | null {
  for (const [shape, form] of FORMS) {
    const found = form.exec(url)?.groups;
    if (!found) continue;
    const { repository = '', kind, ref = '', path = '' } = found;
    const lines = LINES.exec(url)?.groups;
    const start = lines?.start ? Number(lines.start) : null;
    const isFolder = kind === 'tree' || (kind === 'src' && !/\.[^/]*$/.test(path));
    return {
      ...{ repository, shape, ref, kind: isFolder ? 'folder' : 'file' },
      path: trimmed(path),
      lineStart: start,
      lineEnd: lines?.end ? Number(lines.end) : start,
    };
  }
  return null;
}

const trimmed = (path: string) => path.replace(/^\/+|\/+$/g, '');
const isCommit = (ref: string) => /^[0-9a-f]{7,64}$/.test(ref);

const WRITTEN: Record<Shape, (address: Address) => string> = {
  github: ({ repository, kind, ref, path }) =>
    `${repository}/${kind === 'file' ? 'blob' : 'tree'}/${ref}${below(path)}`,
  gitlab: ({ repository, kind, ref, path }) =>
    `${repository}/-/${kind === 'file' ? 'blob' : 'tree'}/${ref}${below(path)}`,
  gitea: ({ repository, ref, path }) =>
    `${repository}/src/${isCommit(ref) ? 'commit' : 'branch'}/${ref}${below(path)}`,
};
const below = (path: string) => (path === '' ? '' : `/${path}`);

/** Forges show rendered Markdown without line numbers unless they are asked for the plain text. */
const PLAIN: Record<Shape, string> = { github: '?plain=1', gitlab: '?plain=1', gitea: '?display=source' };

function write(address: Address): string {
  const { shape, kind, lineStart, lineEnd } = address;
  const plain = kind === 'file' ? PLAIN[shape] : '';
  return (
    WRITTEN[shape](address) +
    plain +
    (lineStart === null ? '' : anchorOf(shape, lineStart, lineEnd ?? lineStart))
  );
}

const anchorOf = (shape: Shape, start: number, end: number) =>
  end > start ? `#L${start}-${shape === 'gitlab' ? '' : 'L'}${end}` : `#L${start}`;

/** The address with these lines; one that is of no file of a repository stays as it is. */
export function withLines(url: string, lineStart: number, lineEnd: number): string {
  const address = readAddress(url);
  return address?.kind === 'file' ? write({ ...address, lineStart, lineEnd }) : url;
}

/** A file below the folder of the reports: at its commit, or else on the branch. */
export const addressOfFile = (
  { repository, shape, branch, folder }: Place,
  file: string,
  commit: string | null,
): string =>
  write({
    ...{ repository, shape, kind: 'file', ref: commit ?? branch },
    path: joinedPath(folder, file),
    ...{ lineStart: null, lineEnd: null },
  });

/** The folder of the reports on the branch, with a slash at its end: links of reports are relative to it. */
export const addressOfFolder = ({ repository, shape, branch, folder }: Place): string =>
  `${WRITTEN[shape]({ ...{ repository, shape, kind: 'file', ref: branch }, path: folder, ...{ lineStart: null, lineEnd: null } })}/`;

/** What a reader sees of a folder of the repository, at a commit. */
export const addressOfListing = ({ repository, shape }: Place, folder: string, commit: string): string =>
  write({
    ...{ repository, shape, kind: 'folder', ref: commit, path: folder },
    ...{ lineStart: null, lineEnd: null },
  });

/** A path below a folder, which may be the root. */
export const joinedPath = (folder: string, file: string): string =>
  folder === '' ? file : `${folder}/${file}`;

/** A link into the repository, as the group's own files name it, leads to where that is now; any other link stays as it is. */
export function rebased(source: Source, url: string): string {
  const { home } = source;
  const address = home && readAddress(url);
  if (!home || !address || address.repository !== home.repository) return url;
  const inFolder = address.path === home.folder || address.path.startsWith(`${home.folder}/`);
  const path = inFolder
    ? trimmed(joinedPath(source.folder, address.path.slice(home.folder.length + 1)))
    : address.path;
  const ref = address.ref === home.branch ? source.branch : address.ref;
  return write({ ...address, repository: source.repository, shape: source.shape, path, ref });
}

/** Whether a link leads to a line of the file that another one leads to. */
export function sameFile(withLine: string, file: string): boolean {
  const [line, whole] = [readAddress(withLine), readAddress(file)];
  return (
    line !== null &&
    whole !== null &&
    line.lineStart !== null &&
    line.repository === whole.repository &&
    line.path === whole.path
  );
}

/** The shape of addresses on a host, by its name; a forge that nothing tells is taken for GitHub. */
export function shapeOf(repository: string): Shape {
  const { hostname } = new URL(repository);
  if (/gitlab/i.test(hostname)) return 'gitlab';
  return /gitea|forgejo|codeberg/i.test(hostname) ? 'gitea' : 'github';
}

/**
 * The place that the setting names: a repository, or a folder of it as its page shows it; what the setting leaves out is as in
 * the group's file.
 */
export function sourceFrom(home: Place, given: string | null): Source {
  if (given === null) return { ...home, home: null };
  const address = readAddress(given);
  const place: Place = address
    ? { repository: address.repository, branch: address.ref, folder: address.path, shape: address.shape }
    : {
        ...home,
        repository: given.replace(/[?#].*$/, '').replace(/\/+$|\.git$/g, ''),
        shape: shapeOf(given),
      };
  return { ...place, home };
}

/** Where a browser makes a file of this name in a folder; null where the forge has no page for that. */
export function newFileAt({ repository, branch, folder, shape }: Place, name: string): string | null {
  if (shape !== 'github') return null;
  const path = folder === '' ? '' : `/${folder}`;
  return `${repository}/new/${branch}${path}?filename=${encodeURIComponent(name)}`;
}
