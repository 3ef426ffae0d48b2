import { parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { fieldsWithoutQuestion, pathsWithoutQuestion } from '../../bench/asked/complete.ts';
import { fields } from '../../bench/asked/fields.ts';
import { files, views } from '../../bench/asked/views.ts';
import { worst } from '../../bench/asked/worst.ts';
import { schema } from '../../src/graphql/index.ts';

test('what is measured is every root field that is read: add a question to bench/asked/fields.ts', () => {
  expect(fieldsWithoutQuestion()).toEqual({ missing: [], unknown: [] });
});

test('what is measured is every page and every file: add it to bench/asked/views.ts', () => {
  expect(pathsWithoutQuestion()).toEqual({ missing: [], unknown: [] });
});

test('every question is one that the schema takes', () => {
  const refused = [...fields, ...worst].flatMap(({ name, body }) =>
    validate(schema, parse(JSON.parse(body ?? '').query)).map(({ message }) => `${name}: ${message}`),
  );
  expect(refused).toEqual([]);
});

test('every question has a name of its own, by which its figures are found again', () => {
  const names = [...views, ...files, ...fields, ...worst].map(({ kind, name }) => `${kind} ${name}`);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
