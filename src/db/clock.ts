/** The database's time, known without asking it. */
export interface DatabaseClock {
  now(): Date;
  /** Measures again how far apart the two clocks are. */
  measure(): Promise<void>;
}

/** Milliseconds since 1970 on the database's clock, and how long the answer may have been under way. */
interface Sample {
  offset: number;
  uncertainty: number;
}

/** Both clocks drift, so measurements older than so many samples are forgotten. */
const KEPT_SAMPLES = 12;

/**
 * Several servers on one database must agree on what has come and what has run out, so none of them asks its own clock. The offset
 * is that of the quickest of the last answers, as in NTP; it is kept against a clock that nobody sets, so that a server whose own
 * clock is set notices nothing.
 */
export function createDatabaseClock(askInstant: () => Promise<number>): DatabaseClock {
  let samples: Sample[] = [];
  let best: Sample | null = null;

  return {
    now: () => new Date(best ? Math.round(performance.now() + best.offset) : Date.now()),
    async measure() {
      const sentAt = performance.now();
      const instant = await askInstant();
      const receivedAt = performance.now();
      const sample = {
        offset: instant - (sentAt + receivedAt) / 2,
        uncertainty: (receivedAt - sentAt) / 2,
      };
      // If both cannot be true, the database's clock was set, or it is another database by now.
      const isSet =
        best && Math.abs(sample.offset - best.offset) > sample.uncertainty + best.uncertainty + 50;
      samples = [...(isSet ? [] : samples), sample].slice(-KEPT_SAMPLES);
      best = samples.reduce((least, each) => (each.uncertainty <= least.uncertainty ? each : least));
    },
  };
}

/** In milliseconds since 1970. */
export const INSTANT = 'select extract(epoch from clock_timestamp())::float8 * 1000 as instant';
