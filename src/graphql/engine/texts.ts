import {
  GraphQLID,
  type GraphQLInputType,
  type GraphQLSchema,
  GraphQLString,
  getNullableType,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';
import { forbiddenIn, whyForbidden } from '../../base/characters.ts';
import { badInput } from './bad-input.ts';

declare module 'graphql' {
  interface GraphQLInputFieldExtensions {
    /** The text may have several lines. */
    hasLines?: boolean;
  }
  interface GraphQLFieldExtensions<_TSource, _TContext, _TArgs> {
    /** @throws BAD_USER_INPUT where a text among the arguments holds what no text may. */
    texts?: (args: object) => void;
  }
}

/** Looks at one value of an input; `path` leads to it from the field's arguments. */
type Check = (value: unknown, path: string) => void;

/**
 * Every field that takes texts looks at them before anything of it is read or done, wherever in its arguments they stand. The
 * scalars themselves cannot: `String` is of GraphQL, and has no word for how many lines are meant.
 */
export function guardTexts(schema: GraphQLSchema): void {
  const checks = checksOf();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const ofArgs = field.args.flatMap(({ name, type, extensions }) => {
        const check = checks(type, extensions.hasLines === true);
        return check ? [{ name, check }] : [];
      });
      if (!ofArgs.length) continue;
      const texts = (args: object) => {
        for (const { name, check } of ofArgs) check((args as Record<string, unknown>)[name], name);
      };
      field.extensions = { ...field.extensions, texts };
      const { resolve, subscribe } = field;
      if (subscribe && type === schema.getSubscriptionType())
        field.subscribe = (root, args, context, info) => {
          texts(args);
          return subscribe(root, args, context, info);
        };
      else if (resolve)
        field.resolve = (root, args, context, info) => {
          texts(args);
          return resolve(root, args, context, info);
        };
    }
  }
}

/** How values of an input type are looked at; null: it holds no texts. */
function checksOf() {
  const known = new Map<GraphQLInputType, Check | null>();

  function checkOf(type: GraphQLInputType, hasLines: boolean): Check | null {
    const inner = getNullableType(type);
    if (inner === GraphQLString || inner === GraphQLID) return textOf(hasLines);
    if (isListType(inner)) {
      const check = checkOf(inner.ofType, hasLines);
      return (
        check &&
        ((value, path) => {
          for (const [index, each] of Array.isArray(value) ? value.entries() : [])
            check(each, `${path}.${index}`);
        })
      );
    }
    return isInputObjectType(inner) ? ofFields(inner) : null;
  }

  function ofFields(type: Extract<GraphQLInputType, { getFields: unknown }>): Check | null {
    const before = known.get(type);
    if (before !== undefined) return before;
    const fields = Object.values(type.getFields()).flatMap(({ name, type, extensions }) => {
      const check = checkOf(type, extensions.hasLines === true);
      return check ? [{ name, check }] : [];
    });
    const check: Check | null = fields.length
      ? (value, path) => {
          if (typeof value !== 'object' || value === null) return;
          for (const { name, check } of fields)
            check((value as Record<string, unknown>)[name], `${path}.${name}`);
        }
      : null;
    known.set(type, check);
    return check;
  }

  return checkOf;
}

const textOf =
  (hasLines: boolean): Check =>
  (value, path) => {
    if (typeof value !== 'string') return;
    const forbidden = forbiddenIn(value, { hasLines });
    if (forbidden) throw badInput(`${path}: ${whyForbidden(forbidden, hasLines)}`);
  };
