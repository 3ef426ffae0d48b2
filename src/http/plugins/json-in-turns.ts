import { isAsyncIterable } from 'graphql-yoga';
import type { EdgeContext, EdgePlugin } from '../edge-context.ts';
import { jsonInTurns } from '../json-in-turns.ts';

/** Answers that cost more than this may be long to write. */
const LARGE_POINTS = 1000;

/** Writes large answers as JSON in turns; Yoga, and what keeps answers, take what has been written. */
export function useJsonInTurns(): EdgePlugin {
  return {
    async onExecutionResult({ result, setResult, context }) {
      const { note } = context as EdgeContext;
      if (!result || isAsyncIterable(result) || Array.isArray(result)) return;
      if ((note.cost ?? 0) <= LARGE_POINTS || result.errors?.length) return;
      const { data, extensions } = result;
      const text = await jsonInTurns({ data, extensions });
      setResult({ ...result, stringify: () => text });
    },
  };
}
