import { setMaxListeners } from 'node:events';

/** What is being computed for somebody now, so that whoever asks for the same meanwhile waits for it instead of computing it again. */
export interface Flights<Result> {
  /**
   * The result under `key`: of the computation that is under way, or else of a new one. It ends early, by the signal that it is
   * handed, when the last of those who wait for it has gone; one who goes takes nothing from the others. An error is told to
   * all who wait, and to nobody later.
   */
  join(
    key: string,
    reader: AbortSignal | undefined,
    compute: (flight: Flight) => Promise<Result>,
  ): Promise<{ result: Result; isFirst: boolean }>;
}

export interface Flight {
  /** Aborted when nobody waits any more. */
  readonly signal: AbortSignal;
  /** Takes nobody in from here on; whether more than one waits. */
  close(): boolean;
}

interface UnderWay<Result> {
  readers: number;
  /** All there have been. */
  joined: number;
  result: Promise<Result>;
  gone: AbortController;
}

export function createFlights<Result>(): Flights<Result> {
  const underWay = new Map<string, UnderWay<Result>>();

  function start(key: string, compute: (flight: Flight) => Promise<Result>): UnderWay<Result> {
    const gone = new AbortController();
    // As many listen as there are parts of what is computed.
    setMaxListeners(0, gone.signal);
    const close = () => {
      if (underWay.get(key) === flight) underWay.delete(key);
      return flight.joined > 1;
    };
    const flight: UnderWay<Result> = { readers: 0, joined: 0, gone, result: Promise.resolve() as never };
    underWay.set(key, flight);
    flight.result = compute({ signal: gone.signal, close }).finally(close);
    // Heard by those who wait; when all of them have gone there is nobody to hear it.
    flight.result.catch(() => {});
    gone.signal.addEventListener('abort', close, { once: true });
    return flight;
  }

  return {
    async join(key, reader, compute) {
      const known = underWay.get(key);
      const flight = known ?? start(key, compute);
      flight.readers += 1;
      flight.joined += 1;
      const leave = () => {
        flight.readers -= 1;
        if (flight.readers === 0) flight.gone.abort();
      };
      if (reader?.aborted) leave();
      else reader?.addEventListener('abort', leave, { once: true });
      try {
        return { result: await flight.result, isFirst: !known };
      } finally {
        reader?.removeEventListener('abort', leave);
      }
    },
  };
}
