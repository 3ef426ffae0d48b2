import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Site, wordsOf } from '../helpers/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const found = async (query: string): Promise<string[]> => {
  const html = await site.html(`/search?${query}`);
  const [, list = ''] = /<ul class="records">(.*?)<\/ul>/s.exec(html) ?? [];
  return list
    .split('<li>')
    .slice(1)
    .map((entry) => wordsOf(entry));
};

test('results of one kind alone, and the newest first', async () => {
  const all = await found('q=wireguard');
  expect(all.some((entry) => entry.includes('project'))).toBe(true);
  const projects = await found('q=wireguard&kind=project');
  expect(projects.length).toBeGreaterThan(0);
  for (const entry of projects) expect(entry).toMatch(/^\S.* project /);
  const notes = await found('q=wireguard&kind=note&order=newest');
  expect(notes.length).toBeGreaterThan(2);
  const days = notes.map((entry) => entry.slice(0, 10));
  expect(days).toEqual(days.toSorted().toReversed());
});

test('the form says what was chosen, and so do the words above the results', async () => {
  const html = await site.html('/search?q=wireguard&kind=note&order=newest');
  expect(html).toMatch(/<option [^>]*value="note"[^>]*selected|<option selected[^>]*value="note"/);
  expect(html).toContain('the newest first');
  await site.html('/search?q=wireguard&kind=nothing', 400);
  await site.html('/search?q=wireguard&order=random', 400);
});

test('the page of a project says when it last changed', async () => {
  expect(wordsOf(await site.html('/projects/wireguard'))).toMatch(
    /Last changed \d{4}-\d\d-\d\d \d\d:\d\d UTC/,
  );
});
