import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const style = readFileSync(new URL('../../src/page/assets/style.css', import.meta.url), 'utf8');

test('the stylesheet uses no variable that it does not define', () => {
  const defined = new Set([...style.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name));
  const used = [...style.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name);
  expect(used.length).toBeGreaterThan(50);
  expect([...new Set(used.filter((name) => !defined.has(name)))]).toEqual([]);
});

test('and defines none that it does not use', () => {
  const used = new Set([...style.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name));
  const defined = [...style.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name);
  expect([...new Set(defined.filter((name) => !used.has(name ?? '')))]).toEqual([]);
});
