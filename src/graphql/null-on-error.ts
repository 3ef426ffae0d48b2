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
