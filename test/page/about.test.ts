import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Site } from '../helpers/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const unescaped = (html: string) =>
  html.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

test('shows queries with the answers that the endpoint gives to them', async () => {
  const html = await site.html('/about');
  const shown = [...html.matchAll(/<pre><code>([\s\S]*?)<\/code><\/pre>/g)].map(([, code = '']) =>
    unescaped(code),
  );
  const queries = shown.filter((code) => code.startsWith('query '));
  expect(queries).toHaveLength(3);
  for (const query of queries) {
    const response = await fetch(`${site.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data } = (await response.json()) as { data: unknown };
    expect(JSON.parse(shown[shown.indexOf(query) + 1] ?? '')).toEqual({ data });
  }
});

test('every file that it names is there', async () => {
  const html = await site.html('/about');
  const files = [...html.matchAll(/<dt><a href="([^"]+)">/g)].map(([, path = '']) => unescaped(path));
  expect(files).toHaveLength(8);
  for (const path of files) expect([path, (await site.get(path)).status]).toEqual([path, 200]);
});
