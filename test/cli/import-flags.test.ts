import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { channels } from '../../src/db/tables/index.ts';
import { api } from '../graphql/write/api.ts';
import { describeOn } from '../helpers/database.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';
import { openTracker, report, type Tracker } from '../reports/import/tracker.ts';
import { command } from './command.ts';

const MAY = '2017-05-24';
const NOTES = '- wireguard is there\n- landlock is there\n- okernel is there';

describeOn(['pglite'], 'sig-status import with a flag', (open) => {
  let tracker: Tracker;
  const folder = temporaryDirectory();
  beforeAll(async () => {
    tracker = await openTracker(open);
  });
  beforeEach(() => tracker.reset());
  afterAll(async () => {
    await tracker?.close();
    folder.remove();
  });

  const file = (name: string, content: string) => {
    const path = join(folder.path, name);
    writeFileSync(path, content);
    return path;
  };
  const sig = (...args: string[]) => command(tracker.database, ['import', ...args]);
  const noted = async () => (await tracker.notes()).map(({ text }) => text);
  const count = async () => (await tracker.records()).length;

  /** Refused without the flag, at its place and naming it, with nothing written; taken with it. */
  async function expectAskedFor(flag: string, path: string, said: RegExp) {
    // Whoever imports is made known: that is no part of a report.
    const written = async () => ({ ...(await tracker.rows()), ledger_version: null });
    const before = await written();
    const refused = await sig(path);
    expect(refused).toMatchObject({ exitCode: 1, out: '' });
    expect(refused.err).toMatch(new RegExp(`^${path.replaceAll('.', '\\.')}:\\d+:\\d+ `));
    expect(refused.err).toMatch(said);
    expect(refused.err).toContain(flag);
    expect(await written()).toEqual(before);
    expect(await sig(flag, path)).toMatchObject({ exitCode: 0 });
  }

  test('--replace lets another file take the place of the one that the meeting was read from', async () => {
    await sig(file('2017-05-24.md', report(MAY, { notes: NOTES })));
    const other = file('agenda-of-may.md', report(MAY, { notes: '- only this' }));
    await expectAskedFor('--replace', other, /was read from 2017-05-24\.md, and agenda-of-may\.md .*3 notes/);
    expect(await noted()).toEqual(['only this']);
  });

  test('--retract-missing takes back decisions of which the lines are gone; they stand without it', async () => {
    const decided = report(MAY, { notes: NOTES, decisions: '- wireguard: none -> PROPOSED: so' });
    const path = file('2017-05-24.md', decided);
    await sig(path);
    for (const edited of [
      decided.replace('## Decisions', '## Resolved things'),
      decided.slice(0, decided.indexOf('## Decisions')),
    ]) {
      writeFileSync(path, edited);
      const kept = await sig(path);
      expect(kept.exitCode).toBe(0);
      expect(await count()).toBe(1);
      expect(await tracker.readiness('wireguard')).toBe('PROPOSED');
    }
    const told = await sig('--dry-run', '--retract-missing', path);
    expect(told.out).toMatch(/decision “wireguard: PROPOSED”/);
    expect(await count()).toBe(1);
    expect(await sig('--retract-missing', path)).toMatchObject({ exitCode: 0 });
    expect(await tracker.readiness('wireguard')).toBeNull();
    expect(await count()).toBe(2);
  });

  test('--unread takes a report of which most lines are not understood', async () => {
    const odd = file('odd.md', '# 2017-05-24\n\nWe met.\n\nWe talked.\n\nWe left.\n\n## Agenda\n');
    await expectAskedFor('--unread', odd, /found 3 that are not and 2 that are/);
    expect(await tracker.meeting(MAY)).toBeDefined();
  });

  test('--date says the day of a report that says none, for a single file', async () => {
    const bare = file('bare.md', '## Agenda\n- Introductions\n\n## Notes\n- wireguard is there\n');
    expect((await sig(bare)).exitCode).toBe(1);
    const twice = await sig('--date', MAY, bare, file('other.md', report('2017-06-07')));
    expect(twice).toMatchObject({ exitCode: 1, err: expect.stringContaining('--date with a single file') });
    expect(await sig('--date', MAY, bare)).toMatchObject({ exitCode: 0 });
    expect(await noted()).toEqual(['wireguard is there']);
    expect(await tracker.meeting(MAY)).toBeDefined();
  });

  test('--redate corrects the date of the meeting that has the same report', async () => {
    await sig(file('2017-05-24.md', report(MAY, { notes: NOTES })));
    const right = file('2017-05-25.md', report('2017-05-25', { notes: NOTES }));
    await expectAskedFor('--redate', right, /the meeting of 2017-05-24 has the same report/);
    expect(await tracker.meeting(MAY)).toBeUndefined();
    expect(await tracker.meeting('2017-05-25')).toBeDefined();
    expect(await noted()).toHaveLength(3);
  });

  test('--confirm-dates takes a day that looks mistyped', async () => {
    const far = file(
      '2033-06-07.md',
      report('2033-06-07').replace('2033-06-07', '2033-06-07 (cancelled: x)'),
    );
    await expectAskedFor('--confirm-dates', far, /2033-06-07/);
  });
});

describeOn(['pglite'], 'sig-status report minutes', (open) => {
  test('prints from where the ledger says that a move came, where the minutes did not say', async () => {
    const tracker = await openTracker(open);
    try {
      await tracker.db.insert(channels).values({ slug: 'testing', summary: 'The testing channel.' });
      const record = api(tracker, { now: '2018-03-01T12:00:00Z' });
      const chair = await record.token('CHAIR');
      await tracker.take(report(MAY, { notes: NOTES }));
      await tracker.take(report('2017-06-07', { notes: '- landlock is tried by many' }));
      const input = { project: 'landlock', reason: 'so', evidence: [{ url: 'https://example.org/x' }] };
      const moves = [
        { ...input, meeting: MAY, to: 'PROPOSED' },
        { ...input, meeting: MAY, to: 'EXPERIMENTAL' },
        { ...input, meeting: '2017-06-07', to: 'TESTING' },
      ];
      for (const move of moves)
        expect(await record.act(chair, 'recordStatusChange', move)).toEqual({
          __typename: 'RecordStatusChangeSuccess',
        });
      const printed = await command(tracker.database, ['report', 'minutes', '--date', '2017-06-07']);
      expect(printed.out).toContain('- landlock: EXPERIMENTAL -> TESTING: so [');
      expect(printed.out).not.toContain('none');
      const first = await command(tracker.database, ['report', 'minutes', '--date', MAY]);
      expect(first.out).toContain('- landlock: PROPOSED -> EXPERIMENTAL: so [');
    } finally {
      await tracker.close();
    }
  });
});
