import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { lstat, rm } from 'node:fs/promises';
import { connect, isIPv6 } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { packageVersion } from './base/version.ts';
import { compose } from './compose.ts';
import { type Config, ConfigError, passedSocket, readConfig } from './config.ts';
import {
  type Backups,
  type Database,
  DatabaseOpenError,
  fillProjectWords,
  MigrationError,
  migrate,
  openDatabase,
  scheduleBackups,
  withMaintenanceLock,
} from './db/index.ts';
import { isWithoutCredentials } from './domain/session/rows.ts';
import { keepFileSubscriptions } from './domain/subscription/of-file.ts';
import type { Hearer } from './hearing/index.ts';
import {
  type AppOptions,
  createLog,
  createMetrics,
  createOnceLink,
  describeError,
  type Edge,
  guardProcess,
  type Metrics,
  serveMetrics,
  startTracing,
  traceStatement,
} from './http/index.ts';
import { documents } from './page/index.ts';
import { SeedError } from './seed/errors.ts';
import type { Teller } from './telling/index.ts';

/** The only file that listens: settings → database → migrations and seeds → handlers → socket → shutdown. */

/** Running requests get this long; closing the database included, it stays within the ten seconds promised. */
const graceMs = 8000;
const exitWithinMs = 9500;

async function openTracker(config: Config, log: Logger, metrics: Metrics): Promise<Database> {
  const database = await openDatabase({
    url: config.databaseUrl,
    dataDir: config.dataDirectory,
    poolSize: config.poolSize,
    statementTimeoutMs: config.statementTimeoutMs,
    poolWaitMs: config.poolWaitMs,
    onError: (err) => log.error({ err }, 'the database reported an error outside any request'),
    onFatal: (err) => log.fatal({ err }, 'the database cannot go on'),
    onNotice: (notice) => log.info(notice),
    onStatement: (statement) => {
      metrics.statement();
      traceStatement(statement);
    },
    onRows: metrics.rows,
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

/** Null where the settings name no directory for them. */
function startBackups(
  { backupDirectory: directory, backupKeep: keep, backupHours, backupSecrets: withSecrets }: Config,
  log: Logger,
  database: Database,
): Backups | null {
  if (directory === null) return null;
  return scheduleBackups(
    database,
    { directory, keep, everyMs: backupHours * 3_600_000, withSecrets },
    {
      onDone: (file, summary, removed) => log.info({ file, ...summary, removed }, 'a backup was written'),
      onError: (err) => log.error({ err }, 'a backup failed and will be tried again'),
    },
  );
}

interface Listening {
  hearer: Hearer;
  wake(): void;
  stop(): Promise<void>;
}

/** Takes webhooks of the repository where there is a secret for them, and asks it where the settings say so. */
async function listenToRepository(
  config: Config,
  log: Logger,
  { db, now }: Database,
): Promise<Listening | null> {
  if (config.hearSecret === null && config.syncMinutes === 0) return null;
  // Heavy to load, and not always needed.
  const { createHearer, startHearing } = await import('./hearing/index.ts');
  const { createOutgoing } = await import('./telling/outgoing.ts');
  const { get: read } = createOutgoing(config.tellNetworks);
  const { source, waiverDays, forgeApi: api, forgeToken: token } = config;
  const hearer = createHearer({
    ...{ db, now, source, waiverDays, api, token, read },
    rules: config.group.hear,
  });
  const hearing = startHearing(hearer, {
    syncMinutes: config.syncMinutes,
    onError: (err) =>
      log.error({ err: describeError(err) }, 'the repository could not be read; the server tries again'),
  });
  return { hearer, ...hearing };
}

/** What the edge does with a webhook; undefined where there is no secret to check one with. */
function heardBy({ hearer, wake }: Listening, secret: string | null): AppOptions['hear'] {
  if (secret === null) return undefined;
  return {
    secret,
    take: async (told) => {
      const isNew = await hearer.take(told);
      wake();
      return isNew;
    },
  };
}

/** Reports an error at most once a minute, since it recurs every other second while the database is away. */
function nowAndThen(say: (error: Error) => void): (error: Error) => void {
  let saidAt = 0;
  return (error) => {
    if (Date.now() - saidAt < 60_000) return;
    saidAt = Date.now();
    say(error);
  };
}

/** Sends messages to subscribers, unless the settings leave that to other servers. */
async function tell(config: Config, log: Logger, database: Database, origin: string): Promise<Teller | null> {
  if (!config.tells) return null;
  await keepFileSubscriptions(database.db, config.group.tell, database.now());
  // Heavy to load, and not always needed.
  const { startTeller } = await import('./telling/index.ts');
  return startTeller({
    database,
    origin,
    group: config.group,
    staleDays: config.staleDays,
    smtpUrl: config.smtpUrl,
    mailFrom: config.mailFrom ?? `sig-status@${new URL(origin).hostname}`,
    allowedNetworks: config.tellNetworks,
    isAlone: config.databaseUrl === null,
    heldSeconds: config.tellHeldSeconds,
    onError: nowAndThen((err) =>
      log.error({ err: describeError(err) }, 'news could not be sent; the server tries again'),
    ),
  });
}

/** Listens, and returns the address for a person on this machine. */
async function listen({ server }: Edge, { host, port, socket }: Config): Promise<string> {
  const passed = passedSocket();
  if (passed !== null) server.listen({ fd: passed });
  else if (socket !== null) {
    await removeStale(socket);
    server.listen({ path: socket, readableAll: true, writableAll: true });
  } else server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') return address ?? socket ?? 'a socket that was passed';
  const at = passed === null ? host : address.address;
  const here = ['127.0.0.1', '0.0.0.0', '::1', '::'].includes(at) ? 'localhost' : at;
  return `http://${isIPv6(here) ? `[${here}]` : here}:${address.port}`;
}

/** Removes the socket that a killed process left; a socket at which a process listens stays, and `listen` reports it. */
async function removeStale(path: string): Promise<void> {
  const found = await lstat(path).catch(() => null);
  if (!found?.isSocket()) return;
  const isTaken = await new Promise<boolean>((resolve) => {
    const socket = connect(path, () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
    socket.unref();
    setTimeout(() => socket.destroy(), 1000).unref();
  });
  if (!isTaken) await rm(path, { force: true });
}

async function start(): Promise<void> {
  const config = readConfig();
  const log = createLog(config);
  const stopTracing = config.tracesUrl ? await startTracing(config.tracesUrl) : async () => {};
  const metrics = createMetrics(documents.keys(), packageVersion());
  const database = await openTracker(config, log, metrics);
  try {
    const backups = startBackups(config, log, database);
    const listening = await listenToRepository(config, log, database);
    // At the first start on their own machine, people can sign in as an admin and try everything.
    const isFirst = config.databaseUrl === null && (await isWithoutCredentials(database.db));
    const onceLink = isFirst ? createOnceLink() : null;
    const edge = compose(config, {
      ...{ log, database, metrics, backups },
      over: { onceLink, ...(listening && { hear: heardBy(listening, config.hearSecret) }) },
    });
    const stopMetrics = await serveMetrics(metrics, config);
    const url = await listen(edge, config);
    const teller = await tell(config, log, database, config.publicUrl ?? url).catch((err) => {
      log.error(
        { err: describeError(err) },
        'messages to subscribers could not start; none are sent until the next start',
      );
      return null;
    });
    const shared = await database.share({
      onCommand: (command, event) => log.info({ command, event }, 'a command uses the database'),
    });
    const close = async () => {
      const others = Promise.all([shared?.close(graceMs), teller?.stop(), listening?.stop()]);
      await edge.close(graceMs);
      await others;
      stopMetrics();
      await backups?.stop();
      await database.close();
      await stopTracing();
    };
    guardProcess({ log, close, withinMs: exitWithinMs });
    process.stdout.write(`sig-status listens on ${url} (${database.description})\n`);
    if (onceLink)
      process.stdout.write(
        `To sign in as an admin, once, in a browser on this machine: ${url}${onceLink.path}\n`,
      );
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Errors that an operator can act on, in their own words; any other without its message, which may quote data. */
function whyNotStarted(error: unknown): readonly string[] {
  if (error instanceof ConfigError) return error.problems;
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  if (syscall === 'listen' && code === 'EADDRINUSE') {
    const name = message.includes('/') ? 'SIG_STATUS_SOCKET' : 'PORT';
    return [`${name}: another program listens there already (${message}); stop it or set another ${name}.`];
  }
  const isOurs = [DatabaseOpenError, MigrationError, SeedError].some((kind) => error instanceof kind);
  return isOurs || syscall === 'listen' ? [message] : [JSON.stringify(describeError(error))];
}

export const serve = (): Promise<void> =>
  start().catch((error: unknown) => {
    for (const line of ['sig-status did not start:', ...whyNotStarted(error)])
      process.stderr.write(`${line}\n`);
    process.exit(1);
  });

// Only when it runs as a program; commands import this file as well.
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await serve();
