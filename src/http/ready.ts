import { Response } from '@whatwg-node/fetch';
import { RETRY_AFTER } from '../base/retry.ts';
import { HttpProblem } from './problem.ts';
import type { Handler } from './router.ts';

/** Why the server should get no requests now; null: it should. */
export type WhyNotReady = () => Promise<string | null>;

/** `/ready`: 200 where requests can be answered, else 503 with the reason in a sentence. */
export function createReadyHandler(whyNotReady: WhyNotReady): Handler {
  return async () => {
    const reason = await whyNotReady();
    if (reason !== null)
      throw new HttpProblem(503, 'UNAVAILABLE', reason, { headers: { 'Retry-After': RETRY_AFTER } });
    return new Response('{"status":"ready"}', {
      headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
    });
  };
}
