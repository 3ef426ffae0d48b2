import { Response } from '@whatwg-node/fetch';
import { RETRY_AFTER } from '../base/retry.ts';
import type { Handler } from './handler.ts';
import { HttpProblem } from './problem.ts';

/** Why the server should get no requests now; null: it should. */
export type WhyNotReady = () => Promise<string | null>;

/** `/ready`: 200 where requests can be answered, with warnings for the operator; else 503 with the reason in a sentence. */
export function createReadyHandler(
  whyNotReady: WhyNotReady,
  warnings: () => Promise<readonly string[]> = async () => [],
): Handler {
  return async () => {
    const reason = await whyNotReady();
    if (reason !== null)
      throw new HttpProblem(503, 'UNAVAILABLE', reason, { headers: { 'Retry-After': RETRY_AFTER } });
    const found = await warnings();
    return new Response(JSON.stringify({ status: 'ready', ...(found.length ? { warnings: found } : {}) }), {
      headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
    });
  };
}
