import { answerTo, leaves, load, metricOf, STATEMENTS, type Varied } from '../load.ts';
import type { Effort, Row } from '../measure.ts';
import type { Question } from '../question.ts';
import type { Asked } from '../questions.ts';
import { type Server, startServer } from '../servers/start.ts';

export type Answering = keyof Asked;
export type Started = Server & { name: Answering };

/** Without anything kept, so that every answer is computed. */
export const COMPUTES = { SIG_STATUS_KEEP_BYTES: '0', SIG_STATUS_SEED: 'off' };

/** How the requests for a question differ within one round. */
export type VariedBy = (question: Question) => Varied;

export async function startAll(names: readonly Answering[], url: string, first: Asked): Promise<Started[]> {
  const servers: Started[] = [];
  for (const name of names) {
    const server = await startServer(name, { DATABASE_URL: url, ...COMPUTES }, first[name]);
    servers.push({ ...server, name });
  }
  return servers;
}

/** @throws where a server's answer is not, field by field, the one that the others give. */
export async function assertAgreement(servers: readonly Started[], asked: Asked): Promise<void> {
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

/** A row against each peer, from rounds that alternate between all of them. */
export async function compare(
  work: string,
  servers: readonly Started[],
  asked: Asked,
  effort: Effort,
  variedBy: VariedBy,
): Promise<Row[]> {
  const rates = new Map<Answering, number[]>(servers.map(({ name }) => [name, []]));
  // The first round warms up.
  for (let round = -1; round < effort.rounds; round += 1)
    for (const { name, url } of servers) {
      const found = await computed({ name, url }, asked[name], effort.secondsPerRound, variedBy);
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

/** Below it, several answers came of one execution. */
const SHARE_OF_ALONE = 0.9;

/** Answers a second. @throws where ours has not sent for each answer the statements of one. */
export async function computed(
  { name, url }: Pick<Started, 'name' | 'url'>,
  asked: Question,
  seconds: number,
  variedBy: VariedBy,
): Promise<number> {
  if (name !== 'ours') return (await load(url, asked, seconds, variedBy(asked))).perSecond;
  const one = await statementsOf(url, asked);
  const before = await metricOf(url, STATEMENTS);
  const { requests, perSecond } = await load(url, asked, seconds, variedBy(asked));
  const each = ((await metricOf(url, STATEMENTS)) - before) / requests;
  // What is the same for all questions of one instant is asked for once.
  if (each < SHARE_OF_ALONE * one)
    throw new Error(
      `Expected some ${one} statements for each answer, as for one alone; got ${each.toFixed(2)}.`,
    );
  return perSecond;
}

/** The fewest of three: the version of the ledger may be asked for beside them. */
export async function statementsOf(url: string, asked: Question): Promise<number> {
  const counts: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const before = await metricOf(url, STATEMENTS);
    await answerTo(url, asked);
    counts.push((await metricOf(url, STATEMENTS)) - before);
  }
  return Math.min(...counts);
}
