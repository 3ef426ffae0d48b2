import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** Values for required arguments, by name and type; a field that needs another one is left out. */
const ARGUMENTS: Record<string, string> = {
  'slug: String!': '"project-1"',
  'date: Date!': '"2017-01-03"',
  'from: Date!': '"2017-01-02"',
  'to: Date!': '"2017-01-07"',
  'query: String!': '"project"',
  'to: Readiness!': 'GRADUATED',
};
/** Refused without a token, or without one of two arguments that the schema cannot ask for. */
const NEEDS_MORE = ['auditEvents', 'newsSubscriptions', 'sessions', 'tokens', 'voidings', 'composition'];
const PAGES = ['', 'first: 2', 'last: 1', 'first: 3', 'first: 0'];
const REFUSED = ['first: -1', 'last: 101', 'first: 1, last: 1', 'after: "x"'];
const POINTS = ['', '', 'asOf: "2017-01-04"', 'asOf: "2017-01-04", clock: RECORDED', 'clock: RECORDED'];

const POINT_ARGS = ['asOf', 'clock'];

/** Any query that the schema takes; where asked, some of them with arguments that a resolver refuses. */
export function randomQuery(
  schema: GraphQLSchema,
  options: { isRefused?: boolean } = {},
): fc.Arbitrary<string> {
  const query = schema.getQueryType();
  if (!query) throw new Error('the schema has no queries');
  const pages = options.isRefused ? [...PAGES, ...REFUSED] : PAGES;
  return selection({ schema, pages }, query, 5).map((selected) => `query ${selected}`);
}

/** Two selections of fields of this type under their own names, so that what both select is one field. */
export function overlapping(schema: GraphQLSchema, type: string): fc.Arbitrary<[string, string]> {
  const named = schema.getType(type);
  if (!named) throw new Error(`the schema has no ${type}`);
  const bare = selection({ schema, pages: [''] }, named, 3).map((text) => text.replace(/\bf\d+_\w+: /g, ''));
  return fc.tuple(bare, bare);
}

interface Given {
  schema: GraphQLSchema;
  pages: string[];
}

function selection(given: Given, type: GraphQLNamedType, depth: number): fc.Arbitrary<string> {
  if (isAbstractType(type)) {
    const parts = given.schema
      .getPossibleTypes(type)
      .filter(({ name }) => ['Project', 'Meeting', 'Note', 'StatusChange'].includes(name))
      .map((possible) =>
        selection(given, possible, depth).map((selected) => `... on ${possible.name} ${selected}`),
      );
    return fc.tuple(...parts).map((selected) => `{ __typename ${selected.join(' ')} }`);
  }
  if (!isObjectType(type)) throw new Error(`${type.name} has no fields`);
  const fields = Object.values(type.getFields()).filter(
    (field) => isCallable(field) && (depth > 1 || isLeafType(getNamedType(field.type))),
  );
  return fc
    .shuffledSubarray(fields, {
      minLength: Math.min(1, fields.length),
      maxLength: Math.min(3, fields.length),
    })
    .chain((chosen) =>
      fc
        .tuple(...chosen.map((field, index) => fieldOf(given, field, index, depth)))
        .map((selected) => `{ __typename ${selected.join(' ')} }`),
    );
}

function fieldOf(given: Given, field: GraphQLField<unknown, unknown>, index: number, depth: number) {
  const type = getNamedType(field.type);
  const has = (name: string) => field.args.some((arg) => arg.name === name);
  const required = field.args.filter(isRequired).map((arg) => `${arg.name}: ${ARGUMENTS[keyOf(arg)]}`);
  return fc
    .record({
      page: fc.constantFrom(...(has('last') ? given.pages : has('first') ? ['', 'first: 2'] : [''])),
      point: fc.constantFrom(
        ...POINTS.filter((point) => POINT_ARGS.every((name) => has(name) || !point.includes(name))),
      ),
      below: isLeafType(type)
        ? fc.constant('')
        : selection(given, type, depth - (isListType(field.type) ? 0 : 1)),
    })
    .map(({ page, point, below }) => {
      const args = [...required, page, point].filter(Boolean).join(', ');
      return `f${index}_${field.name}: ${field.name}${args ? `(${args})` : ''} ${below}`;
    });
}

const isRequired = (arg: GraphQLArgument) => isNonNullType(arg.type) && arg.defaultValue === undefined;
const keyOf = ({ name, type }: GraphQLArgument) => `${name}: ${type}`;
const isCallable = (field: GraphQLField<unknown, unknown>) =>
  !NEEDS_MORE.includes(field.name) && field.args.every((arg) => !isRequired(arg) || keyOf(arg) in ARGUMENTS);
