import { type DocumentNode, GraphQLError, Kind, parse } from 'graphql';
import type { Config } from '../../config.ts';
import type { EdgePlugin } from '../edge-context.ts';
import { CircularFragment, measure } from '../limits/measure.ts';
import { refusal } from '../refusal.ts';

export type QueryLimits = Pick<Config, 'maxTokens' | 'maxDepth' | 'maxAliases' | 'maxDirectives'>;

/** Tools ask for a schema with `ofType` nine deep; the standard query has 15 levels. */
const maxIntrospectionDepth = 20;

function tooComplex(message: string): GraphQLError {
  return refusal(400, 'QUERY_TOO_COMPLEX', message);
}

function complaint(document: DocumentNode, limits: QueryLimits): GraphQLError | null {
  try {
    const measures = measure(document);
    const over: [number, number, string][] = [
      [measures.depth, limits.maxDepth, 'levels of fields'],
      [measures.introspectionDepth, maxIntrospectionDepth, 'levels of fields under __schema and __type'],
      [measures.aliases, limits.maxAliases, 'aliases'],
      [measures.directives, limits.maxDirectives, 'directives'],
    ];
    for (const [count, limit, what] of over)
      if (count > limit)
        return tooComplex(`An operation may have at most ${limit} ${what}, this one has ${count}.`);
  } catch (error) {
    if (error instanceof CircularFragment) return tooComplex(error.message);
    throw error;
  }
  const reserved = document.definitions.find(
    (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value.startsWith('__'),
  );
  if (!reserved) return null;
  return refusal(
    400,
    'GRAPHQL_VALIDATION_FAILED',
    'Names that begin with "__" are reserved for introspection.',
    {
      nodes: reserved,
    },
  );
}

/**
 * Refuses what is too large before it is validated, costed or run. Tokens bound the nesting first, so that neither
 * the parser nor the walk after it can run out of stack. The verdict is kept beside the parsed document.
 */
export function useQueryLimits(limits: QueryLimits): EdgePlugin {
  const verdicts = new WeakMap<DocumentNode, GraphQLError | 'fine'>();
  return {
    onParse({ setParseFn }) {
      setParseFn((source, options) => parse(source, { ...options, maxTokens: limits.maxTokens }));
      return ({ result }) => {
        if (result instanceof GraphQLError && /contains more tha[tn] \d+ tokens/.test(result.message))
          throw tooComplex(`A document may have at most ${limits.maxTokens} tokens, this one has more.`);
        if (result === null || result instanceof Error) return;
        const verdict = verdicts.get(result) ?? complaint(result, limits) ?? 'fine';
        verdicts.set(result, verdict);
        if (verdict !== 'fine') throw verdict;
      };
    },
  };
}
