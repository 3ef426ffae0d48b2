import { getOperationAST } from 'graphql';
import type { EdgePlugin } from '../edge-context.ts';
import type { Allowance } from '../limits/allowance.ts';
import { countMutations } from '../limits/count-mutations.ts';
import { refusing } from '../refusal.ts';

/** The one act that needs no credential. */
const FOR_ANYBODY = 'raiseDispute';

/** Counts mutations one by one, before anybody is looked up or anything is written: all of a document, or none. */
export function useWriteLimit({ writes, disputes }: Record<'writes' | 'disputes', Allowance>): EdgePlugin {
  return {
    onValidate({ params: { documentAST }, context }) {
      return ({ valid }) => {
        if (!valid || context.note.kind !== 'mutation') return;
        const operation = getOperationAST(documentAST, context.params.operationName);
        if (!operation) return;
        refusing(() => {
          writes.take(context.client, countMutations(documentAST, operation));
          // What is only tried is not said to anybody.
          if (!context.own?.isTrial)
            disputes.take(context.client, countMutations(documentAST, operation, FOR_ANYBODY));
        });
      };
    },
  };
}
