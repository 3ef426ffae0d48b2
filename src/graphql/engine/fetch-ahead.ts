import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { covers, type Wanted } from '../../reading/wanted.ts';
import type { Context } from './context.ts';
import { entry } from './entry.ts';
import type { Relation } from './relation-store.ts';

import { selectedFields } from './selected-fields.ts';
import { wantedOf } from './wanted.ts';

/** Fetches ahead what the field that is being resolved to this value selects. */
export const fetchBelow = (value: unknown, context: Context, info: GraphQLResolveInfo): Promise<void> =>
  fetchAhead(
    [value],
    getNamedType(info.returnType),
    info.fieldNodes.flatMap((node) => node.selectionSet ?? []),
    context,
    info,
  );

/**
 * Reads, level by level, every related field that the query selects below these values: one statement per field,
 * whatever the number of values. It goes through lists, through what resolves to its type, and through fields without a
 * relation by the property of their name, so connections are walked like anything else. What cannot be fetched ahead is
 * left to the executor, which gives the same answer and the same error.
 */
async function fetchAhead(
  values: readonly unknown[],
  type: GraphQLNamedType,
  selections: readonly SelectionSetNode[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<void> {
  if (!context.relations.fetchesAhead || !selections.length) return;
  await Promise.all(
    [...byObjectType(objectsIn(values), type, context, info)].flatMap(([object, parents]) =>
      [...selectedFields(object, selections, info).values()].map(async (nodes) => {
        const [first] = nodes;
        const field = first && object.getFields()[first.name.value];
        if (!field) return;
        const { relation } = field.extensions;
        const below = nodes.flatMap((node) => node.selectionSet ?? []);
        if (!relation && !below.length) return;
        const named = getNamedType(field.type);
        const children = relation
          ? await read(
              { relation, field, node: first, wanted: wantedOf(named, below, info) },
              parents,
              context,
              info,
            )
          : parents.map((parent) => (parent as Record<string, unknown>)[field.name]);
        await fetchAhead(children, named, below, context, info);
      }),
    ),
  );
}

/** What the query selects of the rows that a root field gives; everything where nothing is fetched ahead. */
export const wantedBelow = (context: Context, info: GraphQLResolveInfo): Wanted | null =>
  context.relations.fetchesAhead
    ? wantedOf(
        getNamedType(info.returnType),
        info.fieldNodes.flatMap((node) => node.selectionSet ?? []),
        info,
      )
    : null;

interface Reading {
  relation: Relation<Context>;
  field: GraphQLField<unknown, unknown>;
  node: FieldNode;
  wanted: Wanted | null;
}

/** Values of one related field, whatever could be read; none where its arguments are not usable. */
async function read(
  { relation, field, node, wanted }: Reading,
  parents: readonly object[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<unknown[]> {
  const args = argumentsOf(field, node, info);
  if (!args) return [];
  const slot = context.relations.slot(relation, args, context);
  const isMissing = (parent: object) =>
    !slot.known.has(parent) || !covers(slot.narrow.get(parent) ?? null, wanted);
  slot.reading = slot.reading.then(async () => {
    const missing = parents.filter(isMissing);
    if (!missing.length) return;
    // What one place of the query wants and another did not is read whole: both are answered from the same objects.
    if (missing.some((parent) => slot.known.has(parent))) context.relations.readsWhole = true;
    const asked = context.relations.readsWhole ? null : wanted;
    const values = await relation
      .batch(missing, args, context, asked)
      .catch((error: Error) => missing.map(() => error));
    missing.forEach((parent, index) => {
      slot.known.set(parent, values[index]);
      if (asked) slot.narrow.set(parent, asked);
      else slot.narrow.delete(parent);
    });
  });
  await slot.reading;
  return parents.map((parent) => slot.known.get(parent));
}

function argumentsOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  info: GraphQLResolveInfo,
): Record<string, unknown> | null {
  try {
    const args = getArgumentValues(field, node, info.variableValues);
    field.extensions.texts?.(args);
    return args;
  } catch {
    return null;
  }
}

/** Lists in lists as far as any type has them. */
const DEEPEST_LIST = 5;

function objectsIn(values: readonly unknown[]): object[] {
  const found = new Set<object>();
  const collect = (list: readonly unknown[], depth: number): void => {
    for (const value of list) {
      if (typeof value !== 'object' || value === null) continue;
      if (Array.isArray(value) && depth < DEEPEST_LIST) collect(value, depth + 1);
      else if (!(value instanceof Error)) found.add(value);
    }
  };
  collect(values, 0);
  return [...found];
}

/** The objects by the type that each of them resolves to, as the executor would find it. */
function byObjectType(
  objects: readonly object[],
  type: GraphQLNamedType,
  context: Context,
  info: GraphQLResolveInfo,
): Map<GraphQLObjectType, object[]> {
  const groups = new Map<GraphQLObjectType, object[]>();
  if (isObjectType(type) && objects.length) groups.set(type, [...objects]);
  if (isAbstractType(type))
    for (const object of objects) {
      const name = type.resolveType?.(object, context, info, type);
      const found = typeof name === 'string' ? info.schema.getType(name) : null;
      if (isObjectType(found)) entry(groups, found, () => []).push(object);
    }
  return groups;
}
