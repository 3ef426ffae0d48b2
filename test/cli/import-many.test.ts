import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { meetings, people } from '../../src/db/tables/index.ts';
import { describeOnBoth } from '../helpers/database.ts';
import { syntheticReport } from '../reports/import/synthetic.ts';
import { openTracker, report, type Tracker } from '../reports/import/tracker.ts';
import { command } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'sig-status-many-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const datesOf = async ({ db }: Tracker) =>
  (await db.select().from(meetings).orderBy(meetings.date)).map(({ date }) => date);

describeOnBoth('many reports in one run', (open) => {
  let tracker: Tracker;
  beforeAll(async () => {
    tracker = await openTracker(open);
  });
  beforeEach(() => tracker.reset());
  afterAll(() => tracker?.close());
  const sig = (...args: string[]) => command(tracker.database, ['import', ...args]);
  const handles = async () => (await tracker.db.select().from(people)).map(({ handle }) => handle).sort();

  /** Good ones, with some between them that decide, that contradict what is known, and that cannot be imported. */
  const mixed = () => [
    file('2017-05-24.md', report('2017-05-24', { notes: '- WireGuard\n  - @one: works' })),
    file('2017-06-07.md', report('2017-06-07', { header: 'Previous meeting: [2017-05-24](2017-05-24.md)' })),
    file('2017-06-21.md', report('2017-06-21', { header: 'Previous meeting: [2017-05-24](2017-05-24.md)' })),
    file(
      '2017-07-05.md',
      report('2017-07-05', {
        notes: '- Landlock\n  - @two: no',
        decisions: '- wireguard: none -> GRADUATED: no',
      }),
    ),
    file('2017-07-19.md', report('2017-07-19', { notes: '- @two: Landlock is new' })),
    file('2017-08-02.md', report('2017-08-02', { decisions: '- wireguard: none -> PROPOSED: first' })),
    file('2017-08-16.md', report('2017-08-16', { notes: '- @one and @three' })),
    file('2017-08-30.md', '# 2017-02-30\n\nNotes of some meeting\n'),
    file('2017-09-13.md', report('2017-09-13', { notes: '- okernel\n- @three: IMA namespacing' })),
  ];

  const results = (texts: string[]): { path: string; outcome: string }[] =>
    texts.flatMap((text) => JSON.parse(text)).sort((a, b) => (a.path < b.path ? -1 : 1));
  const warnings = (texts: string[]) =>
    texts.flatMap((text) => text.split('\n').filter((line) => line.startsWith(folder))).sort();
  /** Ids may differ. */
  const stored = async () => ({
    dates: await datesOf(tracker),
    handles: await handles(),
    notes: (await tracker.notes()).map(({ text, position, depth, markdown }) => [
      text,
      position,
      depth,
      markdown,
    ]),
  });

  test.each([[[]], [['--strict']]])(
    'are told of and stored as if each had come alone, and again as unchanged %s',
    async (flags) => {
      const paths = mixed();
      const alone = [];
      for (const path of paths) alone.push(await sig('--json', ...flags, path));
      const expected = await stored();
      await tracker.reset();
      const dry = await sig('--json', '--dry-run', ...flags, ...paths);
      const together = await sig('--json', ...flags, ...paths);
      expect(results([together.out])).toEqual(results(alone.map(({ out }) => out)));
      expect(warnings([together.err])).toEqual(warnings(alone.map(({ err }) => err)));
      expect(dry.out.replaceAll('"isDryRun":true', '"isDryRun":false')).toBe(together.out);
      expect(await stored()).toEqual(expected);
      // The version moves on wherever somebody has looked whether the importer is known.
      const rows = async () => ({ ...(await tracker.rows()), ledger_version: null });
      const before = await rows();
      const again = await sig('--json', ...flags, ...paths);
      expect(new Set(results([again.out]).map(({ outcome }) => outcome))).toEqual(
        new Set(['UNCHANGED', 'REFUSED']),
      );
      expect(await rows()).toEqual(before);
    },
  );

  test('that name somebody whom a refused one named first are imported', async () => {
    const { exitCode } = await sig(...mixed());
    expect(exitCode).toBe(1);
    expect(await datesOf(tracker)).toEqual([
      '2017-05-24',
      '2017-06-07',
      '2017-06-21',
      '2017-07-19',
      '2017-08-02',
      '2017-08-16',
      '2017-09-13',
    ]);
    expect(await handles()).toEqual(['one', 'sig-status-import', 'three', 'two']);
  });

  test('of which the database refuses one are imported up to it, and acknowledged', async () => {
    await tracker.db.execute(sql`alter table notes add constraint no_poison check (text <> 'poison')`);
    try {
      const { exitCode, out, err } = await sig(
        file('2017-05-24.md', report('2017-05-24', { notes: '- one' })),
        file('2017-06-07.md', report('2017-06-07', { notes: '- two' })),
        file('2017-06-21.md', report('2017-06-21', { notes: '- three\n- poison' })),
        file('2017-07-05.md', report('2017-07-05', { notes: '- four' })),
      );
      expect(exitCode).toBe(1);
      expect(err).toContain('no_poison');
      expect(await datesOf(tracker)).toEqual(['2017-05-24', '2017-06-07']);
      expect(out.match(/meeting of \S+ added/g)).toEqual([
        'meeting of 2017-05-24 added',
        'meeting of 2017-06-07 added',
      ]);
    } finally {
      await tracker.db.execute(sql`alter table notes drop constraint no_poison`);
    }
  });

  test('may be imported by two at once, and each is added by one of them', async () => {
    const paths = Array.from({ length: 60 }, (_, index) => {
      const { date, source } = syntheticReport(index);
      return file(`${date}.md`, source);
    });
    const both = await Promise.all([sig('--json', ...paths), sig('--json', ...paths)]);
    expect(both.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    const [one = [], other = []] = both.map(({ out }) => results([out]));
    for (const index of paths.keys())
      expect([one[index]?.outcome, other[index]?.outcome].sort()).toEqual(['IMPORTED', 'UNCHANGED']);
    expect((await tracker.notes()).length).toBe(60 * 40);
  });
});
