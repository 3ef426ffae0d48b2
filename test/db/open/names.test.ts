import { expect, test } from 'vitest';
import { createNames } from '../../../src/db/postgres/names.ts';

test('a text that comes again gets a name, always the same', () => {
  const nameOf = createNames();
  expect(nameOf('select $1')).toBeNull();
  const name = nameOf('select $1');
  expect(name).toMatch(/^s[\w-]{22}$/);
  expect(nameOf('select $1')).toBe(name);
  nameOf('select $2');
  expect(nameOf('select $2')).not.toBe(name);
});

test('so many texts get one, so that no connection keeps plans without end', () => {
  const nameOf = createNames();
  const named = Array.from({ length: 1000 }, (_, at) => `select ${at}, $1`).filter((text) => {
    nameOf(text);
    return nameOf(text) !== null;
  });
  expect(named).toHaveLength(200);
});

test('a very long text gets none: it was made for its own values', () => {
  const nameOf = createNames();
  const text = `select $1 ${'-'.repeat(30_000)}`;
  nameOf(text);
  expect(nameOf(text)).toBeNull();
});
