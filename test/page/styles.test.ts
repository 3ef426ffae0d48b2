import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Site } from '../helpers/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('every colour and measure that a style names is set', async () => {
  const [, path = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(await site.html('/')) ?? [];
  const css = await (await site.get(path)).text();
  const named = new Set([...css.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
  const set = new Set([...css.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name));
  expect(named.size).toBeGreaterThan(10);
  expect([...named].filter((name) => !set.has(name))).toEqual([]);
});
