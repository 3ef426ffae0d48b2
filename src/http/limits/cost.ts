import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

const defaultPageSize = 20;
const unpagedListSize = 5;
const introspectionCost = 100;

type Variables = Readonly<Record<string, unknown>>;
/** Cost under given variables. `seen` keeps each fragment's cost, so that spreading one twice does not double the work. */
type Price = (variables: Variables, seen: Map<string, number>) => number;
export type Cost = (variables: Variables) => number;

const free: Price = () => 0;

function sum(prices: Price[]): Price {
  const charged = prices.filter((price) => price !== free);
  if (charged.length === 0) return free;
  return (variables, seen) => charged.reduce((total, price) => total + price(variables, seen), 0);
}

/**
 * Works out once per operation what it costs under any variables, by the rule in the description of the schema. Unknown fields are free: validation refuses them.
 * Page sizes over `maxPageSize` count as that: the schema refuses them in its own words.
 */
export function compileCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  maxPageSize: number,
): Cost {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const compiled = new Map<string, Price>();
  const defaults: Record<string, unknown> = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? [])
    if (defaultValue) defaults[variable.name.value] = literal(defaultValue);

  function priceOfSelections(set: SelectionSetNode, type: GraphQLNamedType): Price {
    return sum(
      set.selections.map((selection) => {
        if (selection.kind === Kind.FIELD) return priceOfField(selection, type);
        if (selection.kind === Kind.FRAGMENT_SPREAD) return priceOfFragment(selection.name.value);
        const condition = selection.typeCondition && schema.getType(selection.typeCondition.name.value);
        return priceOfSelections(selection.selectionSet, condition ?? type);
      }),
    );
  }

  function priceOfFragment(name: string): Price {
    const found = compiled.get(name);
    if (found) return found;
    const fragment = fragments.get(name);
    const type = fragment && schema.getType(fragment.typeCondition.name.value);
    if (!type) return free;
    const price = priceOfSelections(fragment.selectionSet, type);
    const remembered: Price = (variables, seen) => {
      const known = seen.get(name) ?? price(variables, seen);
      seen.set(name, known);
      return known;
    };
    compiled.set(name, price === free ? free : remembered);
    return compiled.get(name) ?? free;
  }

  function priceOfField(node: FieldNode, parent: GraphQLNamedType): Price {
    const name = node.name.value;
    if (parent === schema.getQueryType() && (name === '__schema' || name === '__type'))
      return () => introspectionCost;
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    const type = field && getNamedType(field.type);
    if (!field || !isCompositeType(type) || !node.selectionSet) return free;
    const children = priceOfSelections(node.selectionSet, type);
    if (parent.name.endsWith('Connection') && (name === 'edges' || name === 'pageInfo')) return children;
    const size = sizeOf(field, node);
    if (isConnection(field)) return (variables, seen) => 1 + size(variables) * children(variables, seen);
    const isPageOfParent = parent.name.endsWith('Connection') && name === 'nodes';
    if (isPageOfParent || !isListType(getNullableType(field.type)))
      return (variables, seen) => 1 + children(variables, seen);
    return (variables, seen) => size(variables) * (1 + children(variables, seen));
  }

  function sizeOf(field: GraphQLField<unknown, unknown>, node: FieldNode): (variables: Variables) => number {
    const given = (name: string): ((variables: Variables) => unknown) => {
      const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
      const fallback = field.args.find((argument) => argument.name === name)?.defaultValue;
      if (value?.kind !== Kind.VARIABLE) return () => (value ? literal(value) : fallback);
      const key = value.name.value;
      return (variables) => (Object.hasOwn(variables, key) ? variables[key] : (defaults[key] ?? fallback));
    };
    const [first, last, ids] = [given('first'), given('last'), given('ids')];
    return (variables) => {
      if (!isPaged(field)) {
        const listed = ids(variables);
        return Array.isArray(listed) ? listed.length : unpagedListSize;
      }
      const sizes = [first(variables), last(variables)].filter((size) => Number.isInteger(size)).map(Number);
      return sizes.length === 0 ? defaultPageSize : Math.min(Math.max(0, ...sizes), maxPageSize);
    };
  }

  const root = schema.getRootType(operation.operation);
  const price = root ? priceOfSelections(operation.selectionSet, root) : free;
  return (variables) => price(variables, new Map());
}

function isPaged(field: GraphQLField<unknown, unknown>): boolean {
  return field.args.some(({ name }) => name === 'first' || name === 'last');
}

function isConnection(field: GraphQLField<unknown, unknown>): boolean {
  return getNamedType(field.type).name.endsWith('Connection') && isPaged(field);
}

/** Only numbers and the length of lists matter here. */
function literal(value: ValueNode): unknown {
  if (value.kind === Kind.INT) return Number(value.value);
  if (value.kind === Kind.LIST) return value.values;
  return null;
}
