import { setMaxListeners } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Request } from '@whatwg-node/fetch';
import { createFlights } from '../base/flights.ts';
import { placeOf } from '../base/folder.ts';
import { giveWay, isTurnOver, noEffort, withWork } from '../base/work.ts';
import type { Config } from '../config.ts';
import { corsHeaders } from './cors.ts';
import { withDeadline } from './deadline.ts';
import type { EdgeContext, RequestNote } from './edge-context.ts';
import type { Handler } from './handler.ts';
import type { Front, KeptAnswer } from './kept/front.ts';
import type { Asked } from './kept/kept.ts';
import { isJson, isPublic, jsonAnswer, type WholeAnswer, wholeAnswer } from './kept/whole-answer.ts';
import type { Allowance } from './limits/allowance.ts';
import { pointsOf } from './limits/effort.ts';
import { readBody } from './read-body.ts';

import { isInPieces } from './send-pieces.ts';
import {
  isForOne,
  isRefusalOfOne,
  responseOf,
  type WholeResponse,
  wholeResponse,
} from './shared/whole-response.ts';
import type { ShortWay } from './short-way.ts';
import { targetOf } from './target.ts';

/**
 * The answer that is kept for a request, or computed for it or for another request that asked the same; `asked` is what it
 * depends on.
 */
export type Answered =
  | { kept: KeptAnswer }
  | { result: Response }
  | { whole: WholeAnswer; asked: Asked | null; isFirst: boolean };

/** The result of one computation, for all who wait for it. */
type Computed = { note: RequestNote } & (
  | { whole: WholeAnswer }
  | { several: WholeResponse }
  | { result: Response }
);

/** A computation ends early enough to send what it has found before the deadline. */
const WORTH_OF_TIME = 0.8;

interface AnswererOptions {
  config: Pick<Config, 'requestTimeoutMs' | 'maxBodyBytes' | 'publicUrl' | 'corsOrigins'>;
  front: Front | null;
  shortWay: ShortWay | null;
  handlerFor: (path: string) => Handler;
  /** Headers of whatever is answered at a path. */
  headersAt: (path: string) => readonly (readonly [string, string])[];
  /** What each client may have computed. */
  points: Allowance;
  /** Aborted when the server stops: requests that are not answered by then are given up. */
  stopping: AbortSignal;
}

/**
 * A form that is too long comes back with what was typed and says that it is too long, so more of it is read than is accepted.
 * Each letter may be three bytes of it.
 */
const mostBytesAt = (path: string): number => (/^\/(?:act\/|meetings\/[^/]+\/run$)/.test(path) ? 8 : 1);

const pathOf = (target: string): string => target.split('?', 1)[0] ?? '';

/** Deadline, what is kept, what is under way already, body, handler: in this order. */
export function createAnswerer(options: AnswererOptions) {
  const { config, front, shortWay, handlerFor, headersAt, points, stopping } = options;
  const flights = createFlights<Computed>();
  const place = config.publicUrl === null ? null : placeOf(config.publicUrl);

  async function handle(
    request: IncomingMessage,
    target: string,
    context: EdgeContext,
    deadline: number,
    signal: AbortSignal,
  ): Promise<Response> {
    // A socket of the file system has no port.
    const { localPort } = request.socket;
    const origin = place?.origin ?? `http://localhost${localPort ? `:${localPort}` : ''}`;
    const question = new Request(origin + target, {
      // The answer to HEAD is that to GET without its body, which is left out when it is sent.
      method: request.method === 'HEAD' ? 'GET' : request.method,
      headers: request.headers as Record<string, string>,
      signal,
    });
    const handler = handlerFor(pathOf(target));
    const effort = noEffort();
    const result = await withWork({ deadline, signal, effort }, async () => handler(question, context));
    // Beside what its operations were charged.
    points.charge(context.client, pointsOf(effort));
    if (request.headers.authorization !== undefined) keepFromOthers(result);
    if (place?.folder) leadInto(place.folder, result);
    return result;
  }

  /** The answer to requests that ask the same meanwhile, of the same version of the ledger. */
  async function share(
    { key, state }: Asked,
    context: EdgeContext,
    reader: AbortSignal,
    defaults: ReturnType<typeof headersAt>,
    compute: (context: EdgeContext, signal: AbortSignal) => Promise<Response>,
  ): Promise<{ result: Computed; isFirst: boolean }> {
    const name = `${state.version} ${state.nextChangeAt.getTime()}\n${key}`;
    for (;;) {
      let isOwn = false;
      try {
        const joined = await flights.join(name, reader, async ({ signal, close }) => {
          isOwn = true;
          const note: RequestNote = {};
          const result = await compute({ ...context, note }, signal);
          if (isWhole(result)) return { note, whole: await wholeAnswer(result, defaults) };
          return close() && !isForOne(result)
            ? { note, several: await wholeResponse(result) }
            : { note, result };
        });
        if (joined.isFirst || !('result' in joined.result)) return joined;
      } catch (error) {
        if (isOwn || !isRefusalOfOne(error)) throw error;
      }
      // What came is for the one who asked first: the next one asks for all who are left.
    }
  }

  return async (
    request: IncomingMessage,
    response: ServerResponse,
    given: EdgeContext,
  ): Promise<Answered> => {
    const gone = new AbortController();
    // As many listen as there are parts of what is computed.
    setMaxListeners(0, gone.signal);
    response.once('close', () => {
      if (!response.writableFinished) gone.abort();
    });
    const deadline = performance.now() + WORTH_OF_TIME * config.requestTimeoutMs;
    const defaults = headersAt(pathOf(request.url ?? ''));
    return withDeadline(
      config.requestTimeoutMs,
      request,
      () => {
        gone.abort();
        return { isTooLate: given.acts.done > 0 };
      },
      async () => {
        const target = targetOf(request.url ?? '');
        const limit = mostBytesAt(pathOf(target)) * config.maxBodyBytes;
        const body = given.body ?? (await readBody(request, limit));
        const context = { ...given, body };
        const asked = front && (await front.asked(request, body));
        // Of all who waited for the same state of the ledger, one is answered in a turn.
        if (isTurnOver()) await giveWay();
        const kept = asked && front.find(asked);
        if (kept) return { kept };
        const text = body && (await shortWay?.(request, context, { deadline, signal: gone.signal }));
        if (text)
          return {
            whole: jsonAnswer(
              text,
              defaults,
              corsHeaders(request.headers.origin ?? null, config.corsOrigins),
            ),
            asked,
            isFirst: true,
          };
        // What comes with a body may be an act of one.
        if (!asked || body) {
          const result = await handle(request, target, context, deadline, gone.signal);
          if (isWhole(result)) return { whole: await wholeAnswer(result, defaults), asked, isFirst: true };
          if (asked && isOfQuery(result, context))
            return { whole: await wholeAnswer(result, defaults, false), asked, isFirst: true };
          return { result };
        }
        const { result, isFirst } = await share(asked, context, gone.signal, defaults, (own, signal) =>
          handle(request, target, own, deadline, signal),
        );
        Object.assign(context.note, result.note);
        if ('whole' in result) return { whole: result.whole, asked, isFirst };
        return { result: 'several' in result ? responseOf(result.several) : result.result };
      },
      stopping,
    );
  };
}

const isWhole = (result: Response): boolean => isPublic(result) && !isInPieces(result);

/** The whole answer to a query, and nothing that went wrong in it. */
const isOfQuery = (result: Response, { note }: EdgeContext): boolean =>
  result.status === 200 && note.kind === 'query' && !note.codes?.length && isJson(result);

/** An answer to a request with a credential is for its sender alone, whatever the handler made of the credential. */
function keepFromOthers({ headers }: Response): void {
  const cacheControl = headers.get('cache-control');
  if (cacheControl) headers.set('cache-control', cacheControl.replace('public', 'private'));
}

/** Links and cookies of the site belong to the folder in which readers find it. */
function leadInto(folder: string, { headers }: Response): void {
  const location = headers.get('location');
  if (location && /^\/(?!\/)/.test(location)) headers.set('location', folder + location);
  const cookies = headers.getSetCookie();
  if (cookies.length === 0) return;
  headers.delete('set-cookie');
  // Browsers take a cookie of that name for the whole host alone.
  for (const cookie of cookies)
    headers.append('set-cookie', /^__host-/i.test(cookie) ? cookie : cookie.replace(PATH, `$1${folder}$2`));
}

/** Of a cookie; the root of the folder is written without a slash, so that the folder itself is in it. */
const PATH = /(;\s*path=)(?:\/(?=;|$)|(\/[^;]+))/i;
