import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../src/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);

test('no two statements are prepared under one name: the first to come would answer for both', () => {
  const places = new Map<string, string[]>();
  for (const file of files)
    for (const [, name = ''] of readFileSync(new URL(file, folder), 'utf8').matchAll(
      /\b(?:prepared\(\s*[\w.]+,|rowsById(?:<\w+>)?\()\s*'([^']+)'/g,
    ))
      places.set(name, [...(places.get(name) ?? []), file]);
  expect(places.size).toBeGreaterThan(30);
  expect([...places].filter(([, { length }]) => length > 1)).toEqual([]);
});
