import type { Effort, Measured, Row } from '../measure.ts';
import type { Question } from '../question.ts';
import { type Asked, oneProject, statusPage } from '../questions.ts';
import { type Answering, assertAgreement, compare, startAll } from './peers.ts';

const SERVERS: readonly Answering[] = ['ours', 'PostGraphile'];

let texts = 0;

/** The same question in a text that nobody has sent before: its name and that of its first field in the answer are new. */
export function unasked({ body = '' }: Question): string {
  const { query } = JSON.parse(body) as { query: string };
  texts += 1;
  const text = query.replace(/^query (\w+) \{ (\w+)/, `query $1${texts} { of${texts}: $2`);
  if (text === query) throw new Error(`Expected a query with a name; got ${query.slice(0, 60)}.`);
  return JSON.stringify({ query: text });
}

/** Queries whose text each server sees for the first time, of shapes that it has seen before. */
export async function unaskedRows(url: string, effort: Effort): Promise<Measured> {
  const rows: Row[] = [];
  const servers = await startAll(SERVERS, url, statusPage);
  try {
    for (const [work, asked] of [
      ['status page: 20 of 1,000 projects', statusPage],
      ['one project with 50 changes and their meetings', oneProject],
    ] as const) {
      await assertAgreement(servers, renamed(asked));
      rows.push(
        ...(await compare(`${work}, in a text nobody sent before`, servers, asked, effort, (question) => ({
          fresh: () => unasked(question),
        }))),
      );
    }
    return { rows, facts: [] };
  } finally {
    for (const server of servers) await server.stop();
  }
}

const renamed = (asked: Asked): Asked =>
  Object.fromEntries(
    Object.entries(asked).map(([name, question]) => [
      name,
      SERVERS.includes(name as Answering) ? { ...question, body: unasked(question) } : question,
    ]),
  ) as Asked;
