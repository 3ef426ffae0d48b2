import { basename } from 'node:path/posix';

export const DEFAULT_REPOSITORY = 'https://github.com/linuxkit/linuxkit/blob/master/';
const DEFAULT_FOLDER = 'reports/sig-security/';

export interface ResolvedLink {
  url: string;
  /** Last part of a link into /projects, known or not. */
  project: string | null;
}

export type LinkResolver = (
  href: string,
) => ResolvedLink | { problem: 'unsafe-link' | 'broken-link'; why: string };

/** Folder of a report in the SIG's repository: `reports/<group>/` as the path has it, or the security SIG's. */
export function repositoryFolder(path: string) {
  const folders = path.replaceAll('\\', '/').split('/').slice(0, -1);
  const at = folders.lastIndexOf('reports');
  const folder = at >= 0 && at < folders.length - 1 ? `${folders.slice(at).join('/')}/` : DEFAULT_FOLDER;
  return DEFAULT_REPOSITORY + folder;
}

/** Resolves links as GitHub does: `/x` from the repository's root, `x` from the report's folder `base`. */
export function createLinkResolver(base: string): LinkResolver {
  const root =
    /^https:\/\/github\.com\/[^/]+\/[^/]+\/(?:blob|tree)\/[^/]+\//.exec(base)?.[0] ?? new URL('/', base).href;
  const repository = basename(root.replace(/\/(?:blob|tree)\/[^/]+\/$/, ''));
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
    return { url: url.href, project: projectOf(url, root, repository) };
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
function projectOf(url: URL, root: string, repository: string) {
  const [, owner, name, kind, , folder, slug] = url.pathname.split('/');
  const isGitHub = /^(?:www\.)?github\.com$/.test(url.hostname) && owner && name === repository;
  const inTree = isGitHub && /^(?:blob|tree)$/.test(kind ?? '') && folder === 'projects' ? slug : undefined;
  const inRoot = url.href.startsWith(`${root}projects/`)
    ? url.pathname.slice(new URL(root).pathname.length).split('/')[1]
    : undefined;
  const found = inTree ?? inRoot;
  return found && !found.includes('.') ? found : null;
}
