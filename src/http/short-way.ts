import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type VariableDefinitionNode,
} from 'graphql';
import type { CompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import { createFlights } from '../base/flights.ts';
import { giveWay, noEffort, withWork } from '../base/work.ts';
import type { EdgeContext, RequestNote } from './edge-context.ts';
import { isQuestion } from './kept/front.ts';
import type { LedgerClock } from './kept/ledger-clock.ts';
import type { Admission } from './limits/admission.ts';
import type { Allowance } from './limits/allowance.ts';
import { type Cost, type CostRule, compileCost } from './limits/cost.ts';
import { OPERATION_POINTS, pointsOf } from './limits/effort.ts';
import type { Metrics } from './metrics/metrics.ts';
import { answerText } from './plugins/json-in-turns.ts';

/** A query of which everything is known that follows from its text. */
interface Plan {
  execute: CompiledQuery['query'];
  cost: Cost;
  declared: readonly VariableDefinitionNode[];
  operation: string | undefined;
}

export interface Plans {
  find(text: string, operationName: string | undefined): Plan | undefined;
  /** Of a document that has passed every check of its text. */
  add(text: string, operationName: string | undefined, document: DocumentNode, compiled: CompiledQuery): void;
}

/** An empty name is that of no operation. */
const keyOf = (text: string, operationName: string | undefined): string =>
  `${JSON.stringify(operationName) ?? ''}\n${text}`;

/** As many as documents are kept parsed: the code that is made of one is of the size of what it was parsed to. */
export function createPlans(schema: GraphQLSchema, rule: CostRule): Plans {
  const plans = new LRUCache<string, Plan>({
    max: 200,
    maxSize: 2_000_000,
    sizeCalculation: (_plan, key) => key.length,
  });
  return {
    find: (text, operationName) => plans.get(keyOf(text, operationName)),
    add(text, operationName, document, { query }) {
      const operation = getOperationAST(document, operationName);
      if (operation)
        plans.set(keyOf(text, operationName), {
          execute: query,
          cost: compileCost(schema, document, operation, rule),
          declared: operation.variableDefinitions ?? [],
          operation: operation.name?.value,
        });
    },
  };
}

interface ShortWayOptions {
  schema: GraphQLSchema;
  plans: Plans;
  clock: LedgerClock;
  admission: Admission;
  points: Allowance;
  maxCost: number;
  metrics: Pick<Metrics, 'knownQuery'>;
  /** What resolvers are handed for somebody without a credential. */
  createContext: (edge: EdgeContext, signal: AbortSignal) => object | Promise<object>;
}

/** Null where the question has to go the long way. */
export type ShortWay = (
  request: IncomingMessage,
  context: EdgeContext,
  work: { deadline: number; signal: AbortSignal },
) => Promise<string | null>;

type Known = { note: RequestNote; text: string };

/**
 * Answers a query that has been executed before and is asked for again by nobody in particular, past all that finds out about its
 * text, its sender and the form of its answer. It does what the long way would: the same places, limits, charges and deadline, one
 * execution for all who ask the same at once. What is not plain, is refused, or fails, goes the long way, so that there is one
 * place for each refusal and each error.
 */
export function createShortWay(options: ShortWayOptions): ShortWay {
  const { schema, plans, clock, admission, points, maxCost, metrics, createContext } = options;
  const flights = createFlights<Known | null>();

  async function execute(
    plan: Plan,
    variables: Record<string, unknown>,
    context: EdgeContext,
    { deadline, signal }: { deadline: number; signal: AbortSignal },
  ): Promise<Known | null> {
    const cost = plan.cost(variables, clock.projects());
    const asked = Math.max(1, cost);
    if (cost > maxCost || !points.has(context.client, asked)) return null;
    points.charge(context.client, asked);
    const effort = noEffort();
    try {
      return await withWork({ deadline, signal, effort }, async () => {
        await giveWay();
        const place = await admission.enter(context.client, { cost }, signal);
        try {
          const { data, errors } = await plan.execute(
            undefined,
            await createContext(context, signal),
            variables,
          );
          if (!data || errors?.length) return null;
          const note = { kind: 'query', operation: plan.operation, cost } as RequestNote;
          return { note, text: await answerText({ data, extensions: { cost } }, cost) };
        } finally {
          place.leave();
        }
      });
    } finally {
      points.charge(context.client, OPERATION_POINTS + pointsOf(effort) - asked);
    }
  }

  return async (request, context, { deadline, signal: reader }) => {
    const question = isPlain(request) ? questionIn(context.body) : null;
    const plan = question && plans.find(question.query, question.operationName);
    if (!plan || !areFine(schema, plan, question.variables)) return null;
    const state = clock.known() ?? (await clock.now().catch(() => null));
    if (!state) return null;
    const key = `${state.version} ${state.nextChangeAt.getTime()}\n${context.body?.toString('latin1')}`;
    const { result, isFirst } = await flights.join(key, reader, ({ signal }) =>
      execute(plan, question.variables, context, { deadline, signal }).catch(() => null),
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

const areFine = (schema: GraphQLSchema, { declared }: Plan, variables: Record<string, unknown>): boolean =>
  declared.length === 0 || !getVariableValues(schema, declared, variables, { maxErrors: 1 }).errors;
