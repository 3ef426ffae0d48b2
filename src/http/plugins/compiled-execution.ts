import { type DocumentNode, type ExecutionArgs, getOperationAST, getVariableValues } from 'graphql';
import type { CompiledQuery } from 'graphql-jit';
import type { YogaInitialContext } from 'graphql-yoga';
import type { EdgePlugin } from '../edge-context.ts';
import type { Plans } from '../plans.ts';

interface Operation {
  executions: number;
  /** Null: it cannot be compiled. Absent: it has not been executed often enough. */
  compiled?: Promise<CompiledQuery | null>;
}

/** Heavy to load, and of no use before. */
const compiling = () => import('./compile-query.ts');

/**
 * Executes queries as code that was made of them, once they have been asked so often that making it pays. What is known of them lies
 * beside the parsed document, and is gone with it. Everything else goes the plain way: mutations and subscriptions, variables that are
 * refused, and whatever fails, so that there is one who tells errors. A query changes nothing, and what it has read is still there.
 */
export function useCompiledExecution(compileAfter = 20, plans: Plans | null = null): EdgePlugin {
  const documents = new WeakMap<DocumentNode, Map<string | null, Operation>>();

  function compiledFor({ schema, document, operationName, contextValue }: ExecutionArgs) {
    const operations = documents.get(document) ?? new Map<string | null, Operation>();
    documents.set(document, operations);
    // An empty name is that of no operation.
    const name = operationName ?? null;
    const operation = operations.get(name) ?? { executions: 0 };
    operations.set(name, operation);
    operation.executions += 1;
    if (operation.executions > compileAfter)
      operation.compiled ??= compiling().then(({ compile }) => {
        const compiled = compile(schema, document, operationName);
        const { query } = (contextValue as YogaInitialContext).params;
        if (compiled && query) plans?.add(query, operationName ?? undefined, document, compiled);
        return compiled;
      });
    return operation.compiled;
  }

  return {
    onExecute({ executeFn, setExecuteFn, args }) {
      const { rootValue, contextValue, variableValues }: ExecutionArgs = args;
      const compiled = compiledFor(args);
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

function areFine({ schema, document, operationName, variableValues }: ExecutionArgs): boolean {
  const declared = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  return (
    !declared.length || !getVariableValues(schema, declared, variableValues ?? {}, { maxErrors: 1 }).errors
  );
}
