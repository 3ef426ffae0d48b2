import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type VariableDefinitionNode,
} from 'graphql';
import type { CompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import { giveWay, noEffort, withWork } from '../base/work.ts';
import type { Charges } from '../graphql/engine/charges.ts';
import type { EdgeContext, RequestNote } from './edge-context.ts';
import type { Admission } from './limits/admission.ts';
import type { Allowance } from './limits/allowance.ts';
import { type Cost, compileCost } from './limits/cost.ts';
import { OPERATION_POINTS, pointsOf } from './limits/effort.ts';

/** A query of which everything is known that follows from its text. */
interface Plan {
  execute: CompiledQuery['query'];
  cost: Cost;
  declared: readonly VariableDefinitionNode[];
  operation: string | undefined;
}

type Variables = Record<string, unknown>;

export interface Executed {
  data: object;
  cost: number;
  note: RequestNote;
}

export interface Plans {
  find(text: string, operationName: string | undefined): Plan | undefined;
  /** Of a document that has passed every check of its text. */
  add(text: string, operationName: string | undefined, document: DocumentNode, compiled: CompiledQuery): void;
  /** Whether the query can be asked with these. */
  takes(plan: Plan, variables: Variables): boolean;
  /**
   * Executes it for somebody without a credential, under the limits, charges and places of the long way. Null where that would
   * refuse it or has errors to tell.
   */
  execute<Result>(
    plan: Plan,
    variables: Variables,
    context: EdgeContext,
    work: { deadline: number; signal: AbortSignal },
    /** What becomes of the answer while its place is still held. */
    then: (executed: Executed) => Result | Promise<Result>,
  ): Promise<Result | null>;
}

interface PlansOptions {
  schema: GraphQLSchema;
  charges: Charges;
  /** How many projects the tracker has. */
  projects: () => number;
  maxPageSize: number;
  maxCost: number;
  admission: Admission;
  points: Allowance;
  /** What resolvers are handed for somebody without a credential. */
  createContext: (edge: EdgeContext, signal: AbortSignal) => object | Promise<object>;
}

/** An empty name is that of no operation. */
const keyOf = (text: string, operationName: string | undefined): string =>
  `${JSON.stringify(operationName) ?? ''}\n${text}`;

/** As many as documents are kept parsed: the code that is made of one is of the size of what it was parsed to. */
export function createPlans(options: PlansOptions): Plans {
  const { schema, charges, projects, maxPageSize, maxCost, admission, points, createContext } = options;
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
          cost: compileCost(schema, document, operation, charges),
          declared: operation.variableDefinitions ?? [],
          operation: operation.name?.value,
        });
    },
    takes: ({ declared }, variables) =>
      declared.length === 0 || !getVariableValues(schema, declared, variables, { maxErrors: 1 }).errors,
    async execute(plan, variables, context, { deadline, signal }, then) {
      const { client, own } = context;
      const mostRows = own?.mostRows ?? maxPageSize;
      const cost = plan.cost({ variables, projects: projects(), mostRows });
      const asked = Math.max(1, cost);
      // What the site has begun to send is charged to its end, and not refused in the middle.
      if (!own?.isUnderWay && (cost > maxCost || !points.has(client, asked))) return null;
      points.charge(client, asked);
      const effort = noEffort();
      try {
        return await withWork({ deadline, signal, effort }, async () => {
          await giveWay();
          const place = await admission.enter(client, { cost, isOfSite: own !== undefined }, signal);
          try {
            const resolving = await createContext(context, signal);
            const { data, errors } = await plan.execute(undefined, resolving, variables);
            if (!data || errors?.length) return null;
            return await then({
              data,
              cost,
              note: { kind: 'query', operation: plan.operation } as RequestNote,
            });
          } finally {
            place.leave();
          }
        });
      } finally {
        points.charge(client, OPERATION_POINTS + pointsOf(effort) - asked);
      }
    },
  };
}
