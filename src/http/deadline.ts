import type { IncomingMessage } from 'node:http';
import { problemOfFault } from './fault.ts';
import { HttpProblem } from './problem.ts';

/**
 * Gives up on a request after `ms`, or when the server cannot wait for it: with 408 where the client had not yet sent all of
 * it, else with 503. Calls `abandon` so that what still runs is rolled back; `abandon` says whether there is something that
 * cannot be.
 */
export async function withDeadline<Value>(
  ms: number,
  request: IncomingMessage,
  abandon: () => { isTooLate: boolean },
  run: () => Promise<Value>,
  stopping?: AbortSignal,
): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  let stop = () => {};
  const passed = new Promise<never>((_resolve, reject) => {
    const giveUp = (fault: 'TIMEOUT' | 'CLOSING') => {
      const { isTooLate } = abandon();
      reject(problemOfFault(isTooLate ? 'OUTCOME_UNKNOWN' : fault));
    };
    timer = setTimeout(() => {
      if (request.complete) return giveUp('TIMEOUT');
      abandon();
      reject(tooSlow(ms));
    }, ms);
    stop = () => giveUp('CLOSING');
    if (stopping?.aborted) stop();
    else stopping?.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([run(), passed]);
  } finally {
    clearTimeout(timer);
    stopping?.removeEventListener('abort', stop);
  }
}

function tooSlow(ms: number): HttpProblem {
  return new HttpProblem(408, 'REQUEST_TIMEOUT', `The request must arrive within ${ms / 1000} s.`);
}
