import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { openDatabase } from '../../src/db/index.ts';
import { seedManyProjects } from '../../test/helpers/many-projects.ts';
import { startCluster } from '../../test/helpers/postgres.ts';
import { ask, load } from '../load.ts';
import { type Row, seconds } from '../measure.ts';
import { migratedTemplate } from '../template.ts';

const root = resolve(import.meta.dirname, '../..');
const PROJECTS = 2000;
const CONNECTIONS = 16;

/** The overview page of 2,000 projects, with answers kept and without, against a server that has nothing but its bytes. */
export async function overviewRows({
  rounds,
  requests,
}: {
  rounds: number;
  requests: number;
}): Promise<Row[]> {
  const cluster = await startCluster('18');
  const ends: (() => void)[] = [];
  try {
    const url = await (await migratedTemplate(cluster.url))('overview');
    const database = await openDatabase({ url });
    await seedManyProjects(database.db, PROJECTS);
    await database.db.execute('vacuum analyze');
    await database.close();
    const kept = await startServer(url, {}, ends);
    const computed = await startServer(url, { SIG_STATUS_KEEP_BYTES: '0' }, ends);
    const page = await ask(`${kept}/`);
    if (page !== (await ask(`${computed}/`)))
      throw new Error('Expected the same page with and without keeping.');
    const bare = await startBare(page, ends);
    const row = (what: string, amount: number): Row => ({
      name: `overview page of ${PROJECTS.toLocaleString('en')} projects, ${what}, ${CONNECTIONS} connections`,
      ours: [],
      peer: [],
      amount,
      unit: 'pages',
    });
    const rows = { kept: row('answers kept', requests), computed: row('nothing kept', requests) };
    for (let round = -1; round < rounds; round++) {
      const time = (at: string) => seconds(() => load(`${at}/`, { requests, connections: CONNECTIONS }));
      const [ofBare, ofKept, ofComputed] = [await time(bare), await time(kept), await time(computed)];
      // The first round warms up.
      if (round < 0) continue;
      rows.kept.ours.push(ofKept);
      rows.computed.ours.push(ofComputed);
      for (const each of [rows.kept, rows.computed]) each.peer.push(ofBare);
    }
    return [rows.kept, rows.computed];
  } finally {
    for (const end of ends) end();
    await cluster.stop();
  }
}

async function startServer(
  url: string,
  settings: Record<string, string>,
  ends: (() => void)[],
): Promise<string> {
  const child = spawn(process.execPath, ['dist/server.js'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DATABASE_URL: url,
      LOG_LEVEL: 'warn',
      // So that both write the same address into the page.
      SIG_STATUS_PUBLIC_URL: 'https://status.example.org',
      SIG_STATUS_READS_PER_MINUTE: '0',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  ends.push(() => child.kill('SIGTERM'));
  for await (const chunk of child.stdout) {
    const at = /listens on (\S+)/.exec(String(chunk))?.[1];
    if (at) return at;
  }
  throw new Error('The server did not start.');
}

async function startBare(body: string, ends: (() => void)[]): Promise<string> {
  const child = fork(resolve(import.meta.dirname, 'bare.ts'), { execArgv: ['--import', 'tsx'] });
  ends.push(() => child.kill('SIGTERM'));
  child.send(body);
  const [{ port }] = (await once(child, 'message')) as [AddressInfo];
  return `http://127.0.0.1:${port}`;
}
