import { setMaxListeners } from 'node:events';

/** Computations that are running now, so that requests for the same wait for one of them instead of computing it again. */
export interface Flights<Result> {
  /**
   * The result under `key`: of the running computation, or else of a new one. Its signal ends it early when the last of those
   * who wait has gone; one who goes takes nothing from the others. All who wait get an error, and nobody who asks later.
   */
  join(
    key: string,
    reader: AbortSignal | undefined,
    compute: (flight: Flight) => Promise<Result>,
  ): Promise<{ result: Result; isFirst: boolean }>;
}

interface Flight {
  /** Aborted when nobody waits any longer. */
  readonly signal: AbortSignal;
  /** Accepts nobody further; returns whether more than one waits. */
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
    // Those who wait get the error; when all of them have gone, nobody does.
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
