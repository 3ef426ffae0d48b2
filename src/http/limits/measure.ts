import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** What an operation asks for with every fragment written out, so that spreading one often hides nothing. */
export interface Measures {
  /** Levels of fields; `{ a }` is 1. What lies under `__schema` and `__type` is not in it. */
  depth: number;
  /** Levels of fields under `__schema` and `__type`, these included. */
  introspectionDepth: number;
  aliases: number;
  directives: number;
}

/** A fragment that spreads itself, by its name; it has no size. */
export class CircularFragment extends Error {
  readonly fragment: string;
  constructor(fragment: string) {
    super(`Fragment "${fragment}" spreads itself.`);
    this.name = 'CircularFragment';
    this.fragment = fragment;
  }
}

const nothing: Measures = { depth: 0, introspectionDepth: 0, aliases: 0, directives: 0 };
const introspectionRoots = new Set(['__schema', '__type']);

function both(a: Measures, b: Measures): Measures {
  return {
    depth: Math.max(a.depth, b.depth),
    introspectionDepth: Math.max(a.introspectionDepth, b.introspectionDepth),
    aliases: a.aliases + b.aliases,
    directives: a.directives + b.directives,
  };
}

/**
 * The largest measures over the operations of a document. Each fragment is walked once however often it is spread
 * (two dozen that spread each other twice stand for 2^24 fields), so the time is that of reading the document.
 */
export function measure(document: DocumentNode): Measures {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
  }
  const known = new Map<string, Measures | 'underway'>();

  function ofFragment(name: string, isRoot: boolean): Measures {
    const key = `${isRoot ? 'root ' : ''}${name}`;
    const found = known.get(key);
    if (found === 'underway') throw new CircularFragment(name);
    if (found) return found;
    const fragment = fragments.get(name);
    if (!fragment) return nothing;
    known.set(key, 'underway');
    const measures = both(
      { ...nothing, directives: fragment.directives?.length ?? 0 },
      ofSelections(fragment.selectionSet, isRoot),
    );
    known.set(key, measures);
    return measures;
  }

  function ofSelections(set: SelectionSetNode, isRoot: boolean): Measures {
    let sum = nothing;
    for (const selection of set.selections) {
      const own = { ...nothing, directives: selection.directives?.length ?? 0 };
      if (selection.kind === Kind.FIELD) {
        if (selection.alias) own.aliases = 1;
        const under = selection.selectionSet ? ofSelections(selection.selectionSet, false) : nothing;
        // Exempt by the field at the root alone: a fragment may be called `__schema`, and counts like any other.
        const isIntrospection = isRoot && introspectionRoots.has(selection.name.value);
        sum = both(both(sum, own), {
          ...under,
          depth: isIntrospection ? 0 : under.depth + 1,
          introspectionDepth: isIntrospection ? under.depth + 1 : under.introspectionDepth,
        });
      } else {
        const spread =
          selection.kind === Kind.FRAGMENT_SPREAD
            ? ofFragment(selection.name.value, isRoot)
            : ofSelections(selection.selectionSet, isRoot);
        sum = both(both(sum, own), spread);
      }
    }
    return sum;
  }

  const measures = operations.map((operation) =>
    both({ ...nothing, directives: directivesOf(operation) }, ofSelections(operation.selectionSet, true)),
  );
  // A circle that no operation reaches is a circle all the same, and validation is spared it.
  for (const name of fragments.keys()) ofFragment(name, false);
  return measures.reduce(larger, nothing);
}

function larger(a: Measures, b: Measures): Measures {
  return {
    ...both(a, b),
    aliases: Math.max(a.aliases, b.aliases),
    directives: Math.max(a.directives, b.directives),
  };
}

function directivesOf({ directives = [], variableDefinitions = [] }: OperationDefinitionNode): number {
  return (
    directives.length + variableDefinitions.reduce((sum, { directives = [] }) => sum + directives.length, 0)
  );
}
