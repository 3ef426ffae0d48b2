import DataLoader from 'dataloader';
import type { Wanted } from '../../reading/wanted.ts';
import { entry } from './entry.ts';

export type Args = Record<string, unknown>;

type Batch<Context> = (
  parents: readonly object[],
  args: object,
  context: Context,
  wanted?: Wanted | null,
) => Promise<readonly unknown[]>;

export interface Relation<Context> {
  batch: Batch<Context>;
  /** Parents of one key have one value; absent: each parent has its own. */
  keyOf?: (parent: object) => unknown;
}

/** What was read of one relation with one set of arguments. */
interface Slot {
  /** Fetched ahead; an error stands for the field that must throw it. */
  known: WeakMap<object, unknown>;
  /** By parent, what was wanted of what is known where that is not everything. */
  narrow: WeakMap<object, Wanted>;
  /** Settles when all that was begun is known: two aliases of one field read it once. */
  reading: Promise<void>;
  loader: DataLoader<object, unknown, unknown>;
  /** Lists that are asked for in one tick are read in one go, without a promise for each parent. */
  lists: DataLoader<readonly object[], readonly unknown[]>;
  /** In which of the lists a parent is. */
  places: WeakMap<object, Place>;
}

export interface Place {
  values: Promise<readonly unknown[]>;
  at: number;
}

/** What the relations of one request have read: fetched ahead, or asked for one by one. */
export class RelationStore<Context> {
  readonly fetchesAhead: boolean;
  /** Set once rows were read anew as whole ones: what is read below these must serve every place of the query that reaches them. */
  readsWhole = false;
  #slots = new Map<Relation<Context>, Map<string, Slot>>();

  /** Without fetching ahead the answers are the same, and slower. */
  constructor(options: { fetchesAhead: boolean } = { fetchesAhead: true }) {
    this.fetchesAhead = options.fetchesAhead;
  }

  slot(relation: Relation<Context>, args: object, context: Context): Slot {
    const slots = entry(this.#slots, relation, () => new Map<string, Slot>());
    return entry(slots, keyOf(args), () => ({
      known: new WeakMap(),
      narrow: new WeakMap(),
      reading: Promise.resolve(),
      loader: new DataLoader((parents: readonly object[]) => relation.batch(parents, args, context), {
        cacheKeyFn: relation.keyOf,
      }),
      lists: new DataLoader(
        async (lists: readonly (readonly object[])[]) => {
          const values = await relation.batch(lists.flat(), args, context);
          let end = 0;
          return lists.map(({ length }) => {
            end += length;
            return values.slice(end - length, end);
          });
        },
        { cache: false },
      ),
      places: new WeakMap(),
    }));
  }
}

/** The arguments of most fields are none. */
function keyOf(args: object): string {
  for (const _ in args) return JSON.stringify(args);
  return '';
}
