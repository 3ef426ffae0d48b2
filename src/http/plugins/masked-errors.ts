import { GraphQLError } from 'graphql';
import { isAsyncIterable, mapAsyncIterator } from 'graphql-yoga';
import type { Logger } from 'pino';
import { currentWork, WorkEnded } from '../../base/work.ts';
import type { EdgeContext, EdgePlugin } from '../edge-context.ts';
import { type FaultOf, faultAnswers } from '../fault.ts';

interface MaskOptions {
  faultOf: FaultOf;
  log: Logger;
}

type Result = { data?: unknown; errors?: readonly GraphQLError[] };

const isPartlyDone = ({ data }: Result): boolean =>
  Object.values((data ?? {}) as object).some((value) => value !== null);

function withoutStatus(error: GraphQLError): GraphQLError {
  const { http: _, ...extensions } = error.extensions;
  return withExtensions(error, extensions);
}

/** A long value in the caller's own input comes back in messages such as "invalid value"; that much of it is enough. */
const longestMessage = 1000;

function rootOf(error: GraphQLError): unknown {
  let root: unknown = error;
  while (root instanceof GraphQLError && root.originalError) root = root.originalError;
  return root;
}

function withExtensions(error: GraphQLError, extensions: Record<string, unknown>): GraphQLError {
  const { nodes, source, positions, path } = error;
  return new GraphQLError(error.message.slice(0, longestMessage), {
    nodes,
    source,
    positions,
    path,
    extensions,
  });
}

/** Whether the caller's document or variables are to blame: refused before a field ran, or for a field's arguments. */
function isOfRequest(error: GraphQLError, root: unknown): boolean {
  if (error.path === undefined) return error.nodes !== undefined;
  return root instanceof GraphQLError && root !== error && root.nodes !== undefined;
}

/**
 * Lets errors through that are meant for the caller: those with a code, and what GraphQL itself says of the request. Every
 * other error is logged and answered with one constant sentence and the request's id.
 */
export function useMaskedErrors({ faultOf, log }: MaskOptions): EdgePlugin {
  function mask(error: GraphQLError, requestId: string): GraphQLError {
    const root = rootOf(error);
    const { code } = error.extensions;
    if (typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR' && root instanceof GraphQLError)
      return error.message.length > longestMessage ? withExtensions(error, error.extensions) : error;
    if (isOfRequest(error, root)) {
      const http = error.path === undefined ? { http: { status: 400, spec: true } } : {};
      return withExtensions(error, { code: 'BAD_USER_INPUT', ...http });
    }
    const fault = faultAnswers[faultOf(root) ?? 'INTERNAL_SERVER_ERROR'];
    // A deadline is no fault; and every item of a list may say so. What fails because nobody waits for it any longer is none either.
    if (!(root instanceof WorkEnded) && !currentWork()?.signal?.aborted)
      log.error({ requestId, err: root, path: error.path?.join('.') }, 'a field failed');
    return new GraphQLError(fault.message, {
      nodes: error.nodes,
      path: error.path,
      extensions: { code: fault.code, requestId, ...fault.graphql },
    });
  }

  function maskResult<Value extends Result>(result: Value, { requestId, note }: EdgeContext): Value {
    if (!result.errors?.length) return result;
    const masked = result.errors.map((error) => mask(error, requestId));
    // The status would say that nothing was done, although some of it was.
    const errors = note.kind === 'mutation' && isPartlyDone(result) ? masked.map(withoutStatus) : masked;
    note.codes = [...new Set(errors.map(({ extensions }) => String(extensions.code)))];
    return { ...result, errors };
  }

  return {
    onResultProcess({ result, setResult, serverContext }) {
      if (isAsyncIterable(result))
        setResult(mapAsyncIterator(result, (value) => maskResult(value, serverContext)));
      else if (!Array.isArray(result)) setResult(maskResult(result, serverContext));
    },
  };
}
