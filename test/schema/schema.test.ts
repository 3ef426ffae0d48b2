import { readdirSync, readFileSync } from 'node:fs';
import {
  type GraphQLField,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  parse,
  printSchema,
  validate,
} from 'graphql';
import { expect, test } from 'vitest';
import { schema } from '../../src/graphql/index.ts';

const folder = new URL('../../schema/', import.meta.url);
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
);

test('the committed schema is what the program serves; `npm run schema` writes it', () => {
  expect(readFileSync(new URL('schema.graphql', folder), 'utf8')).toBe(
    `${printSchema(lexicographicSortSchema(schema))}\n`,
  );
});

test('every type, field, argument, input field and enum value says what it is', () => {
  const elements = types.flatMap((type): [string, string | null | undefined][] => [
    [type.name, type.description],
    ...(isObjectType(type) || isInterfaceType(type)
      ? Object.values(type.getFields()).flatMap((field) => describedOf(type.name, field))
      : []),
    ...(isInputObjectType(type)
      ? Object.values(type.getFields()).map((field) => named(`${type.name}.${field.name}`, field))
      : []),
    ...(isEnumType(type) ? type.getValues().map((value) => named(`${type.name}.${value.name}`, value)) : []),
  ]);
  expect(elements.filter(([, description]) => !description).map(([name]) => name)).toEqual([]);
  expect(elements.length).toBeGreaterThan(300);
});

test('booleans are named as questions', () => {
  const wrong = types
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .filter(({ field }) => String(field.type).startsWith('Boolean'))
    .map(({ type, field }) => `${type.name}.${field.name}`)
    .filter((name) => !/\.(is|has|viewerCan)[A-Z]/.test(name) && !NAMED_BY_CONTRACT.has(name));
  expect(wrong).toEqual([]);
});

/** Agreed on before the rule could be applied to them. */
const NAMED_BY_CONTRACT = new Set(['StatusChange.stands', 'CriterionResult.inherited']);

const operations = readdirSync(new URL('operations/', folder)).filter((file) => file.endsWith('.graphql'));

test('there are operations to validate', () => {
  expect(operations).toEqual(
    expect.arrayContaining(['meeting.graphql', 'overview.graphql', 'project.graphql']),
  );
});

test.each(operations)('operations/%s is valid against the schema', (file) => {
  const document = parse(readFileSync(new URL(`operations/${file}`, folder), 'utf8'));
  expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
});

const named = (
  name: string,
  { description }: { description?: string | null },
): [string, typeof description] => [name, description];

function describedOf(type: string, field: GraphQLField<unknown, unknown>) {
  const name = `${type}.${field.name}`;
  return [named(name, field), ...field.args.map((arg) => named(`${name}(${arg.name})`, arg))];
}
