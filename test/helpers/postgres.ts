import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { type PostgresVersion, postgresPrograms, runnable, user } from './postgres-programs.ts';

export interface Cluster {
  /** Of the database `postgres`; put another name at its end. */
  url: string;
  /** Where its files are. */
  data: string;
  /** As after a power cut of the server: the connections break and nothing answers until `start`. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Whether it has ended by itself. */
  hasEnded(): boolean;
}

/** Starts a PostgreSQL of its own, on a free port of 127.0.0.1 and in a temporary directory within `folder`. */
export async function startCluster(
  version: PostgresVersion,
  settings: string[] = [],
  initOptions: string[] = [],
  /** Puts files there instead of new ones. */
  copy?: (data: string) => Promise<void>,
  folder = tmpdir(),
): Promise<Cluster> {
  const installed = postgresPrograms(version);
  if (installed === null)
    throw new Error(`npm has no PostgreSQL ${version} for ${process.platform}-${process.arch}`);
  const directory = mkdtempSync(join(folder, 'sig-status-postgres-'));
  try {
    return await startIn(directory, version, installed, settings, initOptions, copy);
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
}

async function startIn(
  directory: string,
  version: PostgresVersion,
  installed: string,
  settings: string[],
  initOptions: string[],
  copy?: (data: string) => Promise<void>,
): Promise<Cluster> {
  if (user.uid !== undefined) chownSync(directory, user.uid, user.gid);
  const programs = runnable(installed, directory);
  const data = join(directory, 'data');
  const run = { ...user, cwd: directory, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } };
  const initdb = [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '--locale=C',
    '--encoding=UTF8',
    '--no-sync',
    ...initOptions,
  ];
  if (copy) await copy(data);
  else await promisify(execFile)(join(programs, 'bin', 'initdb'), initdb, run);
  let port = await freePort();
  const url = () => `postgres://postgres@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | null = null;

  const start = async () => {
    const options = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings];
    server = spawn(
      join(programs, 'bin', 'postgres'),
      ['-D', data, ...options.flatMap((option) => ['-c', option])],
      { ...run, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let log = '';
    server.stderr?.on('data', (chunk) => {
      log = `${log}${chunk}`.slice(-4000);
    });
    for (let tries = 0; !(await answers(url())); tries += 1) {
      if (server.exitCode !== null || tries === 300)
        throw new Error(`PostgreSQL ${version} did not start:\n${log}`);
      await sleep(100);
    }
  };
  const end = async (signal: NodeJS.Signals) => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  };
  const kill = () => end('SIGQUIT');
  // Only when the run is ended from outside; otherwise `stop` comes first.
  const lastResort = () => {
    server?.kill('SIGQUIT');
  };
  process.once('exit', lastResort);
  await start().catch(async () => {
    // Someone else was faster at the port.
    port = await freePort();
    await start();
  });
  return {
    url: url(),
    data,
    kill,
    start,
    hasEnded: () => server === null || server.exitCode !== null || server.signalCode !== null,
    async stop() {
      await end('SIGINT');
      process.off('exit', lastResort);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A streaming replica of a cluster: a base copy while it runs, and all that is written since. */
export function startReplica(version: PostgresVersion, primary: Cluster): Promise<Cluster> {
  return startCluster(version, [], [], async (data) => {
    const client = new pg.Client({ connectionString: primary.url });
    await client.connect();
    await client.query("select pg_backup_start('replica', true)");
    // Files that come and go meanwhile are none that the copy needs.
    await promisify(execFile)('cp', ['-a', primary.data, data]).catch((error) => {
      if (!existsSync(join(data, 'PG_VERSION'))) throw error;
    });
    const { rows } = await client.query('select labelfile from pg_backup_stop(false)');
    await client.end();
    for (const name of ['postmaster.pid', 'postmaster.opts']) rmSync(join(data, name), { force: true });
    for (const name of readdirSync(join(data, 'pg_wal'), { withFileTypes: true }))
      if (name.isFile()) rmSync(join(data, 'pg_wal', name.name));
    const { hostname, port, username } = new URL(primary.url);
    const own = (name: string, text: string) => {
      appendFileSync(join(data, name), text);
      if (user.uid !== undefined) chownSync(join(data, name), user.uid, user.gid);
    };
    own('backup_label', rows[0].labelfile);
    own('standby.signal', '');
    own('postgresql.auto.conf', `primary_conninfo = 'host=${hostname} port=${port} user=${username}'\n`);
  });
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
