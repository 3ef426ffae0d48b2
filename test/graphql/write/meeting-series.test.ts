import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { type Api, api } from './api.ts';

const NOW = '2017-08-01T12:00:00Z';

describeOnBoth('the rhythm of a group', (open) => {
  let database: TestDatabase;
  let tracker: Api;
  let chair: string;
  beforeAll(async () => {
    database = await open();
    tracker = api(database, { now: NOW });
    chair = await tracker.token('CHAIR', [], { person: 'riyazdf' });
  });
  afterAll(() => database.close());
  const schedule = (input: Record<string, unknown>) =>
    tracker.act(
      chair,
      'scheduleMeeting',
      input,
      'meetings { date startsAt state lengthMinutes location series { rule words timeZone startsOn } }',
    );

  test('plans the meetings that follow, at the same hour on the wall, summer and winter', async () => {
    await tracker.act(chair, 'scheduleMeeting', { date: '2017-11-08', location: 'Elsewhere' });
    const { meetings } = await schedule({
      ...{ date: '2017-10-11', startsAt: '2017-10-11T16:00:00Z', lengthMinutes: 60, location: 'Room 2' },
      ...{ repeats: 'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;COUNT=4', timeZone: 'America/Los_Angeles' },
    });
    expect(meetings.map(({ date, startsAt }: Record<string, string>) => [date, startsAt])).toEqual([
      ['2017-10-11', '2017-10-11T16:00:00.000Z'],
      ['2017-10-25', '2017-10-25T16:00:00.000Z'],
      // It is there already, and stays as it is.
      ['2017-11-08', null],
      ['2017-11-22', '2017-11-22T17:00:00.000Z'],
    ]);
    expect(meetings[3]).toMatchObject({
      ...{ state: 'PLANNED', lengthMinutes: 60, location: 'Room 2' },
      series: {
        ...{ rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;COUNT=4', startsOn: '2017-10-11' },
        ...{ timeZone: 'America/Los_Angeles', words: expect.stringContaining('every 2 weeks on Wednesday') },
      },
    });
    expect(meetings[2]).toMatchObject({ location: 'Elsewhere', series: null });
  });

  test('without an end is planned a year ahead, and the next days are known', async () => {
    const { meetings } = await schedule({ date: '2017-08-03', repeats: 'FREQ=MONTHLY;BYDAY=1TH' });
    expect(meetings).toHaveLength(13);
    expect(meetings.at(-1)).toMatchObject({ date: '2018-08-02', startsAt: null });
    const next = await tracker.read(
      '{ meetings(filter: { state: [PLANNED], hasPassed: false }, first: 2) { nodes { date } } }',
    );
    expect(next.meetings.nodes).toEqual([{ date: '2017-08-03' }, { date: '2017-09-07' }]);
    const one = await schedule({ date: '2017-08-04' });
    expect(one.meetings).toHaveLength(1);
    await tracker.act(chair, 'cancelMeeting', { meeting: '2017-09-07', reason: 'A holiday.' });
    const after = await tracker.read('{ meeting(date: "2017-10-05") { state series { rule } } }');
    expect(after.meeting).toMatchObject({ state: 'PLANNED' });
  });

  test('is refused where it is none, where the first day is not in it, or the zone is unknown', async () => {
    const refused: [Record<string, unknown>, string][] = [
      [{ repeats: 'every other Wednesday' }, 'input.repeats'],
      [{ repeats: 'FREQ=SECONDLY' }, 'input.repeats'],
      [{ repeats: 'INTERVAL=2' }, 'input.repeats'],
      [{ repeats: 'FREQ=WEEKLY;FREQ=MONTHLY' }, 'input.repeats'],
      [{ repeats: 'FREQ=WEEKLY;BYDAY=FR' }, 'input.repeats'],
      // Those that name no day at all would be looked for to the end of the calendar.
      [{ repeats: 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31' }, 'input.repeats'],
      [{ repeats: 'FREQ=MONTHLY;BYDAY=1FR;BYMONTHDAY=28' }, 'input.repeats'],
      [{ repeats: 'FREQ=WEEKLY;BYDAY=1WE' }, 'input.repeats'],
      [{ repeats: 'FREQ=WEEKLY', timeZone: 'Mars/Olympus' }, 'input.timeZone'],
    ];
    for (const [input, path] of refused)
      expect(await schedule({ date: '2017-12-06', ...input }), JSON.stringify(input)).toMatchObject({
        issues: [{ path }],
      });
    const { meeting } = await tracker.read('{ meeting(date: "2017-12-06") { date } }');
    expect(meeting).toBeNull();
  });
});
