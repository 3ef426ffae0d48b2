import { GraphQLError } from 'graphql';
import { ValidationError } from '../../base/errors.ts';
import { CursorError, PageError } from '../../reading/page.ts';

/** A top-level error of whoever sent the request; it is not masked. */
export const badInput = (message: string, code: 'BAD_USER_INPUT' | 'INVALID_CURSOR' = 'BAD_USER_INPUT') =>
  new GraphQLError(message, { extensions: { code } });

/** What a read refuses, as the error that its sender may see; any other error as it came. */
export function refused(error: unknown): unknown {
  if (error instanceof CursorError) return badInput(error.message, 'INVALID_CURSOR');
  if (error instanceof PageError || error instanceof ValidationError) return badInput(error.message);
  return error;
}

declare module 'graphql' {
  interface GraphQLFieldExtensions<_TSource, _TContext, _TArgs> {
    /** Null says nothing but that there is an error at the field's path. */
    isNullOnlyOnError?: boolean;
  }
}

/**
 * Options of a root field that always has an answer when it is asked as it should be. It is null where it is not, so that one wrong
 * name in a query does not take the answers of its other fields away.
 */
export const NULL_ON_ERROR = { nullable: true, extensions: { isNullOnlyOnError: true } } as const;
