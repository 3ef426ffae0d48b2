import { Response } from '@whatwg-node/fetch';
import { isAsyncIterable } from 'graphql-yoga';
import type { EdgeContext, EdgePlugin, RequestNote } from '../edge-context.ts';
import { type Asked, createKept } from '../kept/kept.ts';
import type { LedgerClock } from '../kept/ledger-clock.ts';
import { questionOf } from '../kept/question.ts';
import { isJson } from '../kept/whole-answer.ts';
import type { Metrics } from '../metrics/metrics.ts';

interface KeptOptions {
  clock: LedgerClock;
  /** Most memory for questions and answers. */
  maxBytes: number;
  metrics: Metrics;
}

interface KeptText {
  text: string;
  headers: [string, string][];
  /** What the log line says of it. */
  note: RequestNote;
}

interface Question extends Asked {
  /** The answer, once there is one without an error. */
  text?: string;
}

/**
 * Gives the answer to an operation of a page again, to whichever page and format asks for it. Only for those who send no
 * credential, who are all answered alike; only answers without an error.
 */
export function useKeptAnswers({ clock, maxBytes, metrics }: KeptOptions): EdgePlugin {
  const kept = createKept<KeptText>(
    clock,
    maxBytes,
    ({ text }, key) => 2 * (text.length + key.length) + 1000,
  );
  const asked = new WeakMap<Request, Question>();

  return {
    async onRequest({ request, serverContext, endResponse }) {
      const key = serverContext.own ? questionOf(request, serverContext) : null;
      if (key === null) return;
      // Where the database cannot say, nothing is kept, and the answer itself says what is wrong.
      const state = clock.known() ?? (await clock.now().catch(() => null));
      if (!state) return;
      const known = kept.find({ key, state });
      if (known) {
        metrics.kept('hit');
        Object.assign(serverContext.note, known.note);
        endResponse(new Response(known.text, { headers: known.headers }));
        return;
      }
      asked.set(request, { key, state });
    },
    onExecutionResult({ request, result, context }) {
      const question = asked.get(request);
      const { note } = context as EdgeContext;
      if (!question || !result || isAsyncIterable(result) || note.kind !== 'query') return;
      metrics.kept('miss');
      const { data, errors, extensions, stringify } = result as typeof result & { stringify?: () => string };
      if (data && !errors?.length) question.text = stringify?.() ?? JSON.stringify({ data, extensions });
    },
    onResponse({ request, response, serverContext }) {
      const question = asked.get(request);
      if (question?.text === undefined || response.status !== 200 || !isJson(response)) return;
      const { text } = question;
      const headers = [...response.headers].filter(([name]) => name.toLowerCase() !== 'content-length');
      const { kind, operation } = serverContext.note;
      kept.keep(question, { text, headers, note: { kind, operation } });
    },
  };
}
