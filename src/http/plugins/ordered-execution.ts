import { type ExecutionResult, execute, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * Executes queries so that an answer has its fields in the order in which they were asked for, whichever of them were read first: the
 * same question always has the same bytes. The executor that Yoga brings along lets the quicker field stand first.
 */
export function useOrderedExecution(): Plugin {
  return {
    onExecute({ executeFn, setExecuteFn, args }) {
      if (getOperationAST(args.document, args.operationName)?.operation !== 'query') return;
      setExecuteFn((given) => {
        const result = execute(given);
        if (isPromise(result)) return untilAborted(result, (given as { signal?: AbortSignal }).signal);
        // What is refused before anything is executed is told in Yoga's own way.
        return result.data === undefined ? executeFn(given) : result;
      });
    },
  };
}

const isPromise = (result: ExecutionResult | Promise<ExecutionResult>): result is Promise<ExecutionResult> =>
  'then' in result;

/** The result, or the reason why nobody waits for it any longer. */
async function untilAborted<Result>(result: Promise<Result>, signal?: AbortSignal): Promise<Result> {
  if (!signal) return result;
  let abort = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
  });
  try {
    return await Promise.race([result, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
