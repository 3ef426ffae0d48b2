import { GraphQLError } from 'graphql';
import { isAsyncIterable } from 'graphql-yoga';
import type { EdgeContext, EdgePlugin } from '../edge-context.ts';
import type { Authenticated } from './authentication.ts';
import { NO_VIEWER } from './authentication.ts';

/** Of these credentials of our own, those that are not in force any more. */
export type EndedTokens = (ids: readonly number[]) => Promise<readonly number[]>;

/** So often the database is asked, while a stream is open that was opened with a credential of our own. */
const askMs = 400;
/** The longest that a timer can wait. */
const longestMs = 2 ** 31 - 1;

/**
 * A stream ends with the credential that it was opened with, whichever server or command has revoked it. One question for all
 * streams; while the database does not answer they stay open, as nothing comes through them then.
 */
export function useCredentialEnd(endedTokens: EndedTokens): EdgePlugin {
  const open = new Map<number, Set<() => void>>();
  let timer: NodeJS.Timeout | undefined;

  function askAgain(): void {
    if (timer || open.size === 0) return;
    timer = setTimeout(async () => {
      const ended = await endedTokens([...open.keys()]).catch(() => []);
      for (const id of ended) for (const end of [...(open.get(id) ?? [])]) end();
      timer = undefined;
      askAgain();
    }, askMs);
    timer.unref();
  }

  function watch(id: number, end: () => void): () => void {
    const ends = open.get(id) ?? new Set();
    open.set(id, ends.add(end));
    askAgain();
    return () => {
      ends.delete(end);
      if (ends.size === 0 && open.get(id) === ends) open.delete(id);
    };
  }

  return {
    onSubscribe({ args }) {
      const { viewer, onClose }: EdgeContext & Partial<Authenticated> = args.contextValue;
      if (!viewer) return;
      return {
        onSubscribeResult({ result, setResult }) {
          if (!isAsyncIterable(result)) return;
          const { iterable, end } = endable(result);
          setResult(iterable);
          if (viewer.tokenId !== null) onClose(watch(viewer.tokenId, end));
          if (!viewer.until) return;
          const ends = setTimeout(end, Math.min(longestMs, Math.max(0, viewer.until.getTime() - Date.now())));
          onClose(() => clearTimeout(ends.unref()));
        },
      };
    },
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
