import { getOperationAST } from 'graphql';
import type { EdgePlugin } from '../edge-context.ts';
import type { Allowance } from '../limits/allowance.ts';
import { countMutations } from '../limits/count-mutations.ts';
import { refusing } from '../refusal.ts';

/** Counts mutations one by one, before anybody is looked up or anything is written: all of a document, or none. */
export function useWriteLimit(writes: Allowance): EdgePlugin {
  return {
    onValidate({ params: { documentAST }, context }) {
      return ({ valid }) => {
        if (!valid || context.note.kind !== 'mutation') return;
        const operation = getOperationAST(documentAST, context.params.operationName);
        if (operation) refusing(() => writes.take(context.client, countMutations(documentAST, operation)));
      };
    },
  };
}
