import { isAsyncIterable } from 'graphql-yoga';
import { spend } from '../../base/work.ts';
import type { EdgeContext, EdgePlugin } from '../edge-context.ts';
import { jsonInTurns } from '../json-in-turns.ts';

/** Answers that cost more than this may be long to write. */
const LARGE_POINTS = 1000;

/** An answer as JSON, a large one written in turns. */
export async function answerText(
  answer: { data: unknown; extensions?: unknown },
  cost: number,
): Promise<string> {
  const text = cost > LARGE_POINTS ? await jsonInTurns(answer) : JSON.stringify(answer);
  spend('letters', text.length);
  return text;
}

/** Writes answers as JSON; Yoga, and what keeps answers, take what has been written. */
export function useJsonInTurns(): EdgePlugin {
  return {
    async onExecutionResult({ result, setResult, context }) {
      const { note } = context as EdgeContext;
      if (!result || isAsyncIterable(result) || Array.isArray(result) || result.errors?.length) return;
      const { data, extensions } = result;
      const text = await answerText({ data, extensions }, note.cost ?? 0);
      setResult({ ...result, stringify: () => text });
    },
  };
}
