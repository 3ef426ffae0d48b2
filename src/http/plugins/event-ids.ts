import { isAsyncIterable } from 'graphql-yoga';
import type { EdgePlugin } from '../edge-context.ts';

/** What a stream that comes back says of itself, and by what its events are named. */
interface OfStream {
  request: Request;
  lastEventId?: string | null;
  eventId?: string | null;
}

/**
 * Events of a stream have ids: `id:` of the event for EventSource, which sends the last one when it comes back, and
 * `extensions.eventId` for clients that see no more than answers.
 */
export function useEventIds(): EdgePlugin {
  const begun = new WeakMap<Request, string>();
  return {
    onSubscribe({ args }) {
      const context: OfStream = args.contextValue;
      const { request } = context;
      context.lastEventId = request?.headers.get('last-event-id') ?? null;
      return {
        onSubscribeResult({ result, setResult }) {
          if (!isAsyncIterable(result)) return;
          if (context.eventId) begun.set(request, context.eventId);
          setResult(named(result, context) as typeof result);
        },
      };
    },
    onResponse({ request, response, fetchAPI, setResponse }) {
      if (!response.body || !/^text\/event-stream/.test(response.headers.get('content-type') ?? '')) return;
      const { status, headers } = response;
      setResponse(
        new fetchAPI.Response(response.body.pipeThrough(withIds(begun.get(request))), { status, headers }),
      );
    },
  };
}

function named<Answer extends { extensions?: object }>(
  source: AsyncIterable<Answer>,
  context: OfStream,
): AsyncIterableIterator<Answer> {
  const events = source[Symbol.asyncIterator]();
  const iterable: AsyncIterableIterator<Answer> = {
    async next() {
      context.eventId = null;
      const next = await events.next();
      const { eventId } = context;
      if (next.done || !eventId) return next;
      return { done: false, value: { ...next.value, extensions: { ...next.value.extensions, eventId } } };
    },
    async return() {
      await events.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => iterable,
  };
  return iterable;
}

const ID = /"eventId":"(\d+\.\d+)"\}\}$/;

/**
 * Before the data of an event its id. Lines are whole here, however the stream is cut into pieces.
 * @param begun place that the stream begins behind: an id without data is kept by EventSource, and tells nothing
 */
function withIds(begun: string | undefined): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let rest = '';
  return new TransformStream({
    start(controller) {
      if (begun) controller.enqueue(encoder.encode(`id: ${begun}\n\n`));
    },
    transform(piece, controller) {
      const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      const text = lines.map((line) => {
        const id = line.startsWith('data: ') ? ID.exec(line.slice(-60))?.[1] : undefined;
        return id ? `id: ${id}\n${line}\n` : `${line}\n`;
      });
      if (text.length) controller.enqueue(encoder.encode(text.join('')));
    },
    flush(controller) {
      if (rest) controller.enqueue(encoder.encode(rest));
    },
  });
}
