import { type DocumentNode, type GraphQLSchema, getOperationAST } from 'graphql';
import { isAsyncIterable } from 'graphql-yoga';
import type { Charges } from '../../graphql/engine/charges.ts';
import type { EdgePlugin } from '../edge-context.ts';
import type { Allowance } from '../limits/allowance.ts';
import { type Cost, compileCost } from '../limits/cost.ts';
import { refusal, refusing } from '../refusal.ts';

interface QueryCostOptions {
  charges: Charges;
  maxPageSize: number;
  maxCost: number;
  points: Allowance;
  /** How many projects the tracker has. */
  projects: () => number;
}

/**
 * Refuses an operation that may cost too much, or more than its client has left, before anything of it runs; answers what the others
 * may cost. What they took is settled when they have run.
 */
export function useQueryCost({
  charges,
  maxPageSize,
  maxCost,
  points,
  projects,
}: QueryCostOptions): EdgePlugin {
  const compiled = new WeakMap<DocumentNode, Map<string, Cost>>();
  const costs = new WeakMap<Request, number>();

  function costOf(schema: GraphQLSchema, document: DocumentNode, operationName: string | null | undefined) {
    const ofDocument = compiled.get(document) ?? new Map<string, Cost>();
    compiled.set(document, ofDocument);
    const operation = getOperationAST(document, operationName);
    if (!operation) return null;
    const key = operation.name?.value ?? '';
    const cost = ofDocument.get(key) ?? compileCost(schema, document, operation, charges);
    ofDocument.set(key, cost);
    return cost;
  }

  return {
    onValidate({ params: { schema, documentAST }, context }) {
      return ({ valid }) => {
        const { request, params } = context;
        const cost = valid
          ? costOf(
              schema,
              documentAST,
              params.operationName,
            )?.({
              variables: params.variables ?? {},
              projects: projects(),
              mostRows: context.own?.mostRows ?? maxPageSize,
            })
          : undefined;
        if (cost === undefined) return;
        // The site's own are known, and read pages however many projects there are: a page that shows nothing would help nobody.
        if (cost > maxCost && !context.own)
          throw refusal(
            400,
            'QUERY_TOO_COMPLEX',
            `An operation may cost at most ${maxCost}, this one costs ${cost}; ask for smaller pages or fewer levels.`,
            { data: { cost, limit: maxCost } },
          );
        // For whoever has nothing left there is nothing.
        const asked = Math.max(1, cost);
        if (context.own?.isUnderWay) points.charge(context.client, asked);
        else refusing(() => points.take(context.client, asked));
        context.note.cost = cost;
        if (context.charged) context.charged.points = asked;
        costs.set(request, cost);
      };
    },
    onExecutionResult({ request, result, setResult }) {
      const cost = costs.get(request);
      if (cost === undefined || !result || isAsyncIterable(result)) return;
      setResult({ ...result, extensions: { ...result.extensions, cost } });
    },
  };
}
