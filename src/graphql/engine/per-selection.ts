import {
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

/** Whether nothing in an operation is skipped or included by its variables. */
const fixed = new WeakMap<OperationDefinitionNode, boolean>();

/**
 * What is made of a selection on a type once for all executions of a document, where it cannot depend on variables. It lies beside
 * the parsed document and is gone with it.
 */
export function perSelection<Made>(
  make: (type: GraphQLNamedType, selections: readonly SelectionSetNode[], info: GraphQLResolveInfo) => Made,
): typeof make {
  const made = new WeakMap<SelectionSetNode, Map<GraphQLNamedType, Made>>();
  return (type, selections, info) => {
    const [only] = selections;
    if (!only || selections.length > 1 || !isFixed(info)) return make(type, selections, info);
    const byType = made.get(only) ?? new Map<GraphQLNamedType, Made>();
    made.set(only, byType);
    const known = byType.get(type);
    if (known !== undefined) return known;
    const value = make(type, selections, info);
    byType.set(type, value);
    return value;
  };
}

function isFixed({ operation, fragments }: GraphQLResolveInfo): boolean {
  const known = fixed.get(operation);
  if (known !== undefined) return known;
  let found = true;
  const root = { kind: Kind.DOCUMENT, definitions: [operation, ...Object.values(fragments)] } as const;
  visit(root, {
    Directive: () => {
      found = false;
    },
  });
  fixed.set(operation, found);
  return found;
}
