import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { command } from '../cli/command.ts';
import { openSite, type Site, wordsOf } from '../helpers/site.ts';
import { seenOn, wordsOfMinutes } from '../helpers/words-seen.ts';

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

test.each(all)('of %s a reader of the meeting’s page sees the words', async (file, { date, words }) => {
  const day = new Date(date).toISOString().slice(0, 10);
  const { missing, share } = seenOn(wordsOf(await site.html(`/meetings/${day}`)), wordsOfMinutes(text(file)));
  expect([missing, share >= words]).toEqual([missing, true]);
});
