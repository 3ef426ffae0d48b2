import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { createFlights } from '../base/flights.ts';
import type { EdgeContext, RequestNote } from './edge-context.ts';
import { isQuestion } from './kept/front.ts';
import type { LedgerClock } from './kept/ledger-clock.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { Executed, Plans } from './plans.ts';
import { answerText } from './plugins/json-in-turns.ts';

interface ShortWayOptions {
  plans: Plans;
  clock: LedgerClock;
  metrics: Pick<Metrics, 'knownQuery'>;
}

/** Null where the question has to go the long way. */
export type ShortWay = (
  request: IncomingMessage,
  context: EdgeContext,
  work: { deadline: number; signal: AbortSignal },
) => Promise<string | null>;

type Known = { note: RequestNote; text: string };

const asJson = async ({ data, cost, note }: Executed): Promise<Known> => ({
  note: { ...note, cost },
  text: await answerText({ data, extensions: { cost } }, cost),
});

/**
 * Answers a query that has been executed before and is asked for again by nobody in particular, past all that finds out about its
 * text, its sender and the form of its answer. It does what the long way would: the same places, limits, charges and deadline, one
 * execution for all who ask the same at once. What is not plain, is refused, or fails, goes the long way, so that there is one
 * place for each refusal and each error.
 */
export function createShortWay({ plans, clock, metrics }: ShortWayOptions): ShortWay {
  const flights = createFlights<Known | null>();
  return async (request, context, { deadline, signal: reader }) => {
    const question = isPlain(request) ? questionIn(context.body) : null;
    const plan = question && plans.find(question.query, question.operationName);
    if (!plan || !plans.takes(plan, question.variables)) return null;
    const state = clock.known() ?? (await clock.now().catch(() => null));
    if (!state) return null;
    const key = `${state.version} ${state.nextChangeAt.getTime()}\n${context.body?.toString('latin1')}`;
    const { result, isFirst } = await flights.join(key, reader, ({ signal }) =>
      plans.execute(plan, question.variables, context, { deadline, signal }, asJson).catch(() => null),
    );
    if (!result) return null;
    metrics.knownQuery();
    const { cost, ...told } = result.note;
    Object.assign(context.note, told, isFirst ? { cost } : {});
    return result.text;
  };
}

/** Where nothing in the headers asks for anything but the usual. */
const isPlain = (request: IncomingMessage): boolean =>
  isQuestion(request) && request.url === '/graphql' && isUsual(request.headers);

const isUsual = (headers: IncomingHttpHeaders): boolean =>
  (headers.accept === undefined || headers.accept === '*/*' || headers.accept === 'application/json') &&
  (headers['content-type'] === 'application/json' ||
    headers['content-type'] === 'application/json; charset=utf-8') &&
  headers['content-encoding'] === undefined;

interface Question {
  query: string;
  operationName: string | undefined;
  variables: Record<string, unknown>;
}

const MEMBERS = new Set(['query', 'operationName', 'variables']);

function questionIn(body: Buffer | null): Question | null {
  if (!body || !isUtf8(body)) return null;
  const asked = parsed(body.toString());
  if (!isObject(asked) || !Object.keys(asked).every((name) => MEMBERS.has(name))) return null;
  const { query, operationName = undefined, variables = {} } = asked;
  if (typeof query !== 'string' || !isObject(variables)) return null;
  if (operationName !== undefined && typeof operationName !== 'string') return null;
  return { query, operationName, variables };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
