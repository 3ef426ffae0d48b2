import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { renderMinutes } from '../../../src/reports/minutes/minutes.ts';
import { describeOnBoth } from '../../helpers/database.ts';
import { openTracker, report, SOURCE, type Tracker } from './tracker.ts';

const DAY = '2017-06-07';

describeOnBoth('reports that speak of one of several meetings of a day', (open) => {
  let tracker: Tracker;
  beforeAll(async () => {
    tracker = await openTracker(open);
  });
  beforeEach(() => tracker.reset());
  afterAll(() => tracker.close());

  const take = async (name: string, source: string) => {
    const result = await tracker.take(source, { path: `minutes/${name}.md` });
    const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
    return errors.length ? errors.map(({ message }) => message).join('\n') : result.outcome;
  };
  const twoMeetings = async (apac: object, emea: object) => {
    expect(await take(`${DAY}-apac`, report(DAY, { ...apac }))).toBe('IMPORTED');
    expect(await take(`${DAY}-emea`, report(DAY, { ...emea }))).toBe('IMPORTED');
  };
  const standing = async () =>
    (await tracker.records()).map(({ slug, record: { kind, effect, to, correctsId } }) =>
      [slug, kind, effect, to, correctsId].join(' '),
    );

  test('a correction or a retraction names the meeting whose record it means', async () => {
    await twoMeetings(
      { notes: '- one', decisions: '- okernel: none -> EXPERIMENTAL: said in the morning' },
      { notes: '- two', decisions: '- okernel: confirmed EXPERIMENTAL: said in the evening' },
    );
    const correcting = (of: string) =>
      report('2017-06-21', { decisions: `- okernel: retraction of ${of}: it was not` });
    expect(await take('2017-06-21', correcting(DAY))).toContain(
      `Several meetings of ${DAY} have a record of okernel: say which one you mean, ${DAY}-apac or ${DAY}-emea.`,
    );
    expect(await take('2017-06-21', correcting(`${DAY}-amer`))).toContain(
      `no record of okernel by the meeting of ${DAY}-amer`,
    );
    expect(await take('2017-06-21', correcting(`${DAY}-A B`))).toContain(
      'expected a date as YYYY-MM-DD, or with the name of the meeting as YYYY-MM-DD-NAME',
    );
    expect(await take('2017-06-21', correcting(`${DAY}-emea`))).toBe('IMPORTED');
    expect(await standing()).toEqual([
      'okernel CHANGE SET EXPERIMENTAL ',
      'okernel CONFIRMATION CONFIRM EXPERIMENTAL ',
      'okernel CORRECTION RETRACT  2',
    ]);
    expect(await take('2017-06-21', correcting(`${DAY}-emea`))).toBe('UNCHANGED');
    expect(await tracker.verify()).toEqual([]);
  });

  test('what was corrected by an act is written with the name, and read again', async () => {
    await twoMeetings(
      { notes: '- one', decisions: '- okernel: none -> EXPERIMENTAL: said in the morning' },
      { notes: '- two' },
    );
    const source = report('2017-06-21', {
      decisions: `- okernel: correction of ${DAY}-apac: PROPOSED: only talked about`,
    });
    expect(await take('2017-06-21', source)).toBe('IMPORTED');
    const written = await renderMinutes(tracker.db, '2017-06-21', SOURCE);
    expect(written).toBe(source);
    await tracker.db.execute('delete from decisions where report_id = 3');
    expect(await renderMinutes(tracker.db, '2017-06-21', SOURCE)).toContain(
      `- okernel: correction of ${DAY}-apac: PROPOSED, effective ${DAY}: only talked about`,
    );
  });

  test('a suggestion is answered by the meeting and the line', async () => {
    const note = { notes: '- wireguard\n  - it is ready for testing' };
    await twoMeetings(note, note);
    const answering = (of: string) =>
      report('2017-06-21', { decisions: `- suggestion of ${of}, line 10: dismissed: it is not` });
    expect(await take('2017-06-21', answering(DAY))).toContain(
      `Several meetings of ${DAY} have a suggestion in line 10: say which one you mean, ${DAY}-apac or ${DAY}-emea.`,
    );
    expect(await take('2017-06-21', answering(`${DAY}-emea`))).toBe('IMPORTED');
    const { rows } = await tracker.db.execute<{ name: string; state: string }>(
      'select name, suggestions.state from suggestions join meetings on meetings.id = meeting_id order by name',
    );
    expect(rows).toEqual([
      { name: 'apac', state: 'WAITING' },
      { name: 'emea', state: 'DISMISSED' },
    ]);
  });

  test('an action item is ticked off by the meeting that set it', async () => {
    const note = { notes: '- Action items\n  - [ ] @l0kod: book a room' };
    await twoMeetings(note, note);
    const ticking = report('2017-06-21', {
      agenda: `- [x] @l0kod: book a room (action item of ${DAY}-emea)`,
    });
    expect(await take('2017-06-21', ticking)).toBe('IMPORTED');
    const { rows } = await tracker.db.execute<{ name: string; done: string | null }>(
      'select name, done_on::text as done from action_items join meetings on meetings.id = meeting_id order by name',
    );
    expect(rows).toEqual([
      { name: 'apac', done: null },
      { name: 'emea', done: '2017-06-21' },
    ]);
  });
});
