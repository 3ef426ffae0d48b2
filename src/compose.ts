/** The one place that puts the edge together: server.ts listens with it; commands and tests call it within their process. */
import type { Logger } from 'pino';
import { parse } from './base/parse.ts';
import { packageVersion } from './base/version.ts';
import { type Config, shownSettings } from './config.ts';
import {
  type Backups,
  causeOf,
  type Database,
  describeDatabase,
  isGivenUp,
  isOfNewerTables,
  isOutcomeUnknown,
  lastRefusal,
  MigrationError,
  newerTables,
  pendingMigrations,
  whyNoWrite,
  writeExport,
} from './db/index.ts';
import { authenticate } from './domain/access/authenticate.ts';
import { signIn } from './domain/access/sign-in.ts';
import { endedTokens } from './domain/access/tokens.ts';
import { createEvents } from './domain/events/events.ts';
import { ledgerState } from './domain/ledger/state.ts';
import { createSessions } from './domain/session/index.ts';
import { endedSessions } from './domain/session/rows.ts';
import {
  confirmByLink,
  endByLink,
  subscribeByMail,
  whyNotSubscribed,
} from './domain/subscription/by-link.ts';
import { MailWish } from './domain/subscription/schemas.ts';
import { readFigures } from './domain/tracker/figures.ts';
import { createContext, schema } from './graphql/index.ts';
import {
  type AppOptions,
  createApp,
  createAuthenticate,
  createLog,
  createMetrics,
  type Edge,
  type FaultOf,
  type Metrics,
  type Running,
  sentenceOf,
} from './http/index.ts';
import { adminPage, createPage, documents, shownElsewhere } from './page/index.ts';

/** The examples with which the explorer opens: operations of the page that need no particular arguments. */
const examples = { Overview: {}, Meetings: { first: 5 }, Matrix: { first: 5 } };

const faultIn =
  (database: Database): FaultOf =>
  (error) => {
    if (isOutcomeUnknown(error)) return 'OUTCOME_UNKNOWN';
    if (isOfNewerTables(database, error)) return 'OUTDATED';
    return isGivenUp(error) ? 'TIMEOUT' : causeOf(error);
  };

async function whyNotReady(database: Database): Promise<string | null> {
  try {
    const cause = await whyNoWrite(database.db);
    if (cause) return sentenceOf(cause);
    const newer = await newerTables(database);
    if (newer) return newer.isFit ? null : newer.sentence;
    const pending = await pendingMigrations(database);
    return pending.length > 0 ? `Migrations are pending: ${pending.join(', ')}.` : null;
  } catch (error) {
    if (error instanceof MigrationError) return error.message;
    const cause = causeOf(error);
    if (!cause) throw error;
    // PostgreSQL ends itself when its log has no room.
    const before = lastRefusal(database.db);
    return before ? `${sentenceOf(cause)} Before that: ${sentenceOf(before)}` : sentenceOf(cause);
  }
}

const startedAt = new Date();

async function running(database: Database, backups: Backups | null): Promise<Running> {
  const [facts, figures, notReady] = await Promise.all([
    describeDatabase(database),
    readFigures(database.db, database.now()),
    whyNotReady(database),
  ]);
  return {
    version: packageVersion(),
    node: process.version,
    startedAt,
    notReady,
    warnings: await warningsOf(database, backups),
    database: facts,
    figures,
    backups: backups?.state() ?? null,
    pool: database.pool(),
    settings: shownSettings(),
  };
}

/** What the operator should look at, although the server answers. */
async function warningsOf(database: Database, backups: Backups | null): Promise<string[]> {
  const newer = await newerTables(database);
  return [
    ...(newer?.isFit ? [newer.sentence] : []),
    ...(backups?.state().hasFailed ? ['The last backup failed; the log says why.'] : []),
  ];
}

interface Parts {
  log: Logger;
  database: Database;
  metrics: Metrics;
  /** The instant as of which everything is read; left out: the database's time. */
  readAt?: (() => Date) | undefined;
  /** The instant at which credentials and kept answers are checked; left out: as `readAt`. */
  heldAt?: () => Date;
  backups?: Backups | null;
  /** Parts that not every server has, or that replace the usual ones. */
  over?: Partial<AppOptions>;
}

/** The edge over a database: GraphQL, the page, and everything that the edge needs from both. Nothing listens yet. */
export function compose(
  config: Config,
  { log, database, metrics, readAt, heldAt, backups = null, over = {} }: Parts,
): Edge {
  const now = readAt ?? database.now;
  const held = heldAt ?? now;
  metrics.watchPool(() => database.pool());
  const { db } = database;
  metrics.watch({
    figures: () => readFigures(db, now()),
    backups: () => backups?.state() ?? null,
    now,
  });
  const { staleDays, maxPageSize, waiverDays, source } = config;
  const events = createEvents({
    database,
    now,
    onError: (err) => log.error({ err }, 'events could not be read; the server tries again'),
  });
  return createApp({
    config,
    log,
    metrics,
    faultOf: faultIn(database),
    schema,
    authenticate: createAuthenticate({
      issuers: config.issuers,
      authenticate: (authorization, at) => authenticate(db, authorization, at),
      signIn: (rules, claims) => signIn(db, rules, claims),
    }),
    endedTokens: (ids) => endedTokens(db, ids, held()),
    endedSessions: (ids) => endedSessions(db, ids, held(), { idleMinutes: config.sessionIdleMinutes }),
    createContext: ({ viewer = null, now: at = now(), requestId, onClose, request, acts, own }) =>
      createContext({
        isTrial: own?.isTrial,
        db,
        viewer,
        now: readAt ? readAt() : at,
        requestId,
        onClose,
        signal: request.signal,
        onEnd: (end) => {
          acts.done += end === 'COMMITTING' ? 1 : -1;
        },
        onAct: metrics.acted,
        events,
        settings: {
          staleDays,
          maxPageSize: own?.mostRows ?? maxPageSize,
          waiverDays,
          source,
          idleMinutes: config.sessionIdleMinutes,
        },
      }),
    // Links of earlier mails work whichever server sent them, and also while none is sent.
    subscriptions: {
      subscribe: config.smtpUrl ? (wish) => subscribeByMail(db, parse([MailWish], wish)[0], now()) : null,
      confirm: (token) => confirmByLink(db, token, now()),
      end: (token) => endByLink(db, token, now()),
      whyRefused: whyNotSubscribed,
    },
    whyNotReady: () => whyNotReady(database),
    warnings: () => warningsOf(database, backups),
    writeExport: (path: string) => writeExport(database, path),
    page: createPage({
      publicUrl: config.publicUrl,
      group: config.group,
      providers: config.providers,
      edition: JSON.stringify([staleDays, config.source]),
    }),
    sessions: createSessions({
      db,
      now: held,
      times: { idleMinutes: config.sessionIdleMinutes, hours: config.sessionHours },
      issuers: config.providers.map(({ id }) => id),
    }),
    admin: {
      render: (sections, base, visitor) => adminPage(config.group, sections, base, visitor),
      read: () => running(database, backups),
    },
    shownElsewhere,
    now: held,
    ledgerState: (at) => ledgerState(db, at),
    listenToLedger: (heard) => database.listen('ledger', heard, heard),
    documents: [...documents.values()],
    examples: Object.entries(examples).map(([name, variables]) => ({
      query: documents.get(name) ?? '',
      variables: JSON.stringify(variables, null, 2),
    })),
    ...over,
  });
}

/** The whole site over a database that the caller has opened, for one reader without limits. Nothing listens yet. */
export function composeAlone(given: Config, database: Database): Edge {
  const config: Config = {
    ...given,
    logLevel: 'silent',
    metrics: false,
    keepBytes: 0,
    readsPerMinute: 0,
    pointsPerMinute: 0,
  };
  return compose(config, { log: createLog(config), database, metrics: createMetrics(documents.keys()) });
}
