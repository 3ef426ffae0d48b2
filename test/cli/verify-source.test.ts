import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOn } from '../helpers/database.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';
import { openTracker, report, type Tracker } from '../reports/import/tracker.ts';
import { command } from './command.ts';

const FILE = 'reports/sig-security/2017-05-24.md';
const markdown = report('2017-05-24', {
  decisions:
    '- wireguard: none -> EXPERIMENTAL: it is in the tree [list](https://github.com/linuxkit/linuxkit/blob/master/README.md#L2)',
});

describeOn(['pglite'], 'sig-status verify --source', (open) => {
  let tracker: Tracker;
  const clone = temporaryDirectory();
  const elsewhere = temporaryDirectory();
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', clone.path, '-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
      encoding: 'utf8',
    }).trim();
  const commit = (files: Record<string, string>) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(clone.path, name, '..'), { recursive: true });
      writeFileSync(join(clone.path, name), text);
    }
    git('add', '-A');
    git('commit', '-q', '-m', 'as it was');
    return git('rev-parse', 'HEAD');
  };
  const verify = (folder = clone.path) => command(tracker.database, ['verify', '--source', folder]);

  beforeAll(async () => {
    tracker = await openTracker(open);
    git('init', '-q', '-b', 'master');
    const first = commit({ [FILE]: markdown, 'README.md': 'one\ntwo\nthree\n' });
    const taken = await command(tracker.database, ['import', '--commit', first, join(clone.path, FILE)]);
    expect(taken.err).toBe('');
    expect(taken.exitCode).toBe(0);
  });
  afterAll(async () => {
    clone.remove();
    elsewhere.remove();
    await tracker?.close();
  });

  test('finds what was cited at the commit that was cited, whatever the branch says by now', async () => {
    commit({ [FILE]: '# 2017-05-24\nnothing of it is left\n' });
    const { exitCode, out } = await verify();
    expect(out).toContain('the source repository has all 2 citations');
    expect(exitCode).toBe(0);
  });

  test('names a line that is not there, and words that nobody wrote', async () => {
    commit({ 'README.md': 'one\n' });
    const short = await verify();
    expect(short.out).toContain('README.md at master has 1 lines, and line 2 is cited');
    expect(short.exitCode).toBe(1);
    const second = report('2017-06-07', { decisions: '- landlock: none -> PROPOSED: it was talked about' });
    commit({
      'README.md': 'one\ntwo\n',
      'reports/sig-security/2017-06-07.md': second.replace('talked', 'argued'),
    });
    const path = join(elsewhere.path, '2017-06-07.md');
    writeFileSync(path, second);
    await command(tracker.database, ['import', path]);
    const { out } = await verify();
    expect(out).toMatch(
      /line \d+ of reports\/sig-security\/2017-06-07\.md at master reads .*argued.*, and .*talked.* is quoted from it/,
    );
    git('rm', '-q', 'reports/sig-security/2017-06-07.md');
    git('commit', '-q', '-m', 'gone');
    expect((await verify()).out).toContain('2017-06-07.md at master is not in the source repository');
  });

  test('says what is missing where there is no clone, and no git', async () => {
    const none = await verify(elsewhere.path);
    expect(none.err).toContain('expected --source with a clone of the source repository');
    expect(none.exitCode).toBe(1);
    const { PATH } = process.env;
    process.env.PATH = elsewhere.path;
    try {
      const { err, exitCode } = await verify();
      expect(err).toContain('expected git on the PATH');
      expect(exitCode).toBe(1);
    } finally {
      process.env.PATH = PATH;
    }
  });
});
