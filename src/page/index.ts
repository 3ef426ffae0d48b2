import fresh from 'fresh';
import { answer, IMMUTABLE, REVALIDATE, redirect, unchanged } from './answer.ts';
import { type Asset, icon, script, style } from './assets.ts';
import type { Group } from './group.ts';
import { type Execute, FormerSlug, queryWith } from './operations.ts';
import { page } from './page.tsx';
import { whyNot } from './problem.tsx';
import { readingOf, today } from './reading.ts';
import { matcherOf } from './route.ts';
import { type LedgerState, tagOf } from './tag.ts';
import type { Ask, Query } from './view.ts';
import { exports, views } from './views/index.ts';
import { notFound } from './views/not-found.tsx';

export { documents, type Execute } from './operations.ts';
export { shownElsewhere } from './shown-elsewhere.ts';

export interface PageOptions {
  /** Origin that readers reach the site at; null: the one they asked. */
  publicUrl: string | null;
  /** Settings by which the same ledger is written differently; empty when absent. */
  edition?: string;
  /** Whose page it is. */
  group: Group;
}

/** Null where nobody can say. */
type ReadState = () => Promise<LedgerState | null>;

const html = 'text/html; charset=utf-8';
const assets = new Map<string, Asset>([style, script].map((asset) => [asset.path, asset]));
const viewRoutes = views.map((view) => ({ view, match: matcherOf(view.path) }));
const exportRoutes = exports.map((file) => ({ file, match: matcherOf(file.path) }));

/** Every path that is not GraphQL's or a probe's: pages, the files beside them, and what is not found. */
export function createPage({ publicUrl, edition = '', group }: PageOptions) {
  return async (
    request: Request,
    execute: Execute,
    readState: ReadState = async () => null,
  ): Promise<Response> => {
    const asked = new URL(request.url);
    // Put together as text: as a relative reference, the path `//elsewhere` would be another host.
    const url = new URL((publicUrl ?? asked.origin) + asked.pathname + asked.search);
    const asset = assets.get(url.pathname);
    if (asset) return answer({ ...asset, cache: IMMUTABLE });
    if (url.pathname === icon.path) return answer({ ...icon, cache: 'public, max-age=86400' });

    const elsewhere = movedTo(url.pathname);
    if (elsewhere) return redirect(elsewhere + url.search);

    let isUnderWay = false;
    const query = queryWith((document, variables) => execute(document, variables, isUnderWay));
    try {
      const file = fileAt(url);
      if (file) {
        // Before anything of the file is read: what is written meanwhile makes another version.
        const state = await readState();
        const tag: { etag?: string } = state ? { etag: tagOf(state, url, edition) } : {};
        const known = request.headers.get('if-none-match');
        const isKnown = known !== null && fresh({ 'if-none-match': known }, tag);
        // Who says `*` wants to hear whether there is such a file, which is not known yet.
        if (isKnown && known !== '*') return unchanged(tag);
        const written = await file.write(askFor(url, file.params, query, group));
        isUnderWay = true;
        if (written) {
          const { fileName, status = 200, ...rest } = written;
          const disposition = fileName && { 'content-disposition': `attachment; filename="${fileName}"` };
          return answer({
            ...rest,
            status,
            headers: { ...(status === 200 ? tag : {}), ...(disposition || {}) },
          });
        }
      }
      const reading = readingOf(url);
      const sight =
        (await viewAt(url, query, group)) ?? (await notFound({ url, params: {}, reading, query, group }));
      return answer({ type: html, body: await page(sight, url, reading, group), status: sight.status });
    } catch (error) {
      const now = error instanceof FormerSlug ? pathWith(url.pathname, error) : null;
      if (now) return redirect(now + url.search, REVALIDATE);
      const problem = whyNot(error);
      if (!problem) throw error;
      const body = await page(problem, url, today, group);
      return answer({ type: html, body, status: problem.status, headers: problem.headers });
    }
  };
}

/** Paths that people guess, and where what they look for is. */
const GUESSED: Record<string, string> = { '/projects': '/', '/records': '/changes', '/index.html': '/' };

/** Where a path leads that is not written as the site writes it; null for every other. */
function movedTo(path: string): string | null {
  // With one slash in front, whatever came: with two it would be another host.
  const plain = `/${path.replace(/^\/+|\/+$/g, '')}`;
  return GUESSED[plain] ?? (path.endsWith('/') && plain !== path ? plain : null);
}

/** The same path with the slug that the project has now; null where it does not have the former one. */
function pathWith(path: string, { was, slug }: FormerSlug): string | null {
  const moved = path.replace(
    new RegExp(`^(/[a-z]+/)${was.replaceAll('-', '\\-')}(?![a-z\\d-])`),
    `$1${slug}`,
  );
  return moved === path ? null : moved;
}

const askFor = (url: URL, params: Ask['params'], query: Query, group: Group): Ask => ({
  url,
  params,
  reading: readingOf(url),
  query,
  group,
});

async function viewAt(url: URL, query: Query, group: Group) {
  for (const { view, match } of viewRoutes) {
    const params = match(url.pathname);
    if (params) return view.see(askFor(url, params, query, group));
  }
  return null;
}

function fileAt({ pathname }: URL) {
  for (const { file, match } of exportRoutes) {
    const params = match(pathname);
    if (params) return { ...file, params };
  }
  return null;
}
