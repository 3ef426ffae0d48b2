import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { command } from '../cli/command.ts';
import { openSite, type Site, wordsOf } from '../helpers/site.ts';

const folder = new URL('../fixtures/minutes/', import.meta.url);
const text = (file: string) => readFileSync(new URL(file, folder), 'utf8');
const all = Object.entries(parse(text('expected.yaml')) as Record<string, { date: string; words: number }>);

let site: Site;
beforeAll(async () => {
  site = await openSite({ fill: async () => {}, now: '2024-06-01T12:00:00Z' });
  const files = all.map(([file]) => fileURLToPath(new URL(file, folder)));
  const { exitCode, err } = await command(site.database.database, ['import', ...files], {
    now: new Date('2024-06-01T12:00:00Z'),
  });
  expect([exitCode, exitCode === 0 ? '' : err]).toEqual([0, '']);
});
afterAll(() => site.close());

/** Words of the file: without front matter, comments, marks of code and what links lead to. */
const wordsIn = (source: string): string[] =>
  source
    .replace(/^---\n.*?\n---\n/s, '')
    .replace(/<!--.*?-->|<\/?[a-z]+>/gs, ' ')
    .replace(/\]\([^)]*\)/g, '] ')
    .match(/[\p{L}\d]+/gu) ?? [];

test.each(all)('of %s a reader of the meeting’s page sees the words', async (file, { date, words }) => {
  const day = new Date(date).toISOString().slice(0, 10);
  const seen = new Set(wordsOf(await site.html(`/meetings/${day}`)).match(/[\p{L}\d]+/gu));
  const written = wordsIn(text(file));
  const missing = written.filter((word) => !seen.has(word));
  expect([missing, 1 - missing.length / written.length >= words]).toEqual([missing, true]);
});
