import { randomUUID } from 'node:crypto';
import { getOperationAST } from 'graphql';
import type { EdgeContext, EdgePlugin } from '../edge-context.ts';

/** Notes for the log what was asked. First in the list: a request that did not come through the edge gets what the others rely on. */
export function useNotes(): EdgePlugin {
  return {
    onRequest({ serverContext }) {
      if ('note' in serverContext) return;
      const context: EdgeContext = {
        requestId: randomUUID(),
        client: 'local',
        body: null,
        acts: { done: 0 },
        note: {},
        onClose() {},
      };
      Object.assign(serverContext, context);
    },
    onParse() {
      return ({ result, context }) => {
        if (result === null || result instanceof Error) return;
        const operation = getOperationAST(result, context.params.operationName);
        context.note.kind = operation?.operation;
        context.note.operation = operation?.name?.value;
      };
    },
  };
}
