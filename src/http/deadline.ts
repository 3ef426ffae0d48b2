import type { IncomingMessage } from 'node:http';
import { problemOfFault } from './fault.ts';
import { HttpProblem } from './problem.ts';

/**
 * Gives up on a request after `ms`: 408 where the client had not yet sent all of it, else 503. What still runs is told
 * through `abandon`, and its outcome no longer matters.
 */
export async function withDeadline<Value>(
  ms: number,
  request: IncomingMessage,
  abandon: () => void,
  run: () => Promise<Value>,
): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(request.complete ? problemOfFault('TIMEOUT') : tooSlow(ms));
      abandon();
    }, ms);
  });
  try {
    return await Promise.race([run(), passed]);
  } finally {
    clearTimeout(timer);
  }
}

function tooSlow(ms: number): HttpProblem {
  return new HttpProblem(408, 'REQUEST_TIMEOUT', `The request must arrive within ${ms / 1000} s.`);
}
