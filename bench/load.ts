import autocannon from 'autocannon';
import type { Question } from './question.ts';

export type { Question } from './question.ts';

export const CONNECTIONS = 16;
/** The metric of our server that counts them. */
export const STATEMENTS = 'sig_status_statements_total';

/** How what is sent differs from connection to connection, or from request to request; left out: not at all. */
export interface Varied {
  /** By the number of the connection: the same question in bytes of its own. */
  own?: (body: string, connection: number) => string;
  /** A body for every request. */
  fresh?: () => string;
  /** Paths, which each connection asks for in turn, and begins at another one. */
  paths?: readonly string[];
}

/** White space after the question: the work is the same and the bytes are not, so that nobody is handed the answer of another. */
export const padded = (body: string, connection: number): string => body + ' '.repeat(connection);

/** Answers over connections that are kept open; fails on any answer but the one expected. */
export async function load(
  url: string,
  question: Question,
  seconds: number,
  { own, fresh, paths }: Varied = {},
): Promise<{ requests: number; perSecond: number }> {
  const { path, status = 200, ...request } = question;
  let connections = 0;
  const result = await autocannon({
    url: url + path,
    connections: CONNECTIONS,
    duration: seconds,
    ...request,
    headers: headersOf(question),
    ...(own && { setupClient: (client) => client.setBody(own(request.body ?? '', connections++)) }),
    ...(paths && {
      setupClient: (client) => {
        const first = Math.floor((connections++ * paths.length) / CONNECTIONS);
        client.setRequests([...paths.slice(first), ...paths.slice(0, first)].map((each) => ({ path: each })));
      },
    }),
    ...(fresh && { requests: [{ setupRequest: (built) => ({ ...built, body: fresh() }) }] }),
  });
  const wrong = Object.entries(result.statusCodeStats ?? {}).filter(([code]) => Number(code) !== status);
  if (result.errors || wrong.length)
    throw new Error(`${url}${path}: ${result.errors} errors, ${JSON.stringify(wrong)} instead of ${status}.`);
  return { requests: result.requests.total, perSecond: result.requests.total / result.duration };
}

/** Answers a second. */
export const rate = async (...given: Parameters<typeof load>): Promise<number> =>
  (await load(...given)).perSecond;

export async function answerTo(
  url: string,
  question: Question,
): Promise<{ status: number; body: string; headers: Headers }> {
  const { path, method = 'GET', body } = question;
  const response = await fetch(url + path, { method, body, headers: headersOf(question) });
  return { status: response.status, body: await response.text(), headers: response.headers };
}

/** What the server's metrics say; a series of which nothing has been counted is not there. */
export async function metricOf(url: string, name: string): Promise<number> {
  const { body } = await answerTo(url, { path: '/metrics' });
  const line = body.split('\n').find((each) => each.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1) ?? 0);
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
