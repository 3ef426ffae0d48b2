import { LRUCache } from 'lru-cache';
import { HttpProblem } from '../problem.ts';

/** What a client has left of a policy: so many, until so many seconds have passed. */
interface Left {
  count: number;
  seconds: number;
}

/** Each client may have so much of one thing in a minute, or in an hour. */
export interface Allowance {
  /** As `RateLimit-Policy` names it. */
  readonly name: string;
  /** 0: there is no limit. */
  readonly limit: number;
  /** Takes so many, or none at all. Throws 429 with `Retry-After` where fewer are left. */
  take(client: string, count: number): void;
  /** Takes so many for a request that has begun or is done, also where fewer are left; a negative number gives some back. */
  charge(client: string, count: number): void;
  /** Whether so many are left. */
  has(client: string, count: number): boolean;
  left(client: string): Left;
}

interface Spent {
  count: number;
  /** When the client's minute or hour ends, by `performance.now()`. */
  until: number;
}

/** How long a client is counted for, and what that is called. */
interface Window {
  seconds: number;
  word: string;
}
const MINUTE: Window = { seconds: 60, word: 'a minute' };
export const HOUR: Window = { seconds: 3600, word: 'an hour' };
export const WINDOW_SECONDS = MINUTE.seconds;

/** A client that floods is seen all the time, so it is never among those that are forgotten when there are more than this. */
const MOST_CLIENTS = 50_000;

/** `what` is told to whoever asks for too much: "requests", "mutations". */
export function createAllowance(name: string, limit: number, what: string, window = MINUTE): Allowance {
  const clients = new LRUCache<string, Spent>({ max: MOST_CLIENTS });

  function spentBy(client: string): Spent {
    const now = performance.now();
    const found = clients.get(client);
    return found && now < found.until ? found : { count: 0, until: now + window.seconds * 1000 };
  }

  const secondsTo = (until: number) => Math.max(1, Math.ceil((until - performance.now()) / 1000));

  return {
    name,
    limit,
    take(client, count) {
      if (limit === 0 || count === 0) return;
      const spent = spentBy(client);
      const left = limit - spent.count;
      if (count > left)
        throw tooMany({ limit, what, word: window.word, count, left, seconds: secondsTo(spent.until) });
      spent.count += count;
      clients.set(client, spent);
    },
    charge(client, count) {
      if (limit === 0 || count === 0) return;
      const spent = spentBy(client);
      clients.set(client, { ...spent, count: Math.max(0, spent.count + count) });
    },
    has: (client, count) => limit === 0 || count <= limit - spentBy(client).count,
    left(client) {
      const { count, until } = spentBy(client);
      return { count: Math.max(0, limit - count), seconds: secondsTo(until) };
    },
  };
}

function tooMany({
  limit,
  what,
  word,
  count,
  left,
  seconds,
}: {
  limit: number;
  what: string;
  word: string;
  count: number;
  left: number;
  seconds: number;
}): HttpProblem {
  const number = (value: number) => value.toLocaleString('en');
  const most = `At most ${number(limit)} ${what} ${word} are taken from one client`;
  const message =
    count > limit
      ? `${most}, and this request alone has ${number(count)}: it can never be answered as it is; send it in parts.`
      : count === 1
        ? `${most}; try again in ${seconds} s.`
        : `${most}. This request has ${number(count)}, and ${number(left)} are left: none of it was done; try again in ${seconds} s.`;
  return new HttpProblem(429, 'TOO_MANY_REQUESTS', message, { headers: { 'Retry-After': String(seconds) } });
}
