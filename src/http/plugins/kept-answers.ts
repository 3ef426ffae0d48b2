import type { ExecutionResult } from 'graphql';
import { isAsyncIterable } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import type { EdgeContext, EdgePlugin } from '../edge-context.ts';
import type { LedgerClock, LedgerState } from '../kept/ledger-clock.ts';
import type { Metrics } from '../metrics/metrics.ts';

interface KeptOptions {
  clock: LedgerClock;
  /** Most memory for keys and answers. */
  maxBytes: number;
  metrics: Metrics;
}

interface Kept {
  text: string;
  state: LedgerState;
  /** What the log line says of it. */
  note: EdgeContext['note'];
}

/** A question that may be answered with what is kept, and what its answer would rest on. */
interface Asked {
  key: string;
  state: LedgerState;
}

/**
 * Gives an answer again while the ledger stands at the version that it was read from and no instant has come at which it may
 * change by itself. Only for those who send no credential, who are all answered alike; only answers without an error.
 */
export function useKeptAnswers({ clock, maxBytes, metrics }: KeptOptions): EdgePlugin {
  const kept = new LRUCache<string, Kept>({
    maxSize: maxBytes,
    sizeCalculation: ({ text }, key) => 2 * (text.length + key.length) + 500,
  });
  const asked = new WeakMap<Request, Asked>();

  return {
    async onParams({ request, params, setResult, context }) {
      if (request.headers.has('authorization') || !takesJson(request)) return;
      const key = JSON.stringify([params.query, params.operationName, params.variables]);
      const known = kept.get(key);
      // Where the database cannot say, nothing is kept, and the answer itself says what is wrong.
      const state = await clock.now().catch(() => null);
      if (!state) return;
      if (known && known.state.version === state.version && new Date() < known.state.nextChangeAt) {
        metrics.kept('hit');
        Object.assign(context.note, known.note);
        setResult({ stringify: () => known.text } as ExecutionResult);
        return;
      }
      asked.set(request, { key, state });
    },
    onExecute: ({ args }) => ({
      onExecuteDone() {
        // Before the answer leaves: whoever has it must not be told something older.
        if (args.contextValue.note.kind === 'mutation') clock.forget();
      },
    }),
    onExecutionResult({ request, result, context }) {
      const question = asked.get(request);
      asked.delete(request);
      const { note } = context as EdgeContext;
      if (!question || !result || isAsyncIterable(result) || note.kind !== 'query') return;
      metrics.kept('miss');
      if (result.errors?.length || !result.data) return;
      const { data, extensions } = result;
      const text = JSON.stringify({ data, extensions });
      kept.set(question.key, {
        text,
        state: question.state,
        note: { kind: note.kind, operation: note.operation },
      });
    },
  };
}

/** Streams are answers of another shape. */
function takesJson(request: Request): boolean {
  const accept = request.headers.get('accept');
  return accept === null || /json|\*\/\*/.test(accept);
}
