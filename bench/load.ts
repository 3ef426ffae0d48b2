import autocannon from 'autocannon';
import type { Question } from './question.ts';

export type { Question } from './question.ts';

export const CONNECTIONS = 16;

/** Answers a second over connections that are kept open; fails on any answer but the one expected. */
export async function rate(url: string, question: Question, seconds: number): Promise<number> {
  const { path, status = 200, ...request } = question;
  const result = await autocannon({
    url: url + path,
    connections: CONNECTIONS,
    duration: seconds,
    ...request,
    headers: headersOf(question),
  });
  const wrong = Object.entries(result.statusCodeStats ?? {}).filter(([code]) => Number(code) !== status);
  if (result.errors || wrong.length)
    throw new Error(`${url}${path}: ${result.errors} errors, ${JSON.stringify(wrong)} instead of ${status}.`);
  return result.requests.total / result.duration;
}

export async function answerTo(
  url: string,
  question: Question,
): Promise<{ status: number; body: string; headers: Headers }> {
  const { path, method = 'GET', body } = question;
  const response = await fetch(url + path, { method, body, headers: headersOf(question) });
  return { status: response.status, body: await response.text(), headers: response.headers };
}

const headersOf = ({ body, headers }: Question): Record<string, string> => ({
  ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  accept: 'application/json',
  ...headers,
});

/** Every leaf of an answer in its order, and where lists begin and end: whatever the fields around them are called. */
export function leaves(value: unknown): unknown[] {
  if (Array.isArray(value)) return ['[', ...value.flatMap(leaves), ']'];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leaves);
  return [value];
}
