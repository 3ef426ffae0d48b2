import fresh from 'fresh';
import { placeOf } from '../base/folder.ts';
import { actWith } from './act/index.ts';
import { forms } from './act/levels.ts';
import { answer, IMMUTABLE, markdownFile, REVALIDATE, redirect, seeOther, unchanged } from './answer.ts';
import { type Asset, actScript, icon, script, style } from './assets.ts';
import type { Group } from './group.ts';
import { gone } from './missing/gone.tsx';
import { notFound } from './missing/not-found.tsx';
import { type Execute, FormerKey, queryWith } from './operations.ts';
import { page as pageOf } from './page.tsx';
import { whyNot } from './problem.tsx';
import { readingOf, today } from './reading.ts';
import { matcherOf } from './route.ts';
import { inFolder, siteUrl } from './site-url.ts';
import { type LedgerState, tagOf } from './tag.ts';
import type { Ask, Query } from './view.ts';
import { exports, views } from './views.ts';
import type { Form, Visitor } from './visitor.ts';

export { adminPage, type Section } from './admin/page.tsx';
export { documents, type Execute } from './operations.ts';
export { shownElsewhere } from './shown-elsewhere.ts';
export type { Visitor } from './visitor.ts';

export interface PageOptions {
  /** Where readers reach the site: origin, and a folder where it is in one; null: the origin they asked. */
  publicUrl: string | null;
  /** Settings by which the same ledger is written differently; empty when absent. */
  edition?: string;
  /** Whose page it is. */
  group: Group;
  /** With whom people can sign in. */
  providers?: readonly { id: string; name: string }[];
}

/** Who asks, and what they have sent; stale: from a page that was not written for them. */
interface PageAsked {
  visitor: Visitor | null;
  form: Form | null;
  isStale?: boolean;
}

/** Nobody in particular, who only reads. */
const READER: PageAsked = { visitor: null, form: null };

/** Null where nobody can say. */
type ReadState = () => Promise<LedgerState | null>;

const html = 'text/html; charset=utf-8';
const assets = new Map<string, Asset>([style, script, actScript].map((asset) => [asset.path, asset]));
const viewRoutes = views.map((view) => ({ view, match: matcherOf(view.path) }));
const exportRoutes = exports.map((file) => ({ file, match: matcherOf(file.path) }));

/** Every path that is not GraphQL's or a probe's: pages, the files beside them, and what is not found. */
export function createPage({ publicUrl, edition: given = '', group, providers = [] }: PageOptions) {
  const actAt = actWith(providers.map(({ id, name }) => ({ id, name })));
  const folder = publicUrl === null ? '' : placeOf(publicUrl).folder;
  const edition = publicUrl === null ? given : `${given} ${publicUrl}`;
  const page = async (...shown: Parameters<typeof pageOf>) => inFolder(await pageOf(...shown), folder);
  const handle = async (
    request: Request,
    execute: Execute,
    readState: ReadState,
    { visitor, form, isStale = false }: PageAsked,
  ): Promise<Response> => {
    const asked = new URL(request.url);
    const url = siteUrl(publicUrl ?? asked.origin, asked.pathname + asked.search);
    const asset = assets.get(url.pathname);
    if (asset) return answer({ ...asset, cache: IMMUTABLE });
    if (url.pathname === icon.path) return answer({ ...icon, cache: 'public, max-age=86400' });

    const elsewhere = form ? null : movedTo(url.pathname);
    if (elsewhere) return redirect(elsewhere + url.search);

    let isUnderWay = false;
    const query = queryWith((document, variables) => execute(document, variables, isUnderWay));
    try {
      const file = form ? null : fileAt(url);
      if (file) {
        // Before anything of the file is read: what is written meanwhile makes another version.
        const state = await readState();
        const tag: { etag?: string } = state ? { etag: tagOf(state, url, edition) } : {};
        const known = request.headers.get('if-none-match');
        const isKnown = known !== null && fresh({ 'if-none-match': known }, tag);
        // Who says `*` wants to hear whether there is such a file, which is not known yet.
        if (isKnown && known !== '*') return unchanged(tag);
        const written = await file.write(askFor(url, file.params, query, group, null));
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
      const ask = { url, params: {}, reading, query, group, visitor };
      const acted = await actAt({ ...ask, form, isStale, execute });
      if (acted && 'location' in acted) return seeOther(acted.location);
      if (acted && 'markdown' in acted) return markdownFile(acted);
      const sight =
        acted ?? (await viewAt(url, query, group, visitor)) ?? (await gone(ask)) ?? (await notFound(ask));
      return answer({
        type: html,
        body: await page(sight, url, reading, group, visitor),
        status: sight.status,
        ...(sight.isPrivate ? { cache: 'private, no-store' } : {}),
      });
    } catch (error) {
      const now = error instanceof FormerKey ? pathWith(url.pathname, error) : null;
      if (now) return redirect(now + url.search, REVALIDATE);
      const problem = whyNot(error);
      if (!problem) throw error;
      const body = await page(problem, url, today, group, visitor);
      return answer({ type: html, body, status: problem.status, headers: problem.headers });
    }
  };
  return (
    request: Request,
    execute: Execute,
    readState: ReadState = async () => null,
    asker: PageAsked = READER,
  ): Promise<Response> => {
    const see = () => handle(request, execute, readState, asker);
    const isForm = asker.form || new URL(request.url).pathname.startsWith('/act/');
    return asker.visitor || isForm ? forms.run(group, see) : see();
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

/** The same path with the slug or the date that is right now; null where it does not have the former one. */
function pathWith(path: string, { was, key }: FormerKey): string | null {
  // A meeting's date may be followed by its name.
  const end = /^\d{4}-\d\d-\d\d$/.test(was) ? '' : '(?![a-z\\d-])';
  const moved = path.replace(new RegExp(`^(/[a-z]+/)${was.replaceAll('-', '\\-')}${end}`), `$1${key}`);
  return moved === path ? null : moved;
}

const askFor = (
  url: URL,
  params: Ask['params'],
  query: Query,
  group: Group,
  visitor: Visitor | null,
): Ask => ({
  url,
  params,
  reading: readingOf(url),
  query,
  group,
  visitor,
});

async function viewAt(url: URL, query: Query, group: Group, visitor: Visitor | null) {
  for (const { view, match } of viewRoutes) {
    const params = match(url.pathname);
    if (params) return view.see(askFor(url, params, query, group, visitor));
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
