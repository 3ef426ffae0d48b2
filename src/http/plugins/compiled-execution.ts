import {
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
} from 'graphql';
import type { CompiledQuery } from 'graphql-jit';
import type { EdgePlugin } from '../edge-context.ts';

interface Operation {
  executions: number;
  /** Null: it cannot be compiled. Absent: it has not been executed often enough. */
  compiled?: Promise<CompiledQuery | null>;
}

/**
 * Executes queries as code that was made of them, once they have been asked so often that making it pays. What is known of them lies
 * beside the parsed document, and is gone with it. Everything else goes the plain way: mutations and subscriptions, variables that are
 * refused, and whatever fails, so that there is one who tells errors. A query changes nothing, and what it has read is still there.
 */
export function useCompiledExecution(compileAfter = 20): EdgePlugin {
  const documents = new WeakMap<DocumentNode, Map<string, Operation>>();

  function compiledFor(schema: GraphQLSchema, document: DocumentNode, operationName?: string | null) {
    const operations = documents.get(document) ?? new Map<string, Operation>();
    documents.set(document, operations);
    const operation = operations.get(operationName ?? '') ?? { executions: 0 };
    operations.set(operationName ?? '', operation);
    operation.executions += 1;
    if (operation.executions > compileAfter) operation.compiled ??= compile(schema, document, operationName);
    return operation.compiled;
  }

  return {
    onExecute({ executeFn, setExecuteFn, args }) {
      const { schema, document, operationName, rootValue, contextValue, variableValues }: ExecutionArgs =
        args;
      const compiled = compiledFor(schema, document, operationName);
      if (!compiled || !areFine(args)) return;
      setExecuteFn(async (given) => {
        try {
          const query = await compiled;
          const result = await query?.query(rootValue, contextValue, variableValues ?? {});
          if (result && !result.errors?.length) return result;
        } catch {
          // Told below.
        }
        return executeFn(given);
      });
    },
  };
}

async function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName?: string | null,
): Promise<CompiledQuery | null> {
  if (getOperationAST(document, operationName)?.operation !== 'query') return null;
  // Heavy to load, and of no use before.
  const { compileQuery, isCompiledQuery } = await import('graphql-jit');
  const compiled = compileQuery(schema, document, operationName ?? undefined);
  return isCompiledQuery(compiled) ? compiled : null;
}

function areFine({ schema, document, operationName, variableValues }: ExecutionArgs): boolean {
  const declared = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  return (
    !declared.length || !getVariableValues(schema, declared, variableValues ?? {}, { maxErrors: 1 }).errors
  );
}
