import { GraphQLError } from 'graphql';
import { isAsyncIterable } from 'graphql-yoga';
import type { EdgeContext, EdgePlugin } from '../edge-context.ts';
import { type Authenticated, NO_VIEWER } from './authentication.ts';

/** Those of these tokens or sessions of ours that are no longer in force. */
export type Ended = (ids: readonly number[]) => Promise<readonly number[]>;

/** What a stream can have been opened with, and who knows when that is over; left out where none are taken. */
export interface EndedCredentials {
  endedTokens?: Ended | undefined;
  endedSessions?: Ended | undefined;
}

/** So often the database is asked, while a stream is open that was opened with a credential of our own. */
const askMs = 400;
/** The longest that a timer can wait. */
const longestMs = 2 ** 31 - 1;

/**
 * A stream ends with the credential or the session that it was opened with, whichever server or command has ended that. One
 * question serves all streams; while the database does not answer they stay open, as nothing comes through them then.
 */
export function useCredentialEnd({ endedTokens, endedSessions }: EndedCredentials): EdgePlugin {
  const watchToken = watchOf(endedTokens);
  const watchSession = watchOf(endedSessions);
  return {
    onSubscribe({ args }) {
      const { viewer, now, onClose }: EdgeContext & Partial<Authenticated> = args.contextValue;
      if (!viewer) return;
      return {
        onSubscribeResult({ result, setResult }) {
          if (!isAsyncIterable(result)) return;
          const { iterable, end } = endable(result);
          setResult(iterable);
          if (viewer.tokenId !== null) onClose(watchToken(viewer.tokenId, end));
          if (viewer.sessionId != null) onClose(watchSession(viewer.sessionId, end));
          if (!viewer.until) return;
          // By the clock that the credential was looked at with.
          const leftMs = viewer.until.getTime() - (now?.getTime() ?? Date.now());
          const ends = setTimeout(end, Math.min(longestMs, Math.max(0, leftMs)));
          onClose(() => clearTimeout(ends.unref()));
        },
      };
    },
  };
}

/** Calls back once what has an id is over; gives a way to wait no longer. */
function watchOf(endedOf: Ended | undefined) {
  const open = new Map<number, Set<() => void>>();
  let timer: NodeJS.Timeout | undefined;

  function askAgain(): void {
    if (timer || open.size === 0 || !endedOf) return;
    timer = setTimeout(async () => {
      const ended = await endedOf([...open.keys()]).catch(() => []);
      for (const id of ended) for (const end of [...(open.get(id) ?? [])]) end();
      timer = undefined;
      askAgain();
    }, askMs);
    timer.unref();
  }

  return (id: number, end: () => void): (() => void) => {
    const ends = open.get(id) ?? new Set();
    open.set(id, ends.add(end));
    askAgain();
    return () => {
      ends.delete(end);
      if (ends.size === 0 && open.get(id) === ends) open.delete(id);
    };
  };
}

/** The same events, until it is ended: then one that says why, and no more. */
function endable<Event>(source: AsyncIterable<Event>) {
  const events = source[Symbol.asyncIterator]();
  let end: () => void = () => {};
  let isEnded = false;
  const ended = new Promise<'ended'>((resolve) => {
    end = () => resolve('ended');
  });
  const last = {
    errors: [new GraphQLError(NO_VIEWER.refused.message, { extensions: { code: NO_VIEWER.refused.code } })],
  };
  const iterable: AsyncIterableIterator<Event> = {
    async next() {
      if (isEnded) return { done: true, value: undefined };
      const next = await Promise.race([events.next(), ended]);
      if (next !== 'ended') return next;
      isEnded = true;
      void Promise.resolve(events.return?.()).catch(() => {});
      return { done: false, value: last as Event };
    },
    async return() {
      isEnded = true;
      await events.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => iterable,
  };
  return { iterable, end };
}
