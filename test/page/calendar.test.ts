import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folded } from '../../src/page/exports/fold.ts';
import { client } from '../helpers/client.ts';
import { seed } from '../helpers/seed.ts';
import { openSite, type Site } from '../helpers/site.ts';

const LOCATION = `Room 2; ${'a,b;c\\ '.repeat(20)}`;

let site: Site;
beforeAll(async () => {
  site = await openSite({
    fill: async (db) => {
      await seed(db).channel().project('landlock').meeting('2018-01-10', { scribe: 'scribe' }).done();
    },
  });
});
afterAll(() => site?.close());

const chair = async (name: string, input: string) => {
  const viewer = { personId: 1, name: 'chair', role: 'CHAIR', projects: [], tokenId: null } as const;
  const { data } = client(site.database, { now: '2018-02-01T12:00:00Z', viewer });
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Success`;
  const answer = await data(`mutation { act: ${name}(input: { ${input} }) { __typename } }`);
  expect(answer.act.__typename).toBe(type);
};
const text = async () => (await site.get('/meetings.ics')).text();

interface Seen {
  start: string;
  end: string;
  status: string | null;
  sequence: number;
  location: string | null;
}

/** The events that each of two readers finds, by their id. */
function seenBy(calendar: string): Map<string, Seen> {
  const component = new ICAL.Component(ICAL.parse(calendar));
  const events = component.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  const byIcal = new Map(
    events.map((event): [string, Seen] => [
      event.uid,
      {
        start: event.startDate.toJSDate().toISOString(),
        end: event.endDate.toJSDate().toISOString(),
        status: event.component.getFirstPropertyValue('status') as string | null,
        sequence: event.sequence,
        location: event.location,
      },
    ]),
  );
  for (const entry of Object.values(nodeIcal.sync.parseICS(calendar))) {
    if (entry.type !== 'VEVENT') continue;
    expect(byIcal.get(entry.uid)).toMatchObject({
      start: entry.start.toISOString(),
      end: entry.end.toISOString(),
      status: entry.status,
      sequence: Number(entry.sequence),
    });
  }
  return byIcal;
}

/** What a calendar shows that has taken one file after the other: of each event the one with the highest number. */
function shown(...calendars: Map<string, Seen>[]): string[] {
  const known = new Map<string, Seen>();
  for (const calendar of calendars)
    for (const [uid, event] of calendar)
      if (event.sequence >= (known.get(uid)?.sequence ?? 0)) known.set(uid, event);
  return [...known.values()]
    .filter(({ status }) => status !== 'CANCELLED')
    .map(({ start }) => start.slice(0, 16))
    .sort();
}

test('a meeting lasts as long as is known, or an hour, and only what was held is confirmed', async () => {
  await chair('scheduleMeeting', 'date: "2018-02-07", startsAt: "2018-02-07T16:00:00Z", lengthMinutes: 90');
  await chair('scheduleMeeting', 'date: "2018-02-14", startsAt: "2018-02-14T16:00:00Z"');
  const events = [...seenBy(await text()).values()];
  expect(events).toContainEqual(
    expect.objectContaining({ status: 'TENTATIVE', end: '2018-02-07T17:30:00.000Z', sequence: 0 }),
  );
  expect(events).toContainEqual(expect.objectContaining({ end: '2018-02-14T17:00:00.000Z' }));
  expect(events.map(({ status }) => status)).toContain('CONFIRMED');
});

test('a moved meeting moves, and a cancelled one goes', async () => {
  const before = seenBy(await text());
  expect(shown(before)).toEqual(expect.arrayContaining(['2018-02-07T16:00', '2018-02-14T16:00']));
  await chair('moveMeeting', 'meeting: "2018-02-07", to: "2018-02-08", reason: "A holiday."');
  await chair('cancelMeeting', 'meeting: "2018-02-14", reason: "Too few can come."');
  const after = seenBy(await text());
  expect(shown(before, after)).toContain('2018-02-08T16:00');
  expect(shown(before, after)).not.toContain('2018-02-07T16:00');
  expect(shown(before, after)).not.toContain('2018-02-14T16:00');
  const [uid] = [...before].find(([, { start }]) => start.startsWith('2018-02-07')) ?? [''];
  expect(after.get(uid)).toMatchObject({ start: '2018-02-08T16:00:00.000Z', status: 'TENTATIVE' });
});

test('a change of time, length or place has a higher number, anything else has the same', async () => {
  const sequence = async () =>
    [...seenBy(await text()).values()].find(({ start }) => start.startsWith('2018-02-08'))?.sequence ?? -1;
  const before = await sequence();
  await chair('updateMeeting', 'meeting: "2018-02-08", recordingUrl: "https://example.org/r"');
  expect(await sequence()).toBe(before);
  await chair('updateMeeting', 'meeting: "2018-02-08", startsAt: "2018-02-08T17:00:00Z"');
  await chair('updateMeeting', 'meeting: "2018-02-08", lengthMinutes: 30');
  await chair('updateMeeting', 'meeting: "2018-02-08", location: "Room 3"');
  expect(await sequence()).toBe(before + 3);
});

test('is told by the audit trail, and never in the future', async () => {
  const component = new ICAL.Component(ICAL.parse(await text()));
  expect(component.getFirstPropertyValue('refresh-interval')?.toString()).toBe('PT1H');
  for (const event of component.getAllSubcomponents('vevent'))
    for (const name of ['dtstamp', 'last-modified']) {
      const at = event.getFirstPropertyValue(name) as ICAL.Time | null;
      if (at) expect(at.toJSDate().getTime()).toBeLessThanOrEqual(Date.now());
    }
  const year = new Date().getUTCFullYear();
  // By the clock of the database, which stamps the audit trail.
  expect(await text()).toContain(`LAST-MODIFIED:${year}`);
});

test('a line is never folded inside an escape, and reads as it was written', async () => {
  await chair('updateMeeting', `meeting: "2018-02-08", location: ${JSON.stringify(LOCATION)}`);
  const calendar = await text();
  for (const line of calendar.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(/\\*$/.exec(line)?.[0].length ?? 0).toSatisfy((count: number) => count % 2 === 0);
  }
  expect([...seenBy(calendar).values()].map(({ location }) => location)).toContain(LOCATION.trim());
  const long = `DESCRIPTION:${'é𝄞\\n\\,'.repeat(60)}`;
  expect(folded(long).replaceAll('\r\n ', '')).toBe(long);
});
