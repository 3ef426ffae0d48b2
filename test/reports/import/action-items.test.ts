import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { actionItems } from '../../../src/db/tables/index.ts';
import { nextAgenda } from '../../../src/reports/agenda/agenda.ts';
import { renderMinutes } from '../../../src/reports/minutes/minutes.ts';
import { describeOnBoth } from '../../helpers/database.ts';
import { openTracker, type Tracker } from './tracker.ts';

const REPORT = `# 2017-06-07

Attendees: Person A (Org One), @person-b

## Agenda

- WireGuard

## Action items

- [ ] @person-b: open an issue
  - in the new tracker
- [x] Person A: close the [old thread](https://example.org/thread)

| Action | Owner | Due |
|---|---|---|
| Port *the* patches | Person A | 2017-07-01 |

## Meeting Notes

- wireguard
  - AI: @person-b to send
    the patches (due 2017-06-21)
`;

describeOnBoth('action items that people have changed', (open) => {
  let tracker: Tracker;
  beforeAll(async () => {
    tracker = await openTracker(open);
  });
  beforeEach(() => tracker.reset());
  afterAll(() => tracker?.close());

  /** As an act would. */
  const set = (text: string, now: Partial<typeof actionItems.$inferInsert>) =>
    tracker.db.update(actionItems).set(now).where(eq(actionItems.text, text));
  const items = () =>
    tracker.db
      .select({
        text: actionItems.text,
        owner: actionItems.owner,
        dueOn: actionItems.dueOn,
        doneOn: actionItems.doneOn,
      })
      .from(actionItems)
      .orderBy(actionItems.position);
  const minutes = () => renderMinutes(tracker.db, '2017-06-07');

  test('are written behind their lines, and importing what was written changes nothing', async () => {
    expect((await tracker.take(REPORT)).outcome).toBe('IMPORTED');
    expect(await minutes()).toBe(REPORT);
    expect(await tracker.verify()).toEqual([]);
    await set('open an issue', { doneOn: '2017-06-20' });
    await set('close the old thread', { doneOn: null, owner: 'Person Z', dueOn: '2017-08-01' });
    await set('Port the patches', { owner: null, ownerId: null, doneOn: '2017-06-30' });
    await set('send the patches', { dueOn: null });
    const written = await minutes();
    expect(written.split('\n')).toEqual(
      REPORT.replace(
        '- [ ] @person-b: open an issue',
        '- [x] @person-b: open an issue (owner @person-b, no due date, done 2017-06-20)',
      )
        .replace(
          '- [x] Person A: close the [old thread](https://example.org/thread)',
          '- [ ] Person A: close the [old thread](https://example.org/thread) (owner Person Z, due 2017-08-01, open)',
        )
        .replace('the patches (due 2017-06-21)', 'the patches (owner @person-b, no due date, open)')
        .replace(
          '| Port *the* patches |',
          '| Port *the* patches (no owner, due 2017-07-01, done 2017-06-30) |',
        )
        .split('\n'),
    );
    const before = await tracker.rows();
    expect((await tracker.take(written)).outcome).toBe('UNCHANGED');
    expect(await tracker.rows()).toEqual(before);
    expect(await tracker.verify()).toEqual([]);
    // Elsewhere it says the same, but that a cell of the table names the owner.
    const there = await items();
    await tracker.reset();
    await tracker.take(written);
    expect(await items()).toEqual(
      there.map((item) => (item.text === 'Port the patches' ? { ...item, owner: 'Person A' } : item)),
    );
    // And once more: what stands behind a line is replaced, not repeated.
    await set('open an issue', { doneOn: null });
    expect(await minutes()).toContain(
      '\n- [ ] @person-b: open an issue (owner @person-b, no due date, open)\n',
    );
  });

  test('stand on the next agenda until they are done', async () => {
    await tracker.take(REPORT);
    const agenda = await nextAgenda(tracker.db, {
      date: '2017-06-21',
      now: new Date('2017-06-10T12:00:00Z'),
    });
    const lines = [
      '- Action items',
      '  - [ ] @person-b: open an issue (action item of 2017-06-07)',
      '  - [ ] Person A: Port the patches (action item of 2017-06-07, due 2017-07-01)',
      '  - [ ] @person-b: send the patches (action item of 2017-06-07, due 2017-06-21)',
    ];
    expect(agenda).toContain(`\n${lines.join('\n')}\n`);
    await tracker.take(agenda);
    expect((await items()).map(({ doneOn }) => doneOn)).toEqual([null, '2017-06-07', null, null]);
    const [item] = (await tracker.agenda()).filter(({ title }) => title.includes('open an issue'));
    expect(item?.title).toBe('open an issue (action item of 2017-06-07)');
    const ticked = agenda.replace('[ ] @person-b: send', '[x] @person-b: send');
    await tracker.take(ticked);
    expect((await items()).map(({ doneOn }) => doneOn)).toEqual([null, '2017-06-07', null, '2017-06-21']);
    expect(await tracker.verify()).toEqual([]);
    const next = await nextAgenda(tracker.db, { date: '2017-07-05', now: new Date('2017-06-25T12:00:00Z') });
    expect(next).not.toContain('send the patches');
    expect(next).toContain(lines[1]);
  });
});
