import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../config.ts';
import type { Ending } from './close-server.ts';
import type { EdgeContext } from './edge-context.ts';
import type { LedgerState } from './kept/ledger-clock.ts';
import { cacheControlOf } from './kept/shared-cache.ts';
import { sendWhole, type WholeAnswer } from './kept/whole-answer.ts';
import { type Limits, limitHeaders, mayBeShared } from './limits/limits.ts';
import { send } from './send.ts';

interface SendersOptions {
  config: Pick<Config, 'sharedCacheSeconds'>;
  limits: Limits;
  /** Headers of whatever is answered at a path. */
  headersAt: (path: string) => readonly (readonly [string, string])[];
  /** The database's time; the process's own where it is left out. */
  now?: () => Date;
}

const NOTHING: readonly string[] = [];

/** The two ways out: what was made for one client, and what is the same for everybody. */
export function createSenders(
  { config, limits, headersAt, now = () => new Date() }: SendersOptions,
  ending: Ending,
) {
  return {
    /** With what is left to the client, unless a shared cache may keep it. */
    sendOwn(
      request: IncomingMessage,
      response: ServerResponse,
      result: Response,
      path: string,
      { requestId, client, note }: EdgeContext,
    ): Promise<void> {
      const defaults = headersAt(path);
      const isShared = mayBeShared(request.method, result.headers.get('cache-control'));
      return send(request, response, result, {
        requestId,
        defaults: isShared ? defaults : [...defaults, ...limitHeaders(limits, client, note)],
        isLast: ending.isLast(request.socket, response),
        streams: ending.streams,
      });
    },

    /** @param state what it rests on, which says how long shared caches may give it; null: for as long as it says itself */
    sendPublic(
      request: IncomingMessage,
      response: ServerResponse,
      whole: WholeAnswer,
      state: LedgerState | null,
      { requestId, client, note }: EdgeContext,
    ): Promise<void> | undefined {
      return sendWhole(request, response, whole, {
        requestId,
        further: mayBeShared(request.method, whole.cacheControl)
          ? NOTHING
          : limitHeaders(limits, client, note).flat(),
        cacheControl: cacheControlOf(whole, state, config.sharedCacheSeconds, now),
        isLast: ending.isLast(request.socket, response),
      });
    },
  };
}
