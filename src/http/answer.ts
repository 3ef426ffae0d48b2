import { setMaxListeners } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Request } from '@whatwg-node/fetch';
import { createFlights } from '../base/flights.ts';
import { withWork } from '../base/work.ts';
import type { Config } from '../config.ts';
import { withDeadline } from './deadline.ts';
import type { EdgeContext, RequestNote } from './edge-context.ts';
import type { Asked, Front, Kept } from './kept/front.ts';
import { isPublic, type WholeAnswer, wholeAnswer } from './kept/whole-answer.ts';
import { readBody } from './read-body.ts';
import type { Handler } from './router.ts';
import { isInPieces } from './send-pieces.ts';
import {
  isForOne,
  isRefusalOfOne,
  responseOf,
  type WholeResponse,
  wholeResponse,
} from './shared/whole-response.ts';
import { targetOf } from './target.ts';

/** What is kept for a request, or computed for it or for another one that asked the same; `asked` is what that rests on. */
export type Answered =
  | { kept: Kept }
  | { result: Response }
  | { whole: WholeAnswer; asked: Asked | null; isFirst: boolean };

/** What one computation gave, for as many as wait for it. */
type Computed = { note: RequestNote } & (
  | { whole: WholeAnswer }
  | { several: WholeResponse }
  | { result: Response }
);

/** What computes ends early enough for what it has found to be sent before the deadline. */
const WORTH_OF_TIME = 0.8;

interface AnswererOptions {
  config: Pick<Config, 'requestTimeoutMs' | 'maxBodyBytes' | 'publicUrl'>;
  front: Front | null;
  handlerFor: (path: string) => Handler;
  /** Headers of whatever is answered at a path. */
  headersAt: (path: string) => readonly (readonly [string, string])[];
  /** Aborted when the server stops: what is not answered by then is given up. */
  stopping: AbortSignal;
}

/** Deadline, what is kept, what is under way already, body, handler: in this order. */
export function createAnswerer({ config, front, handlerFor, headersAt, stopping }: AnswererOptions) {
  const flights = createFlights<Computed>();

  async function handle(
    request: IncomingMessage,
    context: EdgeContext,
    deadline: number,
    signal: AbortSignal,
  ): Promise<Response> {
    const target = targetOf(request.url ?? '');
    const body = await readBody(request, config.maxBodyBytes);
    const origin = config.publicUrl ?? `http://localhost:${request.socket.localPort}`;
    const question = new Request(origin + target, {
      // The answer to HEAD is that to GET without its body, which is left out when it is sent.
      method: request.method === 'HEAD' ? 'GET' : request.method,
      headers: request.headers as Record<string, string>,
      signal,
    });
    const handler = handlerFor(target.split('?', 1)[0] ?? '');
    const result = await withWork({ deadline, signal }, async () => handler(question, { ...context, body }));
    if (request.headers.authorization !== undefined) keepFromOthers(result);
    return result;
  }

  /** The answer to whoever asks the same meanwhile, of the same version of the ledger. */
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
    context: EdgeContext,
  ): Promise<Answered> => {
    const gone = new AbortController();
    // As many listen as there are parts of what is computed.
    setMaxListeners(0, gone.signal);
    response.once('close', () => {
      if (!response.writableFinished) gone.abort();
    });
    const deadline = performance.now() + WORTH_OF_TIME * config.requestTimeoutMs;
    const defaults = headersAt(request.url?.split('?', 1)[0] ?? '');
    return withDeadline(
      config.requestTimeoutMs,
      request,
      () => {
        gone.abort();
        return { isTooLate: context.acts.done > 0 };
      },
      async () => {
        const asked = front && (await front.asked(request));
        const kept = asked && front.find(asked);
        if (kept) return { kept };
        if (!asked) {
          const result = await handle(request, context, deadline, gone.signal);
          return isWhole(result)
            ? { whole: await wholeAnswer(result, defaults), asked, isFirst: true }
            : { result };
        }
        const { result, isFirst } = await share(asked, context, gone.signal, defaults, (own, signal) =>
          handle(request, own, deadline, signal),
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

/** What was asked with a credential is for its sender alone, whatever the handler made of the credential. */
function keepFromOthers({ headers }: Response): void {
  const cacheControl = headers.get('cache-control');
  if (cacheControl) headers.set('cache-control', cacheControl.replace('public', 'private'));
}
