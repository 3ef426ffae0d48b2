import type { GraphQLResolveInfo } from 'graphql';
import { giveWay, isTurnOver } from '../../base/work.ts';
import type { Point } from '../../reading/point.ts';
import type { Wanted } from '../../reading/wanted.ts';
import { refused } from './bad-input.ts';
import type { Context } from './context.ts';
import { fetchBelow, wantedBelow } from './fetch-ahead.ts';
import type { Args, Place, Relation } from './relation-store.ts';

declare module 'graphql' {
  interface GraphQLFieldExtensions<_TSource, _TContext, _TArgs> {
    relation?: Relation<Context>;
    /** Properties of the row that the field looks at, besides `id` and `asOf`; absent: any of them. */
    reads?: readonly string[];
  }
}

/** The properties of a parent besides those of a point, each named once: the type sees to it that none is forgotten. */
export type Reads<Parent> = { [Key in Exclude<keyof Parent, keyof Point>]: true };

/**
 * A field that is read for many parents in one go: values in the order of the parents. Where a page is resolved its
 * children are fetched ahead, and the resolver answers without a promise; anywhere else a loader gathers the parents of
 * one tick.
 * @param reads what it looks at of its parents: only then they need not be whole rows
 */
export function related<Parent extends object, Value, FieldArgs extends object = Args>(
  batch: (
    parents: readonly Parent[],
    args: FieldArgs,
    context: Context,
    wanted: Wanted | null,
  ) => Promise<readonly Value[]>,
  reads?: Reads<NoInfer<Parent>>,
) {
  const relation: Relation<Context> = {
    batch: async (parents, args, context, wanted = null) => {
      try {
        // What came before it may have taken the turn: a query is read relation by relation.
        if (isTurnOver()) await giveWay();
        return await batch(parents as readonly Parent[], args as FieldArgs, context, wanted);
      } catch (error) {
        throw refused(error);
      }
    },
  };
  return {
    extensions: { relation, ...(reads && { reads: Object.keys(reads) }) },
    resolve: (parent: NoInfer<Parent>, args: FieldArgs, context: Context): Value | Promise<Value> => {
      const { known, loader } = context.relations.slot(relation, args, context);
      if (!known.has(parent)) return loader.load(parent) as Promise<Value>;
      const value = known.get(parent);
      if (value instanceof Error) throw value;
      return value as Value;
    },
  };
}

/**
 * What several fields of a parent are made of: read once for all of them, in one go for all parents.
 * @param keyOf where it must follow from the key alone: then it is read once for all parents of one key in the whole query
 */
export function shared<Parent extends object, Value>(
  batch: (parents: readonly Parent[], context: Context) => Promise<readonly Value[]>,
  keyOf?: (parent: Parent) => unknown,
) {
  const relation: Relation<Context> = {
    batch: (parents, _args, context) => batch(parents as readonly Parent[], context),
    keyOf: keyOf as Relation<Context>['keyOf'],
  };
  return async (parents: readonly Parent[], context: Context): Promise<Value[]> => {
    const { loader, lists, places } = context.relations.slot(relation, {}, context);
    if (keyOf) return Promise.all(parents.map((parent) => loader.load(parent) as Promise<Value>));
    const missing = parents.filter((parent) => !places.has(parent));
    if (missing.length > 0) {
      const values = lists.load(missing);
      missing.forEach((parent, at) => {
        places.set(parent, { values, at });
      });
      if (missing.length === parents.length) return values as Promise<Value[]>;
    }
    const found = parents.map((parent) => places.get(parent) as Place);
    const read = new Map<Place['values'], readonly unknown[]>();
    for (const { values } of found) if (!read.has(values)) read.set(values, await values);
    return found.map(({ values, at }) => read.get(values)?.[at] as Value);
  };
}

/** A root field whose answer is read whole: with it, everything related that the query selects below it. */
export const ahead =
  <FieldArgs extends object, Value>(
    resolve: (args: FieldArgs, context: Context, wanted: Wanted | null) => Promise<Value>,
  ) =>
  async (_root: unknown, args: FieldArgs, context: Context, info: GraphQLResolveInfo): Promise<Value> => {
    try {
      const value = await resolve(args, context, wantedBelow(context, info));
      await fetchBelow(value, context, info);
      return value;
    } catch (error) {
      throw refused(error);
    }
  };

/** What a foreign key refers to: it is always there. */
export const existing = <Value>(values: Promise<(Value | null)[]>): Promise<Value[]> =>
  values as Promise<Value[]>;
