import {
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
} from 'graphql';
import { giveWay, isTurnOver } from '../../base/work.ts';

/** So many items of a list are executed between two looks at the clock. */
const AT_ONCE = 5;

/** Lists of objects are executed in turns: what is asked of each item is computed without awaiting anything, for as many as there are. */
export function listsInTurns(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (!isListType(getNullableType(field.type)) || !isCompositeType(getNamedType(field.type))) continue;
      field.resolve = inTurns(field.resolve);
    }
  }
}

function inTurns(resolve: GraphQLFieldResolver<unknown, unknown> | undefined): typeof resolve {
  return (source, args, context, info) => {
    const found = resolve
      ? resolve(source, args, context, info)
      : (source as Record<string, unknown>)[info.fieldName];
    return isPromise(found) ? found.then(spread) : spread(found);
  };
}

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

/** The items as they are for as long as the turn lasts; those that are left then, each as it is its turn. */
function spread(list: unknown): unknown {
  if (!Array.isArray(list) || list.length === 0) return list;
  return list.length <= AT_ONCE && !isTurnOver() ? list : inTheirTurns(list);
}

/** An executor executes an item before it asks for the next one. */
function* inTheirTurns(list: readonly unknown[]): Generator<unknown> {
  let gate: Promise<void> | null = null;
  let behindIt = 0;
  for (const item of list) {
    if (gate === null && !isTurnOver()) {
      yield item;
      continue;
    }
    if (gate === null || behindIt === AT_ONCE) {
      gate = gate === null ? giveWay() : gate.then(giveWay);
      behindIt = 0;
    }
    behindIt += 1;
    const own = gate.then(() => item);
    // The first one that fails fails the list, and nobody waits for the others.
    own.catch(() => {});
    yield own;
  }
}
