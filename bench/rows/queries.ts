import { padded } from '../load.ts';
import type { Effort, Measured, Row } from '../measure.ts';
import { meetings, oneProject, statusPage } from '../questions.ts';
import { startServer } from '../servers/start.ts';
import {
  type Answering,
  assertAgreement,
  COMPUTES,
  compare,
  computed,
  type Started,
  startAll,
  statementsOf,
} from './peers.ts';

const PEERS: readonly Answering[] = ['by hand', 'PostGraphile', 'Mercurius'];
const ownBytes = () => ({ own: padded });

/** Queries of which nothing is kept, beside the peers on the same database; and how they do when it grows. */
export async function queryRows(urls: ReadonlyMap<number, string>, effort: Effort): Promise<Measured> {
  const rows: Row[] = [];
  const [small, large] = [urlOf(urls, 1000), urlOf(urls, 10_000)];
  const servers = await startAll(['ours', ...PEERS], small, statusPage);
  try {
    const questions = [
      ['status page: 20 of 1,000 projects', statusPage],
      ['one project with 50 changes and their meetings', oneProject],
      ['20 meetings with their changes and projects', meetings],
    ] as const;
    for (const [work, asked] of questions) {
      await assertAgreement(servers, asked);
      rows.push(...(await compare(`${work}, nothing kept`, servers, asked, effort, ownBytes)));
    }
    const grown = await startServer('ours', { DATABASE_URL: large, ...COMPUTES }, statusPage.ours);
    const [ours] = servers as [Started];
    try {
      const row: Row = {
        work: 'status page: 20 of 10,000 projects, nothing kept',
        against: 'ours, of 1,000',
        ours: [],
        peer: [],
      };
      for (let round = -1; round < effort.rounds; round += 1)
        for (const [{ url }, rates] of [
          [grown, row.ours],
          [ours, row.peer],
        ] as const) {
          const server = { name: 'ours' as const, url };
          const found = await computed(server, statusPage.ours, effort.secondsPerRound, ownBytes);
          if (round >= 0) rates.push(found);
        }
      rows.push(row);
    } finally {
      await grown.stop();
    }
    const statements = await statementsOf(ours.url, statusPage.ours);
    return { rows, facts: [{ what: 'statements of one status page', value: String(statements) }] };
  } finally {
    for (const server of servers) await server.stop();
  }
}

/** The smallest size: what the server is seeded with, which it did itself when it first started on this database. */
export async function seededRow(url: string, effort: Effort): Promise<Measured> {
  await (await startServer('ours', { DATABASE_URL: url }, statusPage.ours)).stop();
  const servers = await startAll(['ours', 'by hand', 'Mercurius'], url, statusPage);
  try {
    await assertAgreement(servers, statusPage);
    return {
      rows: await compare('status page of the seeds, nothing kept', servers, statusPage, effort, ownBytes),
      facts: [],
    };
  } finally {
    for (const server of servers) await server.stop();
  }
}

function urlOf(urls: ReadonlyMap<number, string>, size: number): string {
  const url = urls.get(size);
  if (!url) throw new Error(`There is no database of ${size} projects.`);
  return url;
}
