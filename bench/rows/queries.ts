import { answerTo, leaves, rate } from '../load.ts';
import type { Effort, Measured, Row } from '../measure.ts';
import { type Asked, meetings, oneProject, statusPage } from '../questions.ts';
import { type Server, startServer } from '../servers/start.ts';

type Answering = keyof Asked;
type Started = Server & { name: Answering };

/** Without anything kept, so that every answer is computed. */
const COMPUTES = { SIG_STATUS_KEEP_BYTES: '0', SIG_STATUS_SEED: 'off' };
const PEERS: readonly Answering[] = ['by hand', 'PostGraphile', 'Mercurius'];

/** Queries of which nothing is kept, beside the peers on the same database; and how they do when it grows. */
export async function queryRows(urls: ReadonlyMap<number, string>, effort: Effort): Promise<Measured> {
  const rows: Row[] = [];
  const [small, large] = [urlOf(urls, 1000), urlOf(urls, 10_000)];
  const servers = await startAll(['ours', ...PEERS], small);
  try {
    const questions = [
      ['status page: 20 of 1,000 projects', statusPage],
      ['one project with 50 changes and their meetings', oneProject],
      ['20 meetings with their changes and projects', meetings],
    ] as const;
    for (const [work, asked] of questions) {
      await assertAgreement(servers, asked);
      rows.push(...(await compare(`${work}, nothing kept`, servers, asked, effort)));
    }
    const grown = await startServer('ours', { DATABASE_URL: large, ...COMPUTES }, statusPage.ours);
    const [ours] = servers;
    try {
      const row: Row = {
        work: 'status page: 20 of 10,000 projects, nothing kept',
        against: 'ours, of 1,000',
        ours: [],
        peer: [],
      };
      for (let round = -1; round < effort.rounds; round += 1)
        for (const [server, rates] of [
          [grown, row.ours],
          [ours as Server, row.peer],
        ] as const) {
          const found = await rate(server.url, statusPage.ours, effort.secondsPerRound);
          if (round >= 0) rates.push(found);
        }
      rows.push(row);
    } finally {
      await grown.stop();
    }
    const statements = await statementsOf(ours as Server);
    return { rows, facts: [{ what: 'statements of one status page', value: String(statements) }] };
  } finally {
    for (const server of servers) await server.stop();
  }
}

/** The smallest size: what the server is seeded with, which it did itself when it first started on this database. */
export async function seededRow(url: string, effort: Effort): Promise<Measured> {
  await (await startServer('ours', { DATABASE_URL: url }, statusPage.ours)).stop();
  const servers = await startAll(['ours', 'by hand', 'Mercurius'], url);
  try {
    await assertAgreement(servers, statusPage);
    return {
      rows: await compare('status page of the seeds, nothing kept', servers, statusPage, effort),
      facts: [],
    };
  } finally {
    for (const server of servers) await server.stop();
  }
}

async function startAll(names: readonly Answering[], url: string): Promise<Started[]> {
  const servers: Started[] = [];
  for (const name of names) {
    const server = await startServer(name, { DATABASE_URL: url, ...COMPUTES }, statusPage[name]);
    servers.push({ ...server, name });
  }
  return servers;
}

/** @throws where a server's answer is not, field by field, the one that the others give. */
async function assertAgreement(servers: readonly Started[], asked: Asked): Promise<void> {
  const answers = await Promise.all(
    servers.map(async ({ name, url }) => {
      const { body } = await answerTo(url, asked[name]);
      return { name, found: JSON.stringify(leaves(JSON.parse(body).data)) };
    }),
  );
  const [first] = answers;
  for (const { name, found } of answers)
    if (found !== first?.found || found.length < 500)
      throw new Error(`Expected of "${name}" what "${first?.name}" answers: ${first?.found}\ngot: ${found}`);
}

async function compare(
  work: string,
  servers: readonly Started[],
  asked: Asked,
  effort: Effort,
): Promise<Row[]> {
  const rates = new Map<Answering, number[]>(servers.map(({ name }) => [name, []]));
  // The first round warms up.
  for (let round = -1; round < effort.rounds; round += 1)
    for (const { name, url } of servers) {
      const found = await rate(url, asked[name], effort.secondsPerRound);
      if (round >= 0) rates.get(name)?.push(found);
    }
  return servers
    .filter(({ name }) => name !== 'ours')
    .map(({ name }) => ({
      work,
      against: name,
      ours: rates.get('ours') ?? [],
      peer: rates.get(name) ?? [],
    }));
}

async function statementsOf({ url }: Server): Promise<number> {
  const count = async () => {
    const { body } = await answerTo(url, { path: '/metrics' });
    return Number(/^sig_status_statements_total (\d+)/m.exec(body)?.[1]);
  };
  const before = await count();
  await answerTo(url, statusPage.ours);
  return (await count()) - before;
}

function urlOf(urls: ReadonlyMap<number, string>, size: number): string {
  const url = urls.get(size);
  if (!url) throw new Error(`There is no database of ${size} projects.`);
  return url;
}
