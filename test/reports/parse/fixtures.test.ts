import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { alteredLines, lostLines, reportOf } from './helpers.ts';
import { summarise } from './summary.ts';

const FIXTURES = new URL('../../fixtures/reports/', import.meta.url);
const names = readdirSync(FIXTURES).flatMap((file) => /^(.+)\.md$/.exec(file)?.[1] ?? []);
const read = (file: string) => readFileSync(new URL(file, FIXTURES), 'utf8');

test('every fixture has what is expected of it beside it', () => {
  expect(names.length).toBeGreaterThan(10);
});

test.each(names)('%s is read as expected, and nothing of it is lost', (name) => {
  const source = read(`${name}.md`);
  expect(summarise(source, `${name}.md`)).toEqual(JSON.parse(read(`${name}.json`)));
  expect(lostLines(source, reportOf(source))).toEqual([]);
  expect(alteredLines(source, reportOf(source))).toEqual([]);
});
