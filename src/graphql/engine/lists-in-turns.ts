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

/** The items as they are where they are few and the turn lasts; else each as it is its turn. */
function spread(list: unknown): unknown {
  if (!Array.isArray(list) || list.length === 0) return list;
  if (list.length <= AT_ONCE && !isTurnOver()) return list;
  let gate = giveWay();
  return list.map((item, at) => {
    if (at > 0 && at % AT_ONCE === 0) gate = gate.then(giveWay);
    const own = gate.then(() => item);
    // The first one that fails fails the list, and nobody waits for the others.
    own.catch(() => {});
    return own;
  });
}
