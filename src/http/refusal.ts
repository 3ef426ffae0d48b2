import { GraphQLError, type GraphQLErrorOptions } from 'graphql';
import { HttpProblem } from './problem.ts';

interface RefusalOptions extends Pick<GraphQLErrorOptions, 'nodes'> {
  /** What the caller can act on, beside the code. */
  data?: Record<string, unknown>;
  headers?: Record<string, string>;
}

/** An operation that is refused before it runs; the status holds whatever media type the caller accepts. */
export function refusal(
  status: number,
  code: string,
  message: string,
  { nodes, data = {}, headers = {} }: RefusalOptions = {},
): GraphQLError {
  return new GraphQLError(message, { nodes, extensions: { code, ...data, http: { status, headers } } });
}

function refusalOfProblem({ status, code, message, headers }: HttpProblem): GraphQLError {
  return refusal(status, code, message, { headers });
}

/** Errors that end a request at the edge, as GraphQL errors; every other error stays as it is. */
export const refusalOfError = (error: unknown): unknown =>
  error instanceof HttpProblem ? refusalOfProblem(error) : error;

export function refusing(work: () => void): void {
  try {
    work();
  } catch (error) {
    throw refusalOfError(error);
  }
}
