import { GraphQLError } from 'graphql';
import { ValidationError } from '../domain/errors.ts';
import { CursorError, PageError } from '../domain/page.ts';

/** A top-level error of whoever sent the request; it is not masked. */
export const badInput = (message: string, code: 'BAD_USER_INPUT' | 'INVALID_CURSOR' = 'BAD_USER_INPUT') =>
  new GraphQLError(message, { extensions: { code } });

/** What a read refuses, as the error that its sender may see; any other error as it came. */
export function refused(error: unknown): unknown {
  if (error instanceof CursorError) return badInput(error.message, 'INVALID_CURSOR');
  if (error instanceof PageError || error instanceof ValidationError) return badInput(error.message);
  return error;
}
