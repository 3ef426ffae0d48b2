import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { auditEvents, meetings } from '../../src/db/tables/index.ts';
import { describeOnBoth } from '../helpers/database.ts';
import { openTracker, report, type Tracker } from '../reports/import/tracker.ts';
import { command } from './command.ts';

describeOnBoth('sig-status import', (open) => {
  let tracker: Tracker;
  let folder: string;
  beforeAll(async () => {
    tracker = await openTracker(open);
    folder = mkdtempSync(join(tmpdir(), 'sig-status-cli-'));
  });
  beforeEach(() => tracker.reset());
  afterAll(async () => {
    await tracker?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const file = (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const sig = (...args: string[]) => command(tracker.database, ['import', ...args]);
  const dates = async () =>
    (await tracker.db.select().from(meetings).orderBy(meetings.date)).map(({ date }) => date);
  const lines = (text: string) => text.split('\n').filter(Boolean);

  test('says what it added, and of the same file again that nothing changed', async () => {
    const path = file('2017-05-24.md', report('2017-05-24', { notes: '- WireGuard\n  - works\n- Landlock' }));
    const first = await sig(path);
    expect(first).toMatchObject({ exitCode: 0, err: '', isClosed: true });
    expect(lines(first.out)).toEqual([
      `${path}: meeting of 2017-05-24 added, revision 1 of reports/sig-security/2017-05-24.md`,
      '  added: 1 header field, 1 agenda item, 3 notes, 3 project links, 1 suggestion',
    ]);
    expect(await sig(path)).toMatchObject({ exitCode: 0, out: `${path}: nothing changed\n`, err: '' });
    expect(await tracker.db.select().from(auditEvents)).toEqual([
      expect.objectContaining({
        act: 'importReport',
        actorId: tracker.enteredBy,
        subject: expect.stringMatching(/^Report:\d+$/),
      }),
    ]);
  });

  test('says of an edited file what changed, old and new', async () => {
    const source = report('2017-05-24', { notes: '- WireGuard\n  - it works for some\n- Landlock' });
    await sig(file('2017-05-24.md', source));
    const path = file(
      '2017-05-24.md',
      source.replace('works for some', 'works for everybody').replace('- Landlock', '- okernel'),
    );
    const { out, exitCode } = await sig(path);
    expect(exitCode).toBe(0);
    expect(lines(out)).toEqual([
      `${path}: meeting of 2017-05-24 changed, revision 2 of reports/sig-security/2017-05-24.md`,
      '  added: 1 note, 1 project link',
      '  changed: 1 note, 1 suggestion',
      '  removed: 1 note, 1 project link',
      '  unchanged: 1 header field, 1 agenda item, 1 note, 2 project links',
      '  ~ note “it works for everybody” (line 10): text “it works for some” → “it works for everybody”',
      '  + note “okernel” (line 11)',
      '  - note “Landlock”',
      '  ~ suggestion “working of wireguard: “it works for everybody”” (line 10): quote “it works for some” → “it works for everybody”',
    ]);
  });

  test('prints in a dry run what it would print, and writes nothing', async () => {
    const paths = [
      file('2017-05-24.md', report('2017-05-24', { decisions: '- wireguard: none -> PROPOSED: first' })),
      // Only possible after the first: a dry run sees what it would have written.
      file(
        '2017-06-07.md',
        report('2017-06-07', { decisions: '- wireguard: correction of 2017-05-24: ONGOING: better' }),
      ),
    ];
    const before = await tracker.rows();
    const dry = await sig('--dry-run', ...paths);
    expect(dry).toMatchObject({ exitCode: 0, err: 'dry run: nothing was written\n' });
    // Whoever imports is made known: that is no part of a report.
    expect(await tracker.rows()).toEqual(before);
    const real = await sig(...paths);
    expect(real.out).toBe(dry.out);
    expect(real.out).toContain('+ decision “wireguard: correction of 2017-05-24: ONGOING” (line 11)');
    const json = await sig('--dry-run', '--json', ...paths);
    expect(JSON.parse(json.out)).toEqual([
      expect.objectContaining({ path: paths[0], outcome: 'UNCHANGED', isDryRun: true, date: '2017-05-24' }),
      expect.objectContaining({ path: paths[1], outcome: 'UNCHANGED', isDryRun: true }),
    ]);
  });

  test('names what is wrong with a file by path, line and column, and imports the others', async () => {
    const good = file('2017-06-07.md', report('2017-06-07'));
    const broken = file('broken.md', 'Notes of some meeting\n');
    const refused = file(
      '2017-05-24.md',
      report('2017-05-24', { decisions: '- wireguard: none -> GRADUATED: no' }),
    );
    const result = await sig(broken, refused, good);
    expect(result.exitCode).toBe(1);
    expect(result.isClosed).toBe(true);
    expect(result.err).toContain(`${broken}:1:1 `);
    expect(result.err).toMatch(/ \[title-missing\]\n/);
    expect(result.err).toContain(`${refused}:11:3 A move from none recorded to GRADUATED is not allowed`);
    expect(lines(result.err).at(-1)).toBe('2 of 3 reports were not imported');
    expect(await dates()).toEqual(['2017-06-07']);
  });

  test('takes warnings for errors when it is strict', async () => {
    const path = file('2017-05-25.md', report('2017-05-24'));
    expect(await sig('--strict', path)).toMatchObject({ exitCode: 1, out: '' });
    expect(await dates()).toEqual([]);
    const { exitCode, err } = await sig(path);
    expect(exitCode).toBe(0);
    expect(err).toContain('[file-name-date]');
    expect(await dates()).toEqual(['2017-05-24']);
  });

  test('reads the oldest meeting first, in whatever order the files are given', async () => {
    const later = file('b.md', report('2017-06-07', { decisions: '- wireguard: confirmed PROPOSED: still' }));
    const earlier = file('c.md', report('2017-05-24', { decisions: '- wireguard: none -> PROPOSED: first' }));
    const { exitCode, out } = await sig(later, earlier);
    expect(exitCode).toBe(0);
    expect(out.indexOf(earlier)).toBeLessThan(out.indexOf(later));
  });

  test('imports neither of two files for one meeting, and a file that is named twice once', async () => {
    const one = file('one.md', report('2017-05-24'));
    const two = file('two.md', report('2017-05-24', { notes: '- other notes' }));
    const third = file('2017-06-07.md', report('2017-06-07'));
    const { exitCode, err } = await sig(one, two, third, third);
    expect(exitCode).toBe(1);
    expect(lines(err)).toEqual([
      `${one}:1:1 expected one file for the meeting of 2017-05-24, found ${two} as well [same-meeting]`,
      `${two}:1:1 expected one file for the meeting of 2017-05-24, found ${one} as well [same-meeting]`,
      '2 of 3 reports were not imported',
    ]);
    expect(await dates()).toEqual(['2017-06-07']);
  });

  test('reads regular files of a bounded size and nothing else', async () => {
    const target = file('target.md', report('2017-05-24'));
    const symlink = join(folder, 'link.md');
    symlinkSync(target, symlink);
    const pipe = join(folder, 'pipe.md');
    execFileSync('mkfifo', [pipe]);
    const directory = join(folder, 'directory.md');
    mkdirSync(directory);
    const huge = file('huge.md', Buffer.alloc(10_000_000, '- x\n'));
    const utf16 = file('utf16.md', Buffer.from(`\uFEFF${report('2017-05-24')}`, 'utf16le'));
    const nul = file('nul.md', `${report('2017-05-24')}\0`);
    const given = [
      symlink,
      pipe,
      directory,
      '/dev/zero',
      '/dev/null',
      join(folder, 'none.md'),
      `${target}/x.md`,
      huge,
      utf16,
      nul,
    ];
    const { exitCode, err, out } = await sig(...given, 'a\0b.md');
    expect(exitCode).toBe(1);
    expect(out).toBe('');
    const rules = Object.fromEntries(
      lines(err).flatMap((line) => {
        const [, path, rule] = /^(.*?):\d+:\d+ .* \[([\w-]+)\]$/.exec(line) ?? [];
        return path && rule ? [[path.replace(folder, ''), rule]] : [];
      }),
    );
    expect(rules).toEqual({
      '/link.md': 'symbolic-link',
      '/pipe.md': 'not-a-file',
      '/directory.md': 'directory',
      '/dev/zero': 'not-a-file',
      '/dev/null': 'not-a-file',
      '/none.md': 'not-found',
      '/target.md/x.md': 'not-found',
      '/huge.md': 'too-large',
      '/utf16.md': 'encoding',
      '/nul.md': 'nul-character',
      'a\0b.md': 'not-found',
    });
    expect(await dates()).toEqual([]);
  });

  test('tells how far it is where someone asks or watches', async () => {
    const paths = ['2017-05-24', '2017-06-07'].map((date) => file(`${date}.md`, report(date)));
    expect((await sig('--progress', ...paths)).err).toBe('1 of 2 reports\n2 of 2 reports\n');
    const watched = await command(tracker.database, ['import', ...paths], { isWatched: true });
    expect(watched.err).toContain('1 of 2');
    expect(watched.err.endsWith('\r\u001b[K')).toBe(true);
  });

  test('stops between two reports when it is told to', async () => {
    const stopping = new AbortController();
    stopping.abort();
    const result = await command(tracker.database, ['import', file('2017-05-24.md', report('2017-05-24'))], {
      signal: stopping.signal,
    });
    expect(result).toMatchObject({ exitCode: 130, isClosed: true });
    expect(await dates()).toEqual([]);
  });

  test('takes a link for a single file only', async () => {
    const path = file('2017-05-24.md', report('2017-05-24'));
    expect((await sig('--link', 'https://example.org/2017-05-24.md', path)).exitCode).toBe(0);
    expect((await tracker.revisions())[0]?.link).toBe('https://example.org/2017-05-24.md');
    expect((await sig('--link', 'javascript:alert(1)', path)).exitCode).toBe(1);
    expect(
      (await sig('--link', 'https://example.org/', path, file('b.md', report('2017-06-07')))).exitCode,
    ).toBe(1);
    expect(await sig()).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining("missing required argument 'file'"),
    });
  });
});
