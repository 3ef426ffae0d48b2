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
import { USUAL_PAGE } from '../../base/page-size.ts';
import type { Charge, Charges } from '../../graphql/engine/charges.ts';

const unpagedListSize = 5;
const introspectionCost = 100;

type Variables = Readonly<Record<string, unknown>>;
/** What a cost depends on beside the operation. */
interface Given {
  variables: Variables;
  /** How many projects the tracker has. */
  projects: number;
  /** Page sizes over this count as this: the schema refuses them in its own words. */
  mostRows: number;
  /** Each fragment's cost, so that spreading one twice does not double the work. */
  seen: Map<string, number>;
}
type Price = (given: Given) => number;
export type Cost = (given: Omit<Given, 'seen'>) => number;

const free: Price = () => 0;

function sum(prices: Price[]): Price {
  const charged = prices.filter((price) => price !== free);
  if (charged.length === 0) return free;
  return (given) => charged.reduce((total, price) => total + price(given), 0);
}

/**
 * Works out once per operation what it costs under any variables, by the rule in the description of the schema. Unknown fields are
 * free: validation refuses them.
 */
export function compileCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  charges: Charges,
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
    const remembered: Price = (given) => {
      const known = given.seen.get(name) ?? price(given);
      given.seen.set(name, known);
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
    if (!field) return free;
    const charge = charges[`${parent.name}.${name}`];
    return sum([
      priceOfObjects(node, field, parent, charge),
      charge ? priceOfCharge(charge, node, field) : free,
    ]);
  }

  /** Of what the field gives. */
  function priceOfObjects(
    node: FieldNode,
    field: GraphQLField<unknown, unknown>,
    parent: GraphQLNamedType,
    charge: Charge | undefined,
  ): Price {
    const type = getNamedType(field.type);
    if (!isCompositeType(type) || !node.selectionSet) return free;
    const children = priceOfSelections(node.selectionSet, type);
    if (parent.name.endsWith('Connection') && (field.name === 'edges' || field.name === 'pageInfo'))
      return children;
    const size = sizeOf(field, node, charge);
    if (isConnection(field)) return (given) => 1 + size(given) * children(given);
    const isPageOfParent = parent.name.endsWith('Connection') && field.name === 'nodes';
    if (isPageOfParent || !isListType(getNullableType(field.type))) return (given) => 1 + children(given);
    return (given) => size(given) * (1 + children(given));
  }

  /** Of what the field looks at to give it. */
  function priceOfCharge(charge: Charge, node: FieldNode, field: GraphQLField<unknown, unknown>): Price {
    const { points = 0, perHundredProjects = 0, perListed = 0, perPair = 0, of, given } = charge;
    const listed = of ? argumentOf(field, node, of) : () => null;
    const deciding = given?.map((name) => argumentOf(field, node, name));
    return ({ variables, projects }) => {
      if (deciding && !deciding.some((argument) => isGiven(argument(variables)))) return 0;
      const list = listed(variables);
      const count = Array.isArray(list) ? list.length : 0;
      const isOfListed = of !== undefined && Array.isArray(list);
      const looked = isOfListed
        ? perListed * count + (perPair * count * (count - 1)) / 2
        : (perHundredProjects * projects) / 100;
      return Math.ceil(points + looked);
    };
  }

  function argumentOf(
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
    name: string,
  ): (variables: Variables) => unknown {
    const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
    const fallback = field.args.find((argument) => argument.name === name)?.defaultValue;
    if (value?.kind !== Kind.VARIABLE) return () => (value ? literal(value) : fallback);
    const key = value.name.value;
    return (variables) => (Object.hasOwn(variables, key) ? variables[key] : (defaults[key] ?? fallback));
  }

  function sizeOf(field: GraphQLField<unknown, unknown>, node: FieldNode, charge: Charge | undefined): Price {
    const argument = (name: string) => argumentOf(field, node, name);
    const [first, last, ids] = [argument('first'), argument('last'), argument('ids')];
    return ({ variables, mostRows }) => {
      if (!isPaged(field)) {
        const listed = ids(variables);
        return Array.isArray(listed) ? listed.length : (charge?.size ?? unpagedListSize);
      }
      const sizes = [first(variables), last(variables)].filter((size) => Number.isInteger(size)).map(Number);
      return sizes.length === 0 ? USUAL_PAGE : Math.min(Math.max(0, ...sizes), mostRows);
    };
  }

  const root = schema.getRootType(operation.operation);
  const price = root ? priceOfSelections(operation.selectionSet, root) : free;
  return (given) => price({ ...given, seen: new Map() });
}

function isPaged(field: GraphQLField<unknown, unknown>): boolean {
  return field.args.some(({ name }) => name === 'first' || name === 'last');
}

function isConnection(field: GraphQLField<unknown, unknown>): boolean {
  return getNamedType(field.type).name.endsWith('Connection') && isPaged(field);
}

/** An object of which no field has a value asks for nothing. */
const isGiven = (value: unknown): boolean =>
  value !== null &&
  value !== undefined &&
  (typeof value !== 'object' || Object.values(value).some((each) => each !== null && each !== undefined));

/** Only numbers, the length of lists, and whether there is anything matter here. */
function literal(value: ValueNode): unknown {
  if (value.kind === Kind.INT) return Number(value.value);
  if (value.kind === Kind.LIST) return value.values;
  if (value.kind === Kind.OBJECT) return value.fields.map((field) => field.value.kind !== Kind.NULL || null);
  return null;
}
