import { CHAIR, ciSystem } from '../../databases/credentials.ts';
import type { Question } from '../../question.ts';

export const ACTS = ['recordStatusChange', 'confirmReadiness', 'reportCiRun'] as const;
export type ActName = (typeof ACTS)[number];

export const CLIENTS = 16;

/** Of a thousand projects those that begin at EXPERIMENTAL, dealt out to the clients: none of them waits for the project of another. */
export const DEALT: readonly (readonly string[])[] = Array.from({ length: CLIENTS }, (_, client) =>
  Array.from({ length: 1000 }, (_, at) => at + 1)
    .filter((number) => number % 3 === 0 && number % 25 !== 0)
    .filter((_, at) => at % CLIENTS === client)
    .map((number) => `project-${String(number).padStart(5, '0')}`),
);

/** Runs end within the window of their criterion, and at the same instants for each server. */
const FIRST_RUN = Date.now() - 12 * 3_600_000;

/** What is sent, to whichever server: an act with its credential. */
export interface Step {
  act: ActName;
  token: string;
  input: object;
}

/** The acts of one run against one database, in which each follows from those before it. */
export function createScript(): (act: ActName, client: number) => Step {
  const turns = new Map<string, number>();
  const isOngoing = new Set<string>();
  const today = new Date().toISOString().slice(0, 10);
  return (act, client) => {
    const turn = turns.get(`${act} ${client}`) ?? 0;
    turns.set(`${act} ${client}`, turn + 1);
    const mine = DEALT[client] ?? [];
    const project = mine[turn % mine.length] ?? '';
    const idempotencyKey = `${act} ${client} ${turn}`;
    if (act === 'reportCiRun') {
      const run = {
        project,
        criterion: 'ci-boots',
        status: 'PASSED',
        runId: `${client} ${turn}`,
        attempt: 1,
      };
      const instant = new Date(FIRST_RUN + turn * 1000).toISOString();
      const finished = { startedAt: instant, finishedAt: instant, branch: 'master', commit: 'a1b2c3d4' };
      const url = `https://ci.example.org/${client}/${turn}`;
      return { act, token: ciSystem(client), input: { ...run, ...finished, url, idempotencyKey } };
    }
    const said = {
      project,
      meeting: today,
      reason: 'It was said in the meeting, and nobody was against it.',
      evidence: [{ url: `https://example.org/said/${client}/${turn}` }],
      idempotencyKey,
    };
    if (act === 'confirmReadiness') return { act, token: CHAIR, input: said };
    const to = isOngoing.delete(project) ? 'EXPERIMENTAL' : 'ONGOING';
    if (to === 'ONGOING') isOngoing.add(project);
    return { act, token: CHAIR, input: { ...said, to } };
  };
}

const SHOWN: Record<ActName, string> = {
  recordStatusChange: 'statusChange { id to effectiveOn }',
  confirmReadiness: 'statusChange { id to effectiveOn }',
  reportCiRun: 'ciRun { id status }',
};

/** As our server is sent it. */
export function toOurs({ act, token, input }: Step): Question {
  const type = `${act[0]?.toUpperCase()}${act.slice(1)}`;
  const query = `mutation ($input: ${type}Input!) { act: ${act}(input: $input) { __typename ... on ${type}Success { ${SHOWN[act]} } ... on Error { message } } }`;
  return {
    path: '/graphql',
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
    body: JSON.stringify({ query, variables: { input } }),
  };
}

/** As the server by hand is sent it. */
export const toByHand = ({ act, token, input }: Step): Question => ({
  path: `/acts/${act}`,
  method: 'POST',
  headers: { authorization: `Bearer ${token}` },
  body: JSON.stringify(input),
});

/** @throws where it was not done */
export function assertDone(body: string): void {
  const { data } = JSON.parse(body) as { data?: { act?: { __typename?: string }; id?: number } };
  if (!data?.act?.__typename?.endsWith('Success') && data?.id === undefined)
    throw new Error(`An act was not done: ${body.slice(0, 500)}`);
}
