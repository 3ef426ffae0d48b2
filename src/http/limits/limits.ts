import type { Config } from '../../config.ts';
import type { RequestNote } from '../edge-context.ts';
import { type Allowance, createAllowance, HOUR, WINDOW_SECONDS } from './allowance.ts';

/** What each client may ask for in a minute. */
export interface Limits {
  /** Requests, whatever they ask for. */
  reads: Allowance;
  /** What is computed for them, by the cost of operations. */
  points: Allowance;
  /** Mutations, one by one. */
  writes: Allowance;
  /** What is said to be wrong, in an hour: for that nobody need be signed in. */
  disputes: Allowance;
}

export function createLimits({
  readsPerMinute,
  pointsPerMinute,
  writesPerMinute,
  disputesPerHour,
}: Pick<Config, 'readsPerMinute' | 'pointsPerMinute' | 'writesPerMinute' | 'disputesPerHour'>): Limits {
  return {
    reads: createAllowance('reads', readsPerMinute, 'requests'),
    points: createAllowance('points', pointsPerMinute, 'points of cost'),
    writes: createAllowance('writes', writesPerMinute, 'mutations'),
    disputes: createAllowance('disputes', disputesPerHour, 'messages that something is wrong', HOUR),
  };
}

/** What is left to the client, as draft-ietf-httpapi-ratelimit-headers writes it; nothing of what has no limit. */
export function limitHeaders(
  { reads, points, writes }: Limits,
  client: string,
  { kind }: RequestNote,
): [name: string, value: string][] {
  const policies = (kind === 'mutation' ? [reads, points, writes] : [reads, points]).filter(
    ({ limit }) => limit > 0,
  );
  if (policies.length === 0) return [];
  const left = policies.map(({ name, left }) => {
    const { count, seconds } = left(client);
    return `"${name}";r=${count};t=${seconds}`;
  });
  return [
    [
      'ratelimit-policy',
      policies.map(({ name, limit }) => `"${name}";q=${limit};w=${WINDOW_SECONDS}`).join(', '),
    ],
    ['ratelimit', left.join(', ')],
  ];
}

/** Whether a cache that many share may keep the answer: it would tell everybody what is left to one. */
export function mayBeShared(method: string | undefined, cacheControl: string | null): boolean {
  return (method === 'GET' || method === 'HEAD') && !/\b(?:no-store|private)\b/.test(cacheControl ?? '');
}
