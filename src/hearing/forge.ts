import type { Place, Shape } from '../base/place.ts';

interface ForgeFile {
  /** Below the folder of the reports. */
  name: string;
  /** Hash under which git keeps its content. */
  blob: string;
}

/** A repository as its forge's API gives it: this one, and no other. */
export interface Forge {
  /** Markdown files directly in the folder of the reports, at a commit. */
  files(commit: string): Promise<ForgeFile[]>;
  content(name: string, commit: string): Promise<string>;
  /** Newest commit of the branch; `isUnchanged` where it is still that of the tag. */
  head(etag: string | null): Promise<{ isUnchanged: boolean; commit: string | null; etag: string | null }>;
  /** Runs of a workflow file, or pipelines of GitLab, on a branch that have ended, newest first. */
  runs(
    workflow: string,
    branch: string,
    etag: string | null,
  ): Promise<{ isUnchanged: boolean; rows: unknown[]; etag: string | null }>;
}

class ForgeError extends Error {
  readonly status: number;
  constructor(message: string, status = 0) {
    super(message);
    this.name = 'ForgeError';
    this.status = status;
  }
}

const MOST_BYTES = 2 * 1024 * 1024;

/** Where the API of a repository is, by the address of its page. */
function apiOf({ repository, shape }: Pick<Place, 'repository' | 'shape'>): string {
  const { origin, hostname } = new URL(repository);
  if (shape === 'gitlab') return `${origin}/api/v4`;
  if (shape === 'gitea') return `${origin}/api/v1`;
  return hostname === 'github.com' ? 'https://api.github.com' : `${origin}/api/v3`;
}

/** `owner/name`, as webhooks say it. */
export const fullName = (repository: string): string =>
  new URL(repository).pathname.replace(/^\/|\/$|\.git$/g, '');

interface Options {
  place: Place;
  /** For private repositories and for more requests in an hour; null: none is sent. */
  token: string | null;
  /** Base of the API; null: as the address of the repository tells. */
  api: string | null;
}

export function createForge({ place, token, api: given }: Options): Forge {
  const { shape, folder, branch } = place;
  const api = given ?? apiOf(place);
  const name = fullName(place.repository);
  const repo = shape === 'gitlab' ? `${api}/projects/${encodeURIComponent(name)}` : `${api}/repos/${name}`;
  const pathOf = (file: string) => (folder === '' ? file : `${folder}/${file}`);
  const escaped = (path: string) => path.split('/').map(encodeURIComponent).join('/');
  const ref = (commit: string) => `ref=${encodeURIComponent(commit)}`;

  async function ask(url: string, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(url, {
      // A redirect could lead to another host, with our token.
      redirect: 'error',
      signal: AbortSignal.timeout(10_000),
      headers: { accept: 'application/json', 'user-agent': 'sig-status', ...auth(shape, token), ...headers },
    }).catch((error: Error) => {
      throw new ForgeError(
        `The repository cannot be reached (${(error.cause as { code?: string })?.code ?? error.name}).`,
      );
    });
    if (response.status === 304) return response;
    if (!response.ok) {
      await response.body?.cancel();
      throw new ForgeError(`The repository answered ${response.status}.`, response.status);
    }
    return response;
  }

  async function text(response: Response): Promise<string> {
    const bytes: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of response.body ?? []) {
      length += chunk.length;
      if (length > MOST_BYTES)
        throw new ForgeError(`The repository answered with more than ${MOST_BYTES} bytes.`);
      bytes.push(chunk);
    }
    return Buffer.concat(bytes).toString('utf8');
  }
  const json = async (response: Response) => JSON.parse(await text(response)) as unknown;

  return {
    async files(commit) {
      const found: ForgeFile[] = [];
      for (let page = 1; page <= 20; page++) {
        const url =
          shape === 'gitlab'
            ? `${repo}/repository/tree?path=${encodeURIComponent(folder)}&${ref(commit)}&per_page=100&page=${page}`
            : `${repo}/contents/${escaped(folder)}?${ref(commit)}`;
        const rows = (await json(await ask(url))) as {
          name: string;
          type: string;
          sha?: string;
          id?: string;
        }[];
        for (const { name: file, type, sha, id } of rows)
          if (/^(?:file|blob)$/.test(type) && isMinutes(file))
            found.push({ name: file, blob: sha ?? id ?? '' });
        if (shape !== 'gitlab' || rows.length < 100) break;
      }
      return found.sort((one, other) => (one.name < other.name ? -1 : 1));
    },
    async content(file, commit) {
      const path = pathOf(file);
      const url =
        shape === 'gitlab'
          ? `${repo}/repository/files/${encodeURIComponent(path)}/raw?${ref(commit)}`
          : shape === 'gitea'
            ? `${repo}/raw/${escaped(path)}?${ref(commit)}`
            : `${repo}/contents/${escaped(path)}?${ref(commit)}`;
      return text(await ask(url, { accept: shape === 'github' ? 'application/vnd.github.raw+json' : '*/*' }));
    },
    async head(etag) {
      const url =
        shape === 'gitlab'
          ? `${repo}/repository/commits?ref_name=${encodeURIComponent(branch)}&path=${encodeURIComponent(folder)}&per_page=1`
          : `${repo}/commits?sha=${encodeURIComponent(branch)}&path=${encodeURIComponent(folder)}&${shape === 'gitea' ? 'limit' : 'per_page'}=1`;
      const response = await ask(url, etag ? { 'if-none-match': etag } : {});
      if (response.status === 304) return { isUnchanged: true, commit: null, etag };
      const [newest] = (await json(response)) as { sha?: string; id?: string }[];
      return {
        isUnchanged: false,
        commit: newest?.sha ?? newest?.id ?? null,
        etag: response.headers.get('etag'),
      };
    },
    async runs(workflow, on, etag) {
      const isGitlab = shape === 'gitlab';
      const ofBranch = encodeURIComponent(on);
      const url = isGitlab
        ? `${repo}/pipelines?ref=${ofBranch}&scope=finished&per_page=30`
        : `${repo}/actions/workflows/${encodeURIComponent(workflow)}/runs?branch=${ofBranch}&status=completed&per_page=30`;
      const response = await ask(url, etag ? { 'if-none-match': etag } : {});
      if (response.status === 304) return { isUnchanged: true, rows: [], etag };
      const answer = await json(response);
      const rows = isGitlab ? answer : (answer as { workflow_runs?: unknown }).workflow_runs;
      return {
        isUnchanged: false,
        rows: Array.isArray(rows) ? rows : [],
        etag: response.headers.get('etag'),
      };
    },
  };
}

/** What a folder of minutes has beside them is left alone. */
export const isMinutes = (file: string): boolean =>
  /^[^/]+\.(?:md|markdown)$/i.test(file) && !/^readme\./i.test(file);

function auth(shape: Shape, token: string | null): Record<string, string> {
  if (token === null) return {};
  if (shape === 'gitlab') return { 'private-token': token };
  return { authorization: shape === 'gitea' ? `token ${token}` : `Bearer ${token}` };
}
