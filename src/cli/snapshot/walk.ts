import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Asked } from './ask.ts';
import { fileOf, linkTo } from './names.ts';
import { linksOf, staticFile, staticPage, wholeLinks } from './rewrite.ts';

interface Options {
  folder: string;
  /** Address at which readers find the snapshot: origin and folder. */
  base: string;
  /** What every page says of itself. */
  note: string;
  signal: AbortSignal;
}

/** Tables, which no page may link to. */
const FILES = [
  'projects',
  'changes',
  'criteria',
  'claims',
  'meetings',
  'notes',
  'proposals',
  'suggestions',
  'waivers',
  'assessments',
  'runs',
];
const FROM = [
  '/',
  ...['', '-projects', '-meetings'].map((list) => `/sitemap${list}.xml`),
  ...FILES.map((name) => `/${name}.csv`),
  '/robots.txt',
];
/** Addresses that need a server to answer them. */
const ASKS =
  /^\/(?:graphql|search|compare|admin|account|sign-in|sign-out|subscribe|unsubscribe|ready|health|metrics|export\.json\.gz)(?:\/|$)/;
/** Parameters of the pages of one list, which link to one another. */
const PAGED = new Set(['after', 'before', 'from']);

interface Known {
  url: URL;
  file: string;
}

/**
 * Writes everything that links from the overview reach. An address with a query is followed only from a page without one, since lists
 * of lists have no end. Days other than today are left out, since they have no end either.
 */
export async function walk(
  site: Asked,
  { folder, base, note, signal }: Options,
): Promise<{ pages: number; files: number }> {
  const within = new URL(base).pathname.replace(/\/$/, '');
  /** By address; null: readers are not shown it. */
  const known = new Map<string, Known | null>();
  /** Answers that are not written yet. */
  const answers = new Map<string, Answer>();
  const written = { pages: 0, files: 0 };

  const urlOf = (href: string): URL | null => {
    const url = new URL(href, 'http://site');
    if (within !== '' && (url.pathname === within || url.pathname.startsWith(`${within}/`)))
      url.pathname = url.pathname.slice(within.length) || '/';
    return ASKS.test(url.pathname) || url.searchParams.has('asOf') || url.searchParams.has('clock')
      ? null
      : url;
  };
  const keyOf = (url: URL) => url.pathname + url.search;

  /** Asks for an address once; one that redirects is known as its target. */
  async function meet(href: string): Promise<void> {
    const url = urlOf(href);
    if (!url || known.has(keyOf(url))) return;
    known.set(keyOf(url), null);
    const answer = await patiently(() => site.get(within + keyOf(url)));
    if (answer.status >= 500)
      throw new Error(
        `expected an answer to ${keyOf(url)}, got status ${answer.status}; the snapshot would not be whole, so nothing was written`,
      );
    if (answer.status >= 300 && answer.status < 400 && answer.location) {
      await meet(answer.location);
      const to = urlOf(answer.location);
      known.set(keyOf(url), (to && known.get(keyOf(to))) ?? null);
      return;
    }
    if (answer.status !== 200) return;
    const file = fileOf(url, answer.type.startsWith('text/html'));
    known.set(keyOf(url), { url, file });
    answers.set(keyOf(url), answer);
    waiting.push(keyOf(url));
  }

  const leadFrom =
    (from: string | null) =>
    (href: string): string | null => {
      const [path = '', fragment] = href.split('#');
      const url = urlOf(path);
      const found = url && known.get(keyOf(url));
      if (!found) return null;
      // A feed has whole addresses, in which pages come without the name of their file.
      const to =
        from === null ? `/${found.file.replace(/(^|\/)index\.html$/, '$1')}` : linkTo(from, found.file);
      return fragment === undefined ? to : `${to}#${fragment}`;
    };

  async function write(key: string): Promise<void> {
    const found = known.get(key);
    const answer = answers.get(key);
    answers.delete(key);
    if (!found || !answer) return;
    const isPage = answer.type.startsWith('text/html');
    let body: string | Buffer = answer.body;
    if (isPage) {
      const html = answer.body.toString();
      for (const href of linksOf(html.replace(/<form\b.*?<\/form>/gs, '')))
        if (isFollowed(found.url, href)) await meet(href.split('#')[0] ?? '');
      body = staticPage(html, leadFrom(found.file), note);
    } else if (/text|json|xml|javascript/.test(answer.type)) {
      const text = answer.body.toString();
      for (const href of wholeLinks(text, base)) await meet(href);
      body = staticFile(text, base, leadFrom(null));
    }
    const path = join(folder, found.file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, body);
    written[isPage ? 'pages' : 'files'] += 1;
  }

  const waiting: string[] = [];
  for (const path of FROM) await meet(path);
  for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
    signal.throwIfAborted();
    await write(key);
  }
  return written;
}

/** Asks again where the site could not answer. */
async function patiently(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    if (answer.status < 500 || tries === 3) return answer;
    await sleep(1000);
  }
}

const isPaged = (url: URL) => [...url.searchParams.keys()].every((name) => PAGED.has(name));

function isFollowed(from: URL, href: string): boolean {
  const to = new URL(href, 'http://site');
  return to.search === '' || isPaged(to) || isPaged(from);
}
