import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { HttpProblem } from './problem.ts';

/** Counts one more request of a client; throws 429 with `Retry-After` once there are too many in a minute. */
export type FloodGate = (client: string) => Promise<void>;

export function createFloodGate(perMinute: number, what: string): FloodGate {
  if (perMinute === 0) return async () => {};
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return async (client) => {
    try {
      await limiter.consume(client);
    } catch (rejection) {
      if (!(rejection instanceof RateLimiterRes)) throw rejection;
      const seconds = Math.max(1, Math.ceil(rejection.msBeforeNext / 1000));
      throw new HttpProblem(
        429,
        'TOO_MANY_REQUESTS',
        `At most ${perMinute} ${what} a minute are taken from one client; try again in ${seconds} s.`,
        { headers: { 'Retry-After': String(seconds) } },
      );
    }
  };
}
