import { Agent } from 'node:http';
import { type Answer, ask, PATIENCE_MS } from './ask.ts';
import type { Question } from './question.ts';

/** Sends on connections that are kept open, one for each that is under way. @throws where the answer is not the one expected. */
export type Send = (url: string, question: Question) => Promise<Answer>;

export async function withSender<Result>(work: (send: Send) => Promise<Result>): Promise<Result> {
  const agent = new Agent({ keepAlive: true });
  const send: Send = async (url, question) => {
    const answer = await ask(url, question, PATIENCE_MS, agent);
    if (answer.status !== (question.status ?? 200))
      throw new Error(
        `${url}${question.path}: ${answer.status ?? (answer.isLate ? 'no answer in time' : 'broken off')} after ${Math.round(answer.ms)} ms, ${answer.bytes} bytes: ${answer.body.slice(0, 500)}`,
      );
    return answer;
  };
  try {
    return await work(send);
  } finally {
    agent.destroy();
  }
}

/** What so many clients get done a second, each one thing after the other; whatever has begun is waited for and counts. */
export async function doneBy(
  clients: number,
  seconds: number,
  work: (client: number) => Promise<unknown>,
): Promise<number> {
  const begun = performance.now();
  const until = begun + seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < until) {
        await work(client);
        done += 1;
      }
    }),
  );
  return done / ((performance.now() - begun) / 1000);
}
