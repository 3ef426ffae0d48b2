import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command } from '../../cli/command.ts';
import { openSite, type Site, wordsOf } from '../../helpers/site.ts';
import { seenOn, wordsOfMinutes } from '../../helpers/words-seen.ts';
import { oddMinutes } from './generate.ts';

const now = new Date('2026-06-01T12:00:00Z');
const odd = oddMinutes(100);
const LEAST = 0.95;

let site: Site;
let folder: string;
let imported: Awaited<ReturnType<typeof command>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'odd-minutes-'));
  site = await openSite({ fill: async () => {}, now: now.toISOString() });
  const files = odd.map(({ path, text }, index) => {
    const file = join(folder, String(index), path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  });
  imported = await command(site.database.database, ['import', '--json', ...files], { now });
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

test('minutes of many manners are imported under their day, and a reader of the page sees their words', async () => {
  const results: { path: string; date: string | null; summary: { unread: number } | null }[] = JSON.parse(
    imported.out,
  );
  const missed: string[] = [];
  for (const [index, { shape, on, text }] of odd.entries()) {
    const told = results.find(({ path }) => path.startsWith(join(folder, String(index), '/')));
    if (told?.date !== on || !told.summary) {
      missed.push(`${shape} of ${on}: ${told?.date}`);
      continue;
    }
    const page = wordsOf(await site.html(`/meetings/${on}`));
    const { missing, share } = seenOn(page, wordsOfMinutes(text));
    if (share < LEAST) missed.push(`${shape} of ${on}: ${share} without ${missing.join(' ')}`);
    // What was not understood is counted alike in the summary and on the page.
    const [, count] = /(\d+) lines? of the report w(?:as|ere) not understood/.exec(page) ?? [];
    if (told.summary.unread !== Number(count ?? 0))
      missed.push(`${shape} of ${on}: ${told.summary.unread} unread, ${count ?? 0} on the page`);
  }
  expect(missed).toEqual([]);
  expect(imported.exitCode).toBe(0);
}, 60_000);
