import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { compose } from '../../src/compose.ts';
import { type Config, readConfig } from '../../src/config.ts';
import type { Db } from '../../src/db/index.ts';
import { type AppOptions, createLog, createMetrics, type OnceLink } from '../../src/http/index.ts';
import { documents } from '../../src/page/index.ts';
import { type DatabaseKind, type TestDatabase, testDatabase } from './database.ts';

export interface SiteOptions {
  /** What the database holds besides the tables: the seeds unless it is filled otherwise. */
  fill?: (db: Db) => Promise<unknown>;
  kind?: DatabaseKind;
  /** A database that is there already, and stays: one more server on it. */
  on?: TestDatabase;
  /** The instant at which everything is read. */
  now?: string;
  /** Instead of `now`, for what happens while time goes on. */
  clock?: () => Date;
  config?: Partial<Config>;
  /** What server.ts hands in beside. */
  app?: Partial<AppOptions>;
  /** Keeps public answers, as server.ts does. */
  keeps?: boolean;
  /** Signs in whoever reads the terminal. */
  onceLink?: OnceLink;
  /** To listen on; a free one unless its address must be known before. */
  port?: number;
}

export interface Site {
  url: string;
  database: TestDatabase;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** The page as text; fails unless it is answered with `status`. */
  html(path: string, status?: number): Promise<string>;
  close(): Promise<void>;
}

/** The whole server on a port of its own: the edge, GraphQL and the page over a fresh database, put together as the server is. */
export async function openSite(options: SiteOptions = {}): Promise<Site> {
  const { fill, kind = 'pglite', now = '2018-02-01T12:00:00Z', clock = () => new Date(now) } = options;
  const database = options.on ?? (await testDatabase(kind, { seeded: !fill }));
  await fill?.(database.db);
  const config: Config = {
    ...readConfig({ PORT: '0', LOG_LEVEL: 'silent', SIG_STATUS_READS_PER_MINUTE: '0' }),
    ...(options.keeps ? {} : { keepBytes: 0, sharedCacheSeconds: 0 }),
    ...options.config,
  };
  const edge = compose(config, {
    log: createLog(config),
    database: database.database,
    metrics: createMetrics(documents.keys()),
    readAt: clock,
    // Credentials and kept answers go by the real time where no clock is given, which does not move.
    heldAt: options.clock ?? (() => new Date()),
    over: {
      onceLink: options.onceLink,
      // A connection for each site that nobody asks to keep anything.
      ...(options.keeps ? {} : { listenToLedger: undefined }),
      ...options.app,
    },
  });
  edge.server.listen(options.port ?? 0, '127.0.0.1');
  await once(edge.server, 'listening');
  const url = `http://127.0.0.1:${(edge.server.address() as AddressInfo).port}`;
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(url + path, { headers, redirect: 'manual' });
  return {
    url,
    database,
    get,
    async html(path, status = 200) {
      const response = await get(path);
      const text = await response.text();
      if (response.status !== status)
        throw new Error(
          `${path}: expected ${status}, got ${response.status}: ${wordsOf(text).slice(0, 500)}`,
        );
      return text;
    },
    async close() {
      await edge.close(0);
      if (!options.on) await database.close();
    },
  };
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" };

/** What a reader of some HTML reads: its words in their order, without head, pictures and markup. */
export function wordsOf(html: string): string {
  return withoutPictures(html)
    .replace(/<head>.*?<\/head>|<script.*?<\/script>/gs, ' ')
    .replace(/<\/?(?:a|b|strong|span|time|code)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(lt|gt|quot|amp|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A picture may stand in a picture. */
function withoutPictures(html: string): string {
  const less = html.replace(/<svg\b(?:(?!<svg\b).)*?<\/svg>/gs, ' ');
  return less === html ? html : withoutPictures(less);
}

/** The words of the first element whose opening tag has all of `attributes`; empty where there is none. */
export function wordsWithin(html: string, tag: string, attributes: string): string {
  const [, inner = ''] =
    new RegExp(`<${tag}\\b[^>]*${escaped(attributes)}[^>]*>(.*?)</${tag}>`, 's').exec(html) ?? [];
  return wordsOf(inner);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
