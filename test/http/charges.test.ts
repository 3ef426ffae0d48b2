import { readFileSync } from 'node:fs';
import {
  type GraphQLField,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
} from 'graphql';
import { expect, test } from 'vitest';
import { charges } from '../../src/graphql/engine/charges.ts';
import { schema } from '../../src/graphql/index.ts';

interface Named {
  name: string;
  field: GraphQLField<unknown, unknown>;
}

/** Every field that somebody can read, but those of introspection and of pages, which are charged by their connection. */
const fields: Named[] = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !/^__|(?:Connection|Edge|PageInfo)$/.test(name) && name !== 'Mutation')
  .flatMap((type) =>
    Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field })),
  );

const isPaged = ({ field }: Named) => field.args.some(({ name }) => name === 'first' || name === 'last');
const isObjects = ({ field }: Named) => isCompositeType(getNamedType(field.type));
const isList = ({ field }: Named) => isListType(getNullableType(field.type));
/** A column or property of the row, given as it is. */
const isExposed = ({ field }: Named) => field.extensions.pothosExposedField !== undefined;

/** Values that are worked out of the row, or of what was read for all rows of the list together, and lists that are short by nature. */
const READ_WITH_THEIR_ROW = new Set(
  readFileSync(new URL('fixtures/read-with-their-row.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean),
);

const unstated = fields
  .filter(({ name }) => !(name in charges))
  // An object costs 1, a page what it holds, a list of objects as many as it has by the rule.
  .filter((each) => (isObjects(each) ? isList(each) && !isPaged(each) : !isExposed(each)))
  .map(({ name }) => name);

test('every field that is neither a column, an object nor a page has a charge, or reads nothing beside its row', () => {
  expect(unstated.filter((name) => !READ_WITH_THEIR_ROW.has(name))).toEqual([]);
});

test('neither list names what is not there, or what is in the other', () => {
  const names = new Set(fields.map(({ name }) => name));
  expect(Object.keys(charges).filter((name) => !names.has(name))).toEqual([]);
  expect([...READ_WITH_THEIR_ROW].filter((name) => !unstated.includes(name))).toEqual([]);
});

test('every root field that looks at all projects is charged by how many there are', () => {
  const looksAtAll = [
    'brief',
    'compare',
    'largestCombinations',
    'projects',
    'readinessCounts',
    'composition',
  ];
  for (const name of looksAtAll)
    expect(charges[`Query.${name}`]?.perHundredProjects, name).toBeGreaterThan(0);
});

test('the arguments on which a charge depends are arguments of the field', () => {
  for (const { name, field } of fields)
    for (const given of charges[name]?.given ?? [])
      expect(
        field.args.map((each) => each.name),
        name,
      ).toContain(given);
});

test('the argument that a charge counts is one of the field, and a list', () => {
  for (const { name, field } of fields) {
    const of = charges[name]?.of;
    if (of === undefined) continue;
    const argument = field.args.find((each) => each.name === of);
    expect(argument && isListType(getNullableType(argument.type)), name).toBe(true);
  }
});

test('what has a charge is published with it, in the description of the schema', () => {
  for (const name of Object.keys(charges)) expect(schema.description, name).toContain(`\`${name}\``);
});
