import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { slug } from '../../asked/asked.ts';
import type { Send } from '../../clients.ts';
import { CONNECTIONS } from '../../load.ts';
import type { Question } from '../../question.ts';
import { meetings, oneProject, statusPage } from '../../questions.ts';
import type { Server } from '../../servers/start.ts';
import { signIn } from '../signed-in.ts';
import { unasked } from '../unasked.ts';
import { ACTS, assertDone, CLIENTS, createScript, toOurs } from '../writes/script.ts';

const operation = readFileSync(new URL('../../../schema/operations/matrix.graphql', import.meta.url), 'utf8');
const sha256Hash = createHash('sha256').update(operation).digest('hex');
const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash } });

const PAGES = 40;
/** One in so many requests is of this kind; what is computed each time is rare, so that the others come to many. */
const ONE_IN = { text: 100, search: 1000, known: 2000, act: 10_000 };

/** What can be kept, in turn. */
const KEPT: readonly ((turn: number) => Question)[] = [
  () => statusPage.ours,
  () => ({ path: `/graphql?${new URLSearchParams({ extensions })}` }),
  (turn) => ({ path: `/projects/${slug(1 + (turn % PAGES))}` }),
  () => oneProject.ours,
  () => ({ path: '/' }),
  (turn) => ({ path: `/badge/${slug(1 + (turn % PAGES))}.svg` }),
  () => meetings.ours,
  (turn) => ({ path: `/projects/${slug(1 + (turn % PAGES))}.atom` }),
  () => ({ path: '/meetings' }),
  () => ({ path: '/changes.atom' }),
  () => ({ path: '/criteria' }),
  () => ({ path: '/projects/project-9999', status: 404 }),
];

/** Sends requests of all kinds until there have been so many, over all connections at once. */
export type SendMixed = (upTo: number) => Promise<void>;

export async function mixedOf(send: Send, { url }: Server): Promise<SendMixed> {
  const cookie = await signIn(url);
  const script = createScript();
  let sent = 0;
  let acts = 0;
  const next = (): Question => {
    const turn = sent++;
    // After each what was kept is computed anew.
    if (turn % ONE_IN.act === ONE_IN.act / 2)
      return { ...toOurs(script(ACTS[acts % ACTS.length] ?? ACTS[0], acts++ % CLIENTS)) };
    if (turn % ONE_IN.known === 1) return { path: '/', headers: { accept: 'text/html', cookie } };
    if (turn % ONE_IN.search === 2) return { path: `/?text=${slug(1 + (turn % 997))}` };
    if (turn % ONE_IN.text === 3) return { ...statusPage.ours, body: unasked(statusPage.ours) };
    return (KEPT[turn % KEPT.length] ?? KEPT[0])?.(Math.floor(turn / KEPT.length)) ?? statusPage.ours;
  };
  return async (upTo) => {
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        while (sent < upTo) {
          const question = next();
          const { body } = await send(url, question);
          if (question.headers?.authorization) assertDone(body);
        }
      }),
    );
  };
}
