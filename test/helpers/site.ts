import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type Config, readConfig } from '../../src/config.ts';
import { causeOf, type Db, isGivenUp, isOutcomeUnknown, whyNoWrite } from '../../src/db/index.ts';
import { authenticate } from '../../src/domain/access/authenticate.ts';
import { endedTokens } from '../../src/domain/access/ended.ts';
import { signIn } from '../../src/domain/access/sign-in.ts';
import { createEvents } from '../../src/domain/events/events.ts';
import { ledgerState } from '../../src/domain/ledger/state.ts';
import { createContext, schema } from '../../src/graphql/index.ts';
import { createApp, createAuthenticate, createLog, createMetrics, sentenceOf } from '../../src/http/index.ts';
import { createPage, documents, shownElsewhere } from '../../src/page/index.ts';
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
  /** Keeps public answers, as server.ts does. */
  keeps?: boolean;
}

export interface Site {
  url: string;
  database: TestDatabase;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** The page as text; fails unless it is answered with `status`. */
  html(path: string, status?: number): Promise<string>;
  close(): Promise<void>;
}

/** The whole server on a port of its own: the edge, GraphQL and the page over a fresh database, as server.ts composes them. */
export async function openSite(options: SiteOptions = {}): Promise<Site> {
  const { fill, kind = 'pglite', now = '2018-02-01T12:00:00Z', clock = () => new Date(now) } = options;
  const database = options.on ?? (await testDatabase(kind, { seeded: !fill }));
  const events = createEvents({ database: database.database, onError: () => {}, now: clock });
  await fill?.(database.db);
  const config: Config = {
    ...readConfig({ PORT: '0', LOG_LEVEL: 'silent', SIG_STATUS_READS_PER_MINUTE: '0' }),
    ...(options.keeps ? {} : { keepBytes: 0, sharedCacheSeconds: 0 }),
    ...options.config,
  };
  const metrics = createMetrics(documents.keys());
  const edge = createApp({
    config,
    log: createLog(config),
    faultOf: (error) =>
      isOutcomeUnknown(error) ? 'OUTCOME_UNKNOWN' : isGivenUp(error) ? 'TIMEOUT' : causeOf(error),
    schema,
    authenticate: createAuthenticate({
      issuers: config.issuers,
      authenticate: (authorization, at) => authenticate(database.db, authorization, at),
      signIn: (rules, claims) => signIn(database.db, rules, claims),
    }),
    endedTokens: (ids) => endedTokens(database.db, ids, clock()),
    createContext: ({ viewer = null, requestId, onClose, request, acts, own }) =>
      createContext({
        db: database.db,
        viewer,
        now: clock(),
        requestId,
        onClose,
        signal: request.signal,
        onEnd: (end) => {
          acts.done += end === 'COMMITTING' ? 1 : -1;
        },
        onAct: metrics.acted,
        events,
        settings: {
          staleDays: config.staleDays,
          maxPageSize: own?.mostRows ?? config.maxPageSize,
          waiverDays: config.waiverDays,
          source: config.source,
        },
      }),
    metrics,
    // Credentials and kept answers go by the real time where no clock is given, which does not move.
    now: options.clock,
    whyNotReady: async () => {
      const cause = await whyNoWrite(database.db).catch(causeOf);
      return cause && sentenceOf(cause);
    },
    page: createPage({ publicUrl: config.publicUrl, group: config.group }),
    shownElsewhere,
    ledgerState: (at: Date) => ledgerState(database.db, at),
    ...(options.keeps
      ? { listenToLedger: (heard: () => void) => database.database.listen('ledger', heard, heard) }
      : {}),
    documents: [...documents.values()],
    examples: [],
  });
  edge.server.listen(0, '127.0.0.1');
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
  return html
    .replace(/<head>.*?<\/head>|<svg.*?<\/svg>|<script.*?<\/script>/gs, ' ')
    .replace(/<\/?(?:a|b|strong|span|time|code)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(lt|gt|quot|amp|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The words of the first element whose opening tag has all of `attributes`; empty where there is none. */
export function wordsWithin(html: string, tag: string, attributes: string): string {
  const [, inner = ''] =
    new RegExp(`<${tag}\\b[^>]*${escaped(attributes)}[^>]*>(.*?)</${tag}>`, 's').exec(html) ?? [];
  return wordsOf(inner);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
