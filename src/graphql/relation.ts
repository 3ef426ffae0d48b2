import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import { refused } from './bad-input.ts';
import type { Context } from './context.ts';
import { entry } from './entry.ts';
import { fetchBelow } from './fetch-ahead.ts';

type Args = Record<string, unknown>;
type Batch = (parents: readonly object[], args: object, context: Context) => Promise<readonly unknown[]>;

export interface Relation {
  batch: Batch;
}

declare module 'graphql' {
  interface GraphQLFieldExtensions<_TSource, _TContext, _TArgs> {
    relation?: Relation;
  }
}

/** What was read of one relation with one set of arguments. */
interface Slot {
  /** Fetched ahead; an error stands for the field that must throw it. */
  known: WeakMap<object, unknown>;
  /** Settles when all that was begun is known: two aliases of one field read it once. */
  reading: Promise<void>;
  loader: DataLoader<object, unknown>;
}

/** What the relations of one request have read: fetched ahead, or asked for one by one. */
export class RelationStore {
  readonly fetchesAhead: boolean;
  #slots = new Map<Relation, Map<string, Slot>>();

  /** Without fetching ahead the answers are the same, and slower. */
  constructor(options: { fetchesAhead: boolean } = { fetchesAhead: true }) {
    this.fetchesAhead = options.fetchesAhead;
  }

  slot(relation: Relation, args: object, context: Context): Slot {
    const slots = entry(this.#slots, relation, () => new Map<string, Slot>());
    return entry(slots, JSON.stringify(args), () => ({
      known: new WeakMap(),
      reading: Promise.resolve(),
      loader: new DataLoader((parents: readonly object[]) => relation.batch(parents, args, context)),
    }));
  }
}

/**
 * A field that is read for many parents in one go: values in the order of the parents. Where a page is resolved its
 * children are fetched ahead, and the resolver answers without a promise; anywhere else a loader gathers the parents of
 * one tick.
 */
export function related<Parent extends object, Value, FieldArgs extends object = Args>(
  batch: (parents: readonly Parent[], args: FieldArgs, context: Context) => Promise<readonly Value[]>,
) {
  const relation: Relation = {
    batch: async (parents, args, context) => {
      try {
        return await batch(parents as readonly Parent[], args as FieldArgs, context);
      } catch (error) {
        throw refused(error);
      }
    },
  };
  return {
    extensions: { relation },
    resolve: (parent: Parent, args: FieldArgs, context: Context): Value | Promise<Value> => {
      const { known, loader } = context.relations.slot(relation, args, context);
      if (!known.has(parent)) return loader.load(parent) as Promise<Value>;
      const value = known.get(parent);
      if (value instanceof Error) throw value;
      return value as Value;
    },
  };
}

/** What several fields of a parent are made of: read once for all of them, in one go for all parents. */
export function shared<Parent extends object, Value>(
  batch: (parents: readonly Parent[], context: Context) => Promise<readonly Value[]>,
) {
  const relation: Relation = {
    batch: (parents, _args, context) => batch(parents as readonly Parent[], context),
  };
  return async (parents: readonly Parent[], context: Context): Promise<Value[]> => {
    const { loader } = context.relations.slot(relation, {}, context);
    return Promise.all(parents.map((parent) => loader.load(parent) as Promise<Value>));
  };
}

/** A root field whose answer is read whole: with it, everything related that the query selects below it. */
export const ahead =
  <FieldArgs extends object, Value>(
    resolve: (args: FieldArgs, context: Context, info: GraphQLResolveInfo) => Promise<Value>,
  ) =>
  async (_root: unknown, args: FieldArgs, context: Context, info: GraphQLResolveInfo): Promise<Value> => {
    try {
      const value = await resolve(args, context, info);
      await fetchBelow(value, context, info);
      return value;
    } catch (error) {
      throw refused(error);
    }
  };

/** What a foreign key refers to: it is always there. */
export const existing = <Value>(values: Promise<(Value | null)[]>): Promise<Value[]> =>
  values as Promise<Value[]>;
