import { isAsyncIterable } from 'graphql-yoga';
import { spend } from '../../base/work.ts';
import type { EdgeContext, EdgePlugin } from '../edge-context.ts';
import { jsonInTurns } from '../json-in-turns.ts';

/** Answers that cost more than this may be long to write. */
const LARGE_POINTS = 1000;

/** Writes answers as JSON, large ones in turns; Yoga, and what keeps answers, take what has been written. */
export function useJsonInTurns(): EdgePlugin {
  return {
    async onExecutionResult({ result, setResult, context }) {
      const { note } = context as EdgeContext;
      if (!result || isAsyncIterable(result) || Array.isArray(result) || result.errors?.length) return;
      const { data, extensions } = result;
      const isLarge = (note.cost ?? 0) > LARGE_POINTS;
      const text = isLarge ? await jsonInTurns({ data, extensions }) : JSON.stringify({ data, extensions });
      spend('letters', text.length);
      setResult({ ...result, stringify: () => text });
    },
  };
}
