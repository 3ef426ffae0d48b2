import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { seedManyProjects } from '../helpers/many-projects.ts';
import { wordsOf } from '../helpers/site.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';
import { command } from './command.ts';

const BASE = 'https://example.org/sig';
const unescaped = (text: string) => text.replaceAll('&amp;', '&');

describe.each(['seeds', 'many projects'])('a snapshot of the %s', (contents) => {
  const { path: root, remove } = temporaryDirectory();
  const folder = join(root, 'out');
  let database: TestDatabase;
  let files: string[];
  let said: Awaited<ReturnType<typeof command>>;
  beforeAll(async () => {
    database = await testDatabase('pglite', { seeded: contents === 'seeds' });
    if (contents !== 'seeds') await seedManyProjects(database.db, 70);
    said = await command(database.database, ['snapshot', folder, '--url', BASE]);
    files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      statSync(join(folder, file)).isFile(),
    );
  });
  afterAll(async () => {
    remove();
    await database.close();
  });
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');

  test('leads nowhere but to files that are there, and to places that are in them', () => {
    expect(said).toMatchObject({ exitCode: 0, err: '', isClosed: true });
    const pages = files.filter((file) => file.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(50);
    let followed = 0;
    for (const file of pages) {
      const html = read(file);
      expect(html, file).not.toMatch(/<form|data-events=|data-search=/);
      for (const [, given = ''] of html.matchAll(/\s(?:href|src|action|content)="([^"]*)"/g)) {
        const href = unescaped(given);
        if (/^(https?:|mailto:|data:)/.test(href) || !/[/.#]/.test(href) || href.includes(' ')) continue;
        const [path = '', id] = href.split('#');
        expect(path, `${href} of ${file}`).not.toMatch(/^\/|\?/);
        const to =
          path === '' ? file : relative(folder, resolve(folder, dirname(file), decodeURIComponent(path)));
        expect(
          existsSync(join(folder, to)) && statSync(join(folder, to)).isFile(),
          `${href} of ${file}`,
        ).toBe(true);
        if (id) expect(read(to).includes(`id="${id}"`), `${href} of ${file}`).toBe(true);
        followed += 1;
      }
    }
    expect(followed).toBeGreaterThan(1000);
  });

  test('has whole addresses in feeds, the calendar and tables, of what any web server finds in it', () => {
    const others = files.filter((file) => /\.(atom|json|ics|csv|txt)$/.test(file));
    let followed = 0;
    for (const file of others) {
      const text = read(file).replaceAll('\r\n ', '');
      for (const [whole] of text.matchAll(/https:\/\/example\.org\/[^\s"'<>\\]*/g)) {
        const url = new URL(unescaped(whole));
        expect(url.search, `${whole} of ${file}`).toBe('');
        expect(url.pathname, file).toMatch(/^\/sig\//);
        const path = join(folder, decodeURIComponent(url.pathname.slice('/sig'.length)));
        const there = existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path;
        expect(existsSync(there), `${whole} of ${file}`).toBe(true);
        followed += 1;
      }
    }
    expect(followed).toBeGreaterThan(50);
    if (contents === 'seeds') return;
    const [next = ''] =
      /(?<=rel="next" href="https:\/\/example\.org\/sig\/)[^"]+/.exec(read('changes.atom')) ?? [];
    expect(read(next)).toContain('<entry>');
  });

  test.runIf(contents === 'seeds')(
    'holds pages, minutes line by line, revisions, feeds, badges and data, and says of when it is',
    () => {
      for (const file of [
        'index.html',
        'projects/wireguard/index.html',
        'meetings/2017-05-24/index.html',
        'meetings/2017-05-24/revisions/1/index.html',
        'changes.atom',
        'changes.json',
        'meetings.ics',
        'badge/wireguard.svg',
        'badge/wireguard.json',
        'projects.csv',
        'notes.csv',
        'people/riyazdf/index.html',
      ].filter((name) => !name.startsWith('people')))
        expect(files, file).toContain(file);
      const words = wordsOf(read('projects/wireguard/index.html'));
      expect(words).toContain('This is a snapshot of 2018-03-01. It no longer changes.');
      expect(words).toContain('WireGuard');
      // What asks something of a server is not offered.
      expect(words).not.toMatch(/ Compare | Search /);
    },
  );

  test('is written to a new or an empty folder alone, and leaves nothing half-done', async () => {
    const before = statSync(join(folder, 'index.html')).mtimeMs;
    const again = await command(database.database, ['snapshot', folder, '--url', BASE]);
    expect(again).toMatchObject({ exitCode: 1, out: '', err: expect.stringContaining('found files in') });
    expect(statSync(join(folder, 'index.html')).mtimeMs).toBe(before);
    expect(await command(database.database, ['snapshot', join(root, 'x')])).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('expected --url'),
    });
    expect(await command(database.database, ['snapshot', join(root, 'x'), '--url', 'nowhere'])).toMatchObject(
      { exitCode: 1 },
    );
    const stopped = new AbortController();
    stopped.abort();
    expect(
      await command(database.database, ['snapshot', join(root, 'x'), '--url', BASE], {
        signal: stopped.signal,
      }),
    ).toMatchObject({ exitCode: 130, isClosed: true });
    mkdirSync(join(root, 'empty'));
    writeFileSync(join(root, 'a-file'), '');
    expect(readdirSync(root).sort()).toEqual(['a-file', 'empty', 'out']);
  });
});

test('a snapshot of a tracker that goes away is none, and says so', async () => {
  const { path: root, remove } = temporaryDirectory();
  onTestFinished(remove);
  const going = await testDatabase('pglite', { seeded: true });
  const folder = join(root, 'out');
  const snapshot = command(going.database, ['snapshot', folder, '--url', BASE]);
  await expect.poll(() => readdirSync(root).length, { timeout: 60_000, interval: 5 }).toBe(1);
  await going.close();
  expect(await snapshot).toMatchObject({
    exitCode: 1,
    out: '',
    err: expect.stringMatching(
      /^sig-status.*: expected an answer to .*, got status 50\d; the snapshot would not be whole/,
    ),
  });
  expect(readdirSync(root)).toEqual([]);
});
