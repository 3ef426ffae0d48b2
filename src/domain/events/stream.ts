/** Most events that may wait for one reader; a reader that falls further behind has to subscribe again, and then gets what it missed. */
const MOST_WAITING = 1000;

export interface Stream<Event> extends AsyncIterableIterator<Event> {
  push(event: Event): void;
  /** Ends the stream and drops the events that wait. */
  return(): Promise<IteratorResult<Event>>;
}

/** A reader has fallen too far behind. */
class StreamOverflowError extends Error {
  constructor() {
    super(
      `More than ${MOST_WAITING} events wait for this reader: subscribe again with the last event id, to get what you missed.`,
    );
    this.name = 'StreamOverflowError';
  }
}

/**
 * Events for one reader. It takes them from the moment it is made, not from the first read on, and ends by `return` even
 * while a read waits, which an async generator would not.
 * @param onEnd runs once, however it ends
 * @param first what it begins with
 */
export function createStream<Event>(onEnd: () => void, first: readonly Event[] = []): Stream<Event> {
  const waiting: Event[] = [...first];
  const mostWaiting = MOST_WAITING + first.length;
  let answer: ((result: IteratorResult<Event>) => void) | null = null;
  let ended: 'done' | StreamOverflowError | null = null;

  function end(how: 'done' | StreamOverflowError): void {
    if (ended) return;
    ended = how;
    waiting.length = 0;
    onEnd();
    answer?.({ done: true, value: undefined });
    answer = null;
  }

  const stream: Stream<Event> = {
    push(event) {
      if (ended) return;
      if (answer) {
        answer({ done: false, value: event });
        answer = null;
      } else if (waiting.length < mostWaiting) waiting.push(event);
      else end(new StreamOverflowError());
    },
    async next() {
      if (ended instanceof Error) {
        const error = ended;
        ended = 'done';
        throw error;
      }
      if (ended) return { done: true, value: undefined };
      const event = waiting.shift();
      if (event !== undefined) return { done: false, value: event };
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
    async return() {
      end('done');
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}
