import { basename } from 'node:path/posix';
import { readAddress } from '../../base/source.ts';

/** Stands for a repository of which nobody has said where it is. */
const UNKNOWN = 'https://repository.invalid/a/group/blob/HEAD/';
const SOME_FOLDER = 'reports/group/';

interface ResolvedLink {
  url: string;
  /** Last part of a link into /projects, known or not. */
  project: string | null;
}

export type LinkResolver = (
  href: string,
) => ResolvedLink | { problem: 'unsafe-link' | 'broken-link'; why: string };

/** Folder of a report in a repository that is not known: `reports/<group>/` as the path has it, or some group's. */
export function repositoryFolder(path: string) {
  const folders = path.replaceAll('\\', '/').split('/').slice(0, -1);
  const at = folders.lastIndexOf('reports');
  const folder = at >= 0 && at < folders.length - 1 ? `${folders.slice(at).join('/')}/` : SOME_FOLDER;
  return UNKNOWN + folder;
}

/** Resolves links as GitHub does: `/x` from the repository's root, `x` from the report's folder `base`. */
export function createLinkResolver(base: string, alsoNamed: readonly string[] = []): LinkResolver {
  const address = readAddress(base);
  const root = address
    ? base.slice(0, base.length - (address.path === '' ? 0 : address.path.length + 1))
    : new URL('/', base).href;
  // Where nobody has said which repository it is, a project of any is meant.
  const names = base.startsWith(UNKNOWN)
    ? null
    : [address?.repository ?? '', ...alsoNamed].map((repository) => basename(repository));
  return (href) => {
    const isRelative = !/^[a-z][a-z0-9+.-]*:/i.test(href) && !href.startsWith('//');
    const url = parseUrl(
      isRelative && href.startsWith('/') ? href.slice(1) : href,
      isRelative && href.startsWith('/') ? root : base,
    );
    if (!url) return { problem: 'broken-link', why: `expected a URL or a path, found ${quote(href)}` };
    if (!['http:', 'https:', 'mailto:'].includes(url.protocol)) {
      return {
        problem: 'unsafe-link',
        why: `expected a link with http, https or mailto, found ${quote(href)}`,
      };
    }
    if (isRelative && !url.href.startsWith(root)) {
      return { problem: 'broken-link', why: `expected a path within the repository, found ${quote(href)}` };
    }
    return { url: url.href, project: projectOf(url, root, names) };
  };
}

function parseUrl(href: string, base: string) {
  try {
    return new URL(href, base);
  } catch {
    return null;
  }
}

const quote = (text: string) => `"${text.length > 80 ? `${text.slice(0, 79)}…` : text}"`;

/** Of any fork and at any revision; files directly in /projects, such as its README, are no projects. */
function projectOf(url: URL, root: string, names: readonly string[] | null) {
  const address = readAddress(url.href);
  const isOurs = address && (names === null || names.includes(basename(address.repository)));
  const [folder, slug] = isOurs ? address.path.split('/') : [];
  const inTree = folder === 'projects' ? slug : undefined;
  const inRoot = url.href.startsWith(`${root}projects/`)
    ? url.pathname.slice(new URL(root).pathname.length).split('/')[1]
    : undefined;
  const found = inTree ?? inRoot;
  return found && !found.includes('.') ? found : null;
}
