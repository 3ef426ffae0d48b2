import { type Agent, type IncomingHttpHeaders, request } from 'node:http';
import type { Question } from './question.ts';

/** How one request ended. */
export interface Answer {
  /** Null: no whole answer came, because the connection broke, or in time. */
  status: number | null;
  body: string;
  headers: IncomingHttpHeaders;
  /** As they came over the wire, unpacked. */
  bytes: number;
  ms: number;
  /** Until the first byte of the body. */
  firstByteMs: number;
  isLate: boolean;
}

/** How long an answer is waited for by whoever waits for all of them. */
export const PATIENCE_MS = 30_000;

/** One request on a connection of its own, or one of the agent's, without packing; given up after `withinMs`. */
export function ask(
  url: string,
  { path, method, body, headers }: Question,
  withinMs: number,
  agent: Agent | false = false,
): Promise<Answer> {
  return new Promise((resolve) => {
    const begun = performance.now();
    const since = () => performance.now() - begun;
    const chunks: Buffer[] = [];
    let firstByteMs = Number.NaN;
    let status: number | null = null;
    let isLate = false;
    let given: IncomingHttpHeaders = {};
    const end = (whole: boolean) => {
      clearTimeout(timer);
      const read = Buffer.concat(chunks);
      const ms = since();
      resolve({
        status: whole ? status : null,
        body: read.toString(),
        headers: given,
        bytes: read.length,
        ms,
        firstByteMs,
        isLate,
      });
    };
    const sent = request(
      url + path,
      {
        agent,
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      },
      (response) => {
        status = response.statusCode ?? null;
        given = response.headers;
        response.on('data', (chunk: Buffer) => {
          if (chunks.length === 0) firstByteMs = since();
          chunks.push(chunk);
        });
        response.once('close', () => end(response.complete));
      },
    );
    sent.once('error', () => end(false));
    const timer = setTimeout(() => {
      isLate = true;
      sent.destroy();
    }, withinMs);
    sent.end(body);
  });
}
