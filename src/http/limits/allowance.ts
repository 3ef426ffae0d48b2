import { LRUCache } from 'lru-cache';
import { HttpProblem } from '../problem.ts';

/** What of a policy is left to a client: so many, until so many seconds have gone by. */
export interface Left {
  count: number;
  seconds: number;
}

/** So much of one thing is given to each client in a minute. */
export interface Allowance {
  /** As `RateLimit-Policy` names it. */
  readonly name: string;
  /** 0: there is no limit. */
  readonly limit: number;
  /** Takes so many, or none at all. Throws 429 with `Retry-After` where fewer are left. */
  take(client: string, count: number): void;
  /** Takes so many of what is begun already, also where fewer are left. */
  charge(client: string, count: number): void;
  left(client: string): Left;
}

interface Spent {
  count: number;
  /** When the client's minute ends, by `performance.now()`. */
  until: number;
}

const WINDOW_MS = 60_000;
export const WINDOW_SECONDS = WINDOW_MS / 1000;

/** Whoever floods is seen all the time, so it is never one of those who are forgotten when there are more than this. */
const MOST_CLIENTS = 50_000;

/** `what` is told to whoever asks for too much: "requests", "mutations". */
export function createAllowance(name: string, limit: number, what: string): Allowance {
  const clients = new LRUCache<string, Spent>({ max: MOST_CLIENTS });

  function spentBy(client: string): Spent {
    const now = performance.now();
    const found = clients.get(client);
    return found && now < found.until ? found : { count: 0, until: now + WINDOW_MS };
  }

  const secondsTo = (until: number) => Math.max(1, Math.ceil((until - performance.now()) / 1000));

  return {
    name,
    limit,
    take(client, count) {
      if (limit === 0 || count === 0) return;
      const spent = spentBy(client);
      const left = limit - spent.count;
      if (count > left) throw tooMany({ limit, what, count, left, seconds: secondsTo(spent.until) });
      spent.count += count;
      clients.set(client, spent);
    },
    charge(client, count) {
      if (limit === 0 || count === 0) return;
      const spent = spentBy(client);
      clients.set(client, { ...spent, count: spent.count + count });
    },
    left(client) {
      const { count, until } = spentBy(client);
      return { count: Math.max(0, limit - count), seconds: secondsTo(until) };
    },
  };
}

function tooMany({
  limit,
  what,
  count,
  left,
  seconds,
}: {
  limit: number;
  what: string;
  count: number;
  left: number;
  seconds: number;
}): HttpProblem {
  const number = (value: number) => value.toLocaleString('en');
  const most = `At most ${number(limit)} ${what} a minute are taken from one client`;
  const message =
    count > limit
      ? `${most}, and this request alone has ${number(count)}: it is never taken as it is; send it in parts.`
      : count === 1
        ? `${most}; try again in ${seconds} s.`
        : `${most}. This request has ${number(count)}, and ${number(left)} are left: nothing of it was done; try again in ${seconds} s.`;
  return new HttpProblem(429, 'TOO_MANY_REQUESTS', message, { headers: { 'Retry-After': String(seconds) } });
}
