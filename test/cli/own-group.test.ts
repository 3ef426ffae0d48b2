import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seedDatabase } from '../../src/seed/seed.ts';
import { client } from '../helpers/client.ts';
import { testDatabase } from '../helpers/database.ts';
import { OTHER_GROUP } from '../helpers/group.ts';
import { openSite, wordsOf } from '../helpers/site.ts';
import { command } from './command.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'own-group-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const OPTIONS = [
  ...['--name', 'Packaging Working Group', '--short-name', 'working group', '--purpose', 'What we make.'],
  ...['--repository', 'https://github.com/example/wg', '--project', 'Signed wheels'],
];

describe('init', () => {
  test('writes a folder that check finds nothing wrong with, and says what comes next', async () => {
    const mine = join(folder, 'mine');
    const made = await command(null, ['init', mine, ...OPTIONS]);
    expect(made).toMatchObject({ exitCode: 0, err: '' });
    expect(made.out).toContain(`next: npx sig-status check ${mine}`);
    const checked = await command(null, ['check', mine]);
    expect(checked).toMatchObject({ exitCode: 0, err: '' });
    expect(checked.out).toBe(
      'Packaging Working Group: 1 project, 1 criterion, 1 report, 0 changes of readiness\n',
    );
  });

  test('fills an empty tracker', async () => {
    const mine = join(folder, 'mine');
    await command(null, ['init', mine, ...OPTIONS]);
    const { db, close } = await testDatabase('pglite');
    try {
      const { seeded } = await seedDatabase(db, mine, new Date('2018-03-01T12:00:00Z'));
      expect(seeded).toMatchObject({ projects: 1, meetings: 1, criteria: 1 });
    } finally {
      await close();
    }
  });

  test('leaves a folder with files alone, and names the options that are missing', async () => {
    writeFileSync(join(folder, 'x'), '');
    expect((await command(null, ['init', folder, ...OPTIONS])).err).toContain(
      'expected a folder that is empty',
    );
    const { exitCode, err } = await command(null, ['init', join(folder, 'new'), '--name', 'A']);
    expect(exitCode).toBe(1);
    expect(err).toContain('expected --short-name, --purpose, --repository, --project');
  });
});

test('check names everything that is wrong, in all files, with its place', async () => {
  cpSync(OTHER_GROUP, folder, { recursive: true });
  const path = join(folder, 'projects.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('slug: signed-wheels', 'slug: Signed Wheels'));
  const { exitCode, err } = await command(null, ['check', folder]);
  expect(exitCode).toBe(1);
  expect(err).toMatch(/projects\.yaml:2:11 projects\.0\.slug: expected a slug/);
  expect(err).toMatch(/1 problem\n$/);
});

test('apply tells what is different, enters it when it is asked to, and then finds nothing', async () => {
  cpSync(OTHER_GROUP, folder, { recursive: true });
  const tracker = await testDatabase('pglite');
  try {
    await seedDatabase(tracker.db, OTHER_GROUP, new Date('2024-03-20T12:00:00Z'));
    const path = join(folder, 'projects.yaml');
    writeFileSync(
      path,
      `${readFileSync(path, 'utf8').replace('name: Name squatting', 'name: Look-alike names')}  - slug: lock-files\n    name: Lock files\n    summary: One format for all.\n`,
    );
    writeFileSync(
      join(folder, 'channel.yaml'),
      [
        'channel:',
        '  slug: staging',
        '  summary: What is tried together.',
        '  names:',
        '    - { name: Try-out, since: 2024-03-01, reason: So it began., source: https://example.org/a }',
        '    - { name: Staging area, since: 2024-03-10, reason: Clearer., source: https://example.org/b }',
        '',
      ].join('\n'),
    );
    const now = new Date('2024-03-21T12:00:00Z');
    const apply = (...more: string[]) => command(tracker.database, ['apply', folder, ...more], { now });
    const dry = await apply('--dry-run');
    expect(dry.out).toBe(
      '~ project name-squatting: name "Name squatting" → "Look-alike names"\n+ project lock-files: Lock files\n' +
        '+ channel staging: Try-out\n+ further name of the channel: Staging area\n',
    );
    expect(dry.err).toContain('nothing was written');
    expect(await apply()).toMatchObject({ exitCode: 0, out: dry.out });
    expect((await apply()).out).toBe('nothing is different\n');
    expect(
      (await client(tracker).data('{ channel { slug names { name since sourceUrl } } }')).channel,
    ).toEqual({
      slug: 'staging',
      names: [
        { name: 'Try-out', since: '2024-03-01', sourceUrl: 'https://example.org/a' },
        { name: 'Staging area', since: '2024-03-10', sourceUrl: 'https://example.org/b' },
      ],
    });
  } finally {
    await tracker.close();
  }
});

describe('import --git', () => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args]);
  const write = (name: string, text: string, message: string) => {
    mkdirSync(join(folder, 'minutes'), { recursive: true });
    writeFileSync(join(folder, 'minutes', name), text);
    git('add', '.');
    git('commit', '-q', '-m', message);
  };

  test('takes every content with its commit, follows a renamed file, and again finds nothing new', async () => {
    git('init', '-q');
    write('2024-03-05.md', '# 2024-03-05\n\n## Notes\n\n- first\n', 'first');
    write('2024-03-05.md', '# 2024-03-05\n\n## Notes\n\n- first\n- second\n', 'second');
    write('README.md', '# What this is\n', 'about');
    renameSync(join(folder, 'minutes/2024-03-05.md'), join(folder, 'minutes/2024-03-05-notes.md'));
    git('add', '-A');
    git('commit', '-q', '-m', 'renamed');
    write('2024-04-02.md', '# 2024-04-02\n\n## Notes\n\n- later\n', 'next');
    const tracker = await testDatabase('pglite');
    try {
      const run = (...more: string[]) =>
        command(tracker.database, ['import', '--git', folder, '--folder', 'minutes', ...more], {
          now: new Date('2024-05-01T12:00:00Z'),
        });
      const dry = await run('--dry-run');
      expect(dry).toMatchObject({ exitCode: 0 });
      expect(dry.err).toContain('nothing was written');
      expect(await run()).toMatchObject({ exitCode: 0 });
      const { rows } = await tracker.db.execute<{ date: string; content: string; commit: string }>(
        `select date::text, content, commit from report_revisions revision join reports on reports.id = report_id
         join meetings on meetings.id = meeting_id order by date, number`,
      );
      expect(rows.map(({ date, content }) => [date, content.match(/- \w+/g)?.length])).toEqual([
        ['2024-03-05', 1],
        ['2024-03-05', 2],
        ['2024-04-02', 1],
      ]);
      const commits = git('log', '--format=%H').toString().trim().split('\n');
      for (const { commit } of rows) expect(commits).toContain(commit);
      const site = await openSite({ on: tracker, now: '2024-05-01T12:00:00Z' });
      const day = git('log', '-1', '--format=%aI').toString().slice(0, 10);
      const page = wordsOf(await site.html('/meetings/2024-03-05'));
      await site.close();
      expect(page).toContain(`Published ${day}`);
      for (const { commit } of rows.filter(({ date }) => date === '2024-03-05'))
        expect(page).toContain(`published ${day} in commit ${commit.slice(0, 12)}`);
      const again = await run();
      expect(again.exitCode).toBe(0);
      expect(again.out).not.toMatch(/new|changed: /);
      write('2024-04-02.md', '# 2024-04-02\n\n## Notes\n\n- later\n- and more\n', 'edited');
      expect((await run()).out).toContain('2024-04-02');
    } finally {
      await tracker.close();
    }
  });

  test('of what is no clone says so', async () => {
    const tracker = await testDatabase('pglite');
    try {
      const { exitCode, err } = await command(tracker.database, ['import', '--git', folder]);
      expect(exitCode).toBe(1);
      expect(err).toContain('expected --git with a clone of the source repository');
    } finally {
      await tracker.close();
    }
  });
});

test('every command of docs/own-group.md works, in the order in which it stands there', async () => {
  const page = readFileSync(new URL('../../docs/own-group.md', import.meta.url), 'utf8');
  const commands = [...page.matchAll(/^```sh\n(.*?)^```/gms)]
    .flatMap(([, block = '']) => block.replaceAll('\\\n', ' ').split('\n'))
    .filter((line) => line.startsWith('npx sig-status ') && line !== 'npx sig-status serve');
  expect(commands.map((line) => line.split(' ')[2])).toEqual([
    ...['init', 'check', 'apply', 'apply', 'import', 'import', 'import'],
  ]);
  const clone = join(folder, 'packaging-wg');
  mkdirSync(join(clone, 'minutes'), { recursive: true });
  const minutes = [
    '2024-03-07.md',
    '20240422.md',
    '2022-01-25.md',
    'notes-2020-09-14.md',
    'triage-2021-06-22.md',
  ];
  for (const file of minutes)
    cpSync(new URL(`../fixtures/minutes/${file}`, import.meta.url), join(folder, 'minutes', file));
  writeFileSync(join(clone, 'minutes/2024-06-04.md'), '# 2024-06-04\n\n## Notes\n\n- said\n');
  const git = (...args: string[]) => execFileSync('git', ['-C', clone, ...args]);
  git('init', '-q');
  git('add', '.');
  git('-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '-q', '-m', 'minutes');
  const tracker = await testDatabase('pglite');
  try {
    for (const line of commands) {
      const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)]
        .map(([, quoted, plain]) => quoted ?? plain ?? '')
        .slice(2);
      const here = args.flatMap((arg) => {
        if (arg === 'minutes/*.md') return minutes.map((file) => join(folder, 'minutes', file));
        if (arg === 'my-group') return join(folder, arg);
        return arg === '../packaging-wg' ? clone : arg;
      });
      const done = await command(tracker.database, here, { now: new Date('2026-01-01T12:00:00Z') });
      expect([line, done.exitCode, done.exitCode === 0 ? '' : done.err]).toEqual([line, 0, '']);
    }
  } finally {
    await tracker.close();
  }
});
