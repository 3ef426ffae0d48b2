/** The only file that listens: settings → database → migrations and seeds → handlers → socket → shutdown. */
import { once } from 'node:events';
import { type AddressInfo, isIPv6 } from 'node:net';
import type { Logger } from 'pino';
import { type Config, ConfigError, readConfig } from './config.ts';
import {
  causeOf,
  type Database,
  DatabaseOpenError,
  fillProjectWords,
  isGivenUp,
  isOutcomeUnknown,
  lastRefusal,
  MigrationError,
  migrate,
  openDatabase,
  pendingMigrations,
  whyNoWrite,
  withMaintenanceLock,
} from './db/index.ts';
import { authenticate } from './domain/access/authenticate.ts';
import { endedTokens } from './domain/access/ended.ts';
import { signIn } from './domain/access/sign-in.ts';
import { createEvents } from './domain/events/events.ts';
import { ledgerState } from './domain/ledger/state.ts';
import { createContext, schema } from './graphql/index.ts';
import {
  createApp,
  createAuthenticate,
  createLog,
  createMetrics,
  describeError,
  type Edge,
  type FaultOf,
  guardProcess,
  type Metrics,
  sentenceOf,
  serveMetrics,
  startTracing,
  traceStatement,
} from './http/index.ts';
import { createPage, documents, shownElsewhere } from './page/index.ts';
import { SeedError } from './seed/errors.ts';

/** Answers under way get this long; with what closing the database takes it stays within the ten seconds promised. */
const graceMs = 8000;
const exitWithinMs = 9500;

/** What the explorer opens with: operations of the page that ask for nothing in particular. */
const examples = { Overview: {}, Meetings: { first: 5 }, Matrix: { first: 5 } };

const faultOf: FaultOf = (error) => {
  if (isOutcomeUnknown(error)) return 'OUTCOME_UNKNOWN';
  return isGivenUp(error) ? 'TIMEOUT' : causeOf(error);
};

async function openTracker(config: Config, log: Logger, metrics: Metrics): Promise<Database> {
  const database = await openDatabase({
    url: config.databaseUrl,
    dataDir: config.dataDirectory,
    poolSize: config.poolSize,
    statementTimeoutMs: config.statementTimeoutMs,
    poolWaitMs: config.poolWaitMs,
    onError: (err) => log.error({ err }, 'the database, beside any request'),
    onFatal: (err) => log.fatal({ err }, 'the database cannot go on'),
    onNotice: (notice) => log.info(notice),
    onStatement: (statement) => {
      metrics.statement();
      traceStatement(statement);
    },
  });
  try {
    await withMaintenanceLock(database, async () => {
      const { applied } = await migrate(database);
      for (const notice of await fillProjectWords(database.db)) log.warn(notice);
      const { seeded } = config.seed
        ? await (await import('./seed/index.ts')).seed(database, config.groupFolder)
        : { seeded: null };
      log.info({ database: database.description, applied, seeded }, 'the database is open');
    });
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function whyNotReady(database: Database): Promise<string | null> {
  try {
    const cause = await whyNoWrite(database.db);
    if (cause) return sentenceOf(cause);
    const pending = await pendingMigrations(database);
    return pending.length > 0 ? `Migrations wait to be applied: ${pending.join(', ')}.` : null;
  } catch (error) {
    if (error instanceof MigrationError)
      return 'The database holds migrations that this version does not know.';
    const cause = causeOf(error);
    if (!cause) throw error;
    // PostgreSQL ends itself where its log has no room.
    const before = lastRefusal(database.db);
    return before ? `${sentenceOf(cause)} Before that: ${sentenceOf(before)}` : sentenceOf(cause);
  }
}

function compose(config: Config, log: Logger, database: Database, metrics: Metrics): Edge {
  metrics.watchPool(() => database.pool());
  const { db } = database;
  const { staleDays, maxPageSize, waiverDays, source } = config;
  const events = createEvents({
    database,
    now: database.now,
    onError: (err) => log.error({ err }, 'events could not be read, they are tried again'),
  });
  return createApp({
    config,
    log,
    metrics,
    faultOf,
    schema,
    authenticate: createAuthenticate({
      issuers: config.issuers,
      authenticate: (authorization, now) => authenticate(db, authorization, now),
      signIn: (rules, claims) => signIn(db, rules, claims),
    }),
    endedTokens: (ids) => endedTokens(db, ids, database.now()),
    createContext: ({ viewer = null, now = database.now(), requestId, onClose, request, acts, own }) =>
      createContext({
        db,
        viewer,
        now,
        requestId,
        onClose,
        signal: request.signal,
        onEnd: (end) => {
          acts.done += end === 'COMMITTING' ? 1 : -1;
        },
        onAct: metrics.acted,
        events,
        settings: { staleDays, maxPageSize: own?.mostRows ?? maxPageSize, waiverDays, source },
      }),
    whyNotReady: () => whyNotReady(database),
    page: createPage({
      publicUrl: config.publicUrl,
      group: config.group,
      edition: JSON.stringify([staleDays, config.source]),
    }),
    shownElsewhere,
    now: database.now,
    ledgerState: (now) => ledgerState(db, now),
    listenToLedger: (heard) => database.listen('ledger', heard, heard),
    documents: [...documents.values()],
    examples: Object.entries(examples).map(([name, variables]) => ({
      query: documents.get(name) ?? '',
      variables: JSON.stringify(variables, null, 2),
    })),
  });
}

/** Where a person on this machine finds the server. */
async function listen({ server }: Edge, { host, port }: Config): Promise<string> {
  server.listen(port, host);
  await once(server, 'listening');
  const here = ['127.0.0.1', '0.0.0.0', '::1', '::'].includes(host) ? 'localhost' : host;
  return `http://${isIPv6(here) ? `[${here}]` : here}:${(server.address() as AddressInfo).port}`;
}

async function start(): Promise<void> {
  const config = readConfig();
  const log = createLog(config);
  const stopTracing = config.tracesUrl ? await startTracing(config.tracesUrl) : async () => {};
  const metrics = createMetrics(documents.keys());
  const database = await openTracker(config, log, metrics);
  try {
    const edge = compose(config, log, database, metrics);
    const stopMetrics = await serveMetrics(metrics, config);
    const url = await listen(edge, config);
    const close = async () => {
      await edge.close(graceMs);
      stopMetrics();
      await database.close();
      await stopTracing();
    };
    guardProcess({ log, close, withinMs: exitWithinMs });
    process.stdout.write(`sig-status listens on ${url} (${database.description})\n`);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** What an operator can act on, in its own words; anything else without what its message may quote. */
function whyNotStarted(error: unknown): readonly string[] {
  if (error instanceof ConfigError) return error.problems;
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  if (syscall === 'listen' && code === 'EADDRINUSE')
    return [`PORT: another program listens there already (${message}); stop it or set another PORT.`];
  const isOurs = [DatabaseOpenError, MigrationError, SeedError].some((kind) => error instanceof kind);
  return isOurs || syscall === 'listen' ? [message] : [JSON.stringify(describeError(error))];
}

start().catch((error: unknown) => {
  for (const line of ['sig-status did not start:', ...whyNotStarted(error)])
    process.stderr.write(`${line}\n`);
  process.exit(1);
});
