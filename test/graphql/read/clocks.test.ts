import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { READINESS } from '../../../src/base/readiness.ts';
import type { Db } from '../../../src/db/index.ts';
import { appendStatusChange, type StatusChangeRow } from '../../../src/domain/ledger/append.ts';
import { findOrCreatePeople } from '../../../src/domain/person/find-or-create.ts';
import { type Client, client } from '../../helpers/client.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';

type Clock = 'EFFECTIVE' | 'RECORDED';
const PROJECT = `query ($asOf: Date, $clock: Clock) { project(slug: "okernel", asOf: $asOf, clock: $clock) {
  readiness since lastChange { kind } history { nodes { from to stands correctedBy { to } } }
} }`;

describeOnBoth('the two clocks', (open) => {
  let database: TestDatabase;
  let ask: Client;
  beforeAll(async () => {
    database = await open();
    ask = client(database);
    await seed(database.db)
      .project('okernel')
      .meeting('2017-05-24')
      .record('EXPERIMENTAL', { effectiveOn: '2017-03-19', as: 'first' })
      .meeting('2017-06-07')
      .record('TESTING', { effectiveOn: '2017-06-01', as: 'testing' })
      .meeting('2017-07-05')
      // The meeting of 07-05 finds that it was never in testing, that of 07-19 that it was, only later.
      .correct('testing', 'RETIRED', { effectiveOn: '2017-06-02', as: 'retired' })
      .meeting('2017-07-19')
      .correct('retired', 'TESTING', { effectiveOn: '2017-06-20', as: 'late' })
      // A late entry: took effect before all that was recorded so far.
      .record('PROPOSED', { effectiveOn: '2017-02-01' })
      .meeting('2017-08-02')
      // Decided ahead.
      .record('GRADUATED', { effectiveOn: '2017-09-01' })
      .done();
  });
  afterAll(() => database.close());

  const at = async (asOf: string | null, clock: Clock) => (await ask.data(PROJECT, { asOf, clock })).project;

  test('RECORDED reads what the minutes said then, corrections from their own meeting on', async () => {
    expect(await at('2017-05-23', 'RECORDED')).toMatchObject({ readiness: null, history: { nodes: [] } });
    expect(await at('2017-06-06', 'RECORDED')).toMatchObject({
      readiness: 'EXPERIMENTAL',
      history: { nodes: [{ from: null, to: 'EXPERIMENTAL', stands: true, correctedBy: null }] },
    });
    expect(await at('2017-06-07', 'RECORDED')).toMatchObject({
      readiness: 'TESTING',
      since: '2017-06-01',
      history: {
        nodes: [
          { to: 'EXPERIMENTAL' },
          { from: 'EXPERIMENTAL', to: 'TESTING', stands: true, correctedBy: null },
        ],
      },
    });
    expect(await at('2017-07-05', 'RECORDED')).toMatchObject({
      readiness: 'RETIRED',
      since: '2017-06-02',
      history: {
        nodes: [
          { to: 'EXPERIMENTAL', stands: true },
          { to: 'TESTING', stands: false, correctedBy: { to: 'RETIRED' } },
          { from: 'EXPERIMENTAL', to: 'RETIRED', stands: true, correctedBy: null },
        ],
      },
    });
    expect(await at('2017-07-19', 'RECORDED')).toMatchObject({
      readiness: 'TESTING',
      since: '2017-06-20',
      lastChange: { kind: 'CORRECTION' },
      history: {
        nodes: [
          { from: null, to: 'PROPOSED', stands: true },
          { from: 'PROPOSED', to: 'EXPERIMENTAL', stands: true },
          { to: 'TESTING', stands: false },
          { to: 'RETIRED', stands: false, correctedBy: { to: 'TESTING' } },
          { from: 'EXPERIMENTAL', to: 'TESTING', stands: true },
        ],
      },
    });
  });

  test('EFFECTIVE reads what took effect by then, of all that stands today', async () => {
    expect(await at('2017-01-31', 'EFFECTIVE')).toMatchObject({ readiness: null });
    expect(await at('2017-02-01', 'EFFECTIVE')).toMatchObject({ readiness: 'PROPOSED', since: '2017-02-01' });
    expect(await at('2017-06-19', 'EFFECTIVE')).toMatchObject({
      readiness: 'EXPERIMENTAL',
      history: {
        nodes: [
          { to: 'PROPOSED' },
          { to: 'EXPERIMENTAL' },
          { to: 'TESTING', stands: false },
          { to: 'RETIRED', stands: false },
        ],
      },
    });
    expect(await at('2017-06-20', 'EFFECTIVE')).toMatchObject({ readiness: 'TESTING' });
    expect(await at('2017-09-01', 'EFFECTIVE')).toMatchObject({ readiness: 'GRADUATED' });
  });

  test('what was decided ahead is on record, and counts from its day on', async () => {
    const recorded = await at('2017-08-31', 'RECORDED');
    expect(recorded).toMatchObject({ readiness: 'TESTING' });
    expect(recorded.history.nodes.at(-1)).toMatchObject({ from: 'TESTING', to: 'GRADUATED', stands: true });
    expect((await at('2017-08-31', 'EFFECTIVE')).history.nodes.at(-1)).toMatchObject({ to: 'TESTING' });
    const today = client(database, { now: '2017-08-31T12:00:00Z' });
    const { project } = await today.data(PROJECT, {});
    expect(project.readiness).toBe('TESTING');
    expect(project.history.nodes.at(-1)).toMatchObject({ from: 'TESTING', to: 'GRADUATED' });
  });

  test('a retraction takes a record back, and a correction of it brings one again', async () => {
    await seed(database.db)
      .project('memorizer')
      .meeting('2018-01-03')
      .record('PROPOSED', { as: 'proposed' })
      .meeting('2018-01-17')
      .retract('proposed', { as: 'retraction' })
      .meeting('2018-01-31')
      .correct('retraction', 'EXPERIMENTAL', { effectiveOn: '2018-01-10' })
      .done();
    const read = async (asOf: string) =>
      (
        await ask.data(
          `query ($asOf: Date) { project(slug: "memorizer", asOf: $asOf, clock: RECORDED) {
            readiness lastRecordedIn { date } history { nodes { to isRetraction stands } } } }`,
          { asOf },
        )
      ).project;
    expect(await read('2018-01-16')).toMatchObject({ readiness: 'PROPOSED' });
    expect(await read('2018-01-30')).toEqual({
      readiness: null,
      lastRecordedIn: null,
      history: {
        nodes: [
          { to: 'PROPOSED', isRetraction: false, stands: false },
          { to: null, isRetraction: true, stands: false },
        ],
      },
    });
    expect(await read('2018-01-31')).toMatchObject({
      readiness: 'EXPERIMENTAL',
      lastRecordedIn: { date: '2018-01-31' },
    });
  });

  describe('over ledgers that nobody thought of', () => {
    const SLUGS = ['a', 'b', 'c', 'd'];
    const days = Array.from({ length: 24 }, (_, day) => `2019-03-${String(day + 1).padStart(2, '0')}`);
    const meetings = days.filter((_, index) => index % 3 === 1);
    const ledgers = new Map<string, StatusChangeRow[]>();
    beforeAll(async () => {
      const chain = seed(database.db);
      for (const slug of SLUGS) chain.project(slug);
      for (const date of meetings) chain.meeting(date);
      const made = await chain.done();
      for (const [index, slug] of SLUGS.entries())
        ledgers.set(
          slug,
          await randomLedger(database.db, made.projects.get(slug) ?? 0, made.meetings, index),
        );
    });

    test('there are corrections of every kind among them', () => {
      const all = [...ledgers.values()].flat();
      expect(all.filter(({ effect }) => effect === 'SET').length).toBeGreaterThan(20);
      expect(all.filter(({ effect }) => effect === 'CONFIRM').length).toBeGreaterThan(2);
      expect(all.filter(({ effect }) => effect === 'RETRACT').length).toBeGreaterThan(2);
      expect(all.filter(({ correctsId }) => correctsId !== null).length).toBeGreaterThan(10);
    });

    test.each(['EFFECTIVE', 'RECORDED'] as const)(
      'every day reads by %s as a plain reading of the rules says',
      async (clock) => {
        for (const asOf of days) {
          const { projects } = await ask.data(
            `query ($slugs: [String!], $asOf: Date, $clock: Clock) {
            projects(filter: { slug: $slugs }, asOf: $asOf, clock: $clock) { nodes { slug readiness since
              lastConfirmation { effectiveOn } lastRecordedIn { date }
              history(first: 100) { nodes { effectiveOn meeting { date } to from stands } } } } }`,
            { slugs: SLUGS, asOf, clock },
          );
          expect(projects.nodes).toEqual(
            SLUGS.map((slug) => plainly(slug, ledgers.get(slug) ?? [], asOf, clock)),
          );
        }
      },
    );
  });
});

const step = fc.record({
  meeting: fc.nat(),
  effective: fc.integer({ min: -4, max: 6 }),
  level: fc.constantFrom(...READINESS),
  what: fc.constantFrom('SET', 'SET', 'CONFIRM', 'CORRECT', 'CORRECT', 'RETRACT'),
  target: fc.nat(),
});

/** Whatever the ledger takes of a few dozen random entries. */
async function randomLedger(db: Db, projectId: number, meetings: Map<string, number>, index: number) {
  const enteredBy = (await findOrCreatePeople(db, ['scribe'])).get('scribe') ?? 0;
  const held = [...meetings].filter(([date]) => date.startsWith('2019-03'));
  const rows: StatusChangeRow[] = [];
  for (const { meeting, effective, level, what, target } of fc.sample(step, {
    numRuns: 60,
    seed: 7 + index,
  })) {
    const [meetingDate = '', meetingId = 0] = held[meeting % held.length] ?? [];
    const day = Math.min(24, Math.max(1, Number(meetingDate.slice(8)) + effective));
    const corrected = what === 'CORRECT' || what === 'RETRACT' ? rows[target % rows.length] : undefined;
    const effect =
      what === 'CORRECT'
        ? (rows.find(({ sequence }) => sequence === corrected?.place)?.effect ?? 'SET')
        : what;
    const row = await appendStatusChange(
      db,
      {
        projectId,
        meetingId,
        meetingDate,
        effect,
        kind: corrected ? 'CORRECTION' : effect === 'CONFIRM' ? 'CONFIRMATION' : 'CHANGE',
        correctsId: corrected?.id ?? null,
        to: effect === 'RETRACT' ? null : level,
        effectiveOn: `2019-03-${String(day).padStart(2, '0')}`,
        basis: 'STATED',
        reason: 'at random',
        override: 'at random',
        enteredBy,
      },
      [],
    ).catch(() => null);
    if (row) rows.push(row);
  }
  return rows;
}

const order = (row: StatusChangeRow) =>
  `${row.effectiveOn} ${row.meetingDate} ${String(row.place).padStart(6, '0')} ${String(row.id).padStart(6, '0')}`;
const inOrder = (rows: StatusChangeRow[]) => [...rows].sort((a, b) => (order(a) < order(b) ? -1 : 1));

/** The rules of the two clocks, as the documentation tells them, over all rows of one project. */
function plainly(slug: string, all: StatusChangeRow[], asOf: string, clock: Clock) {
  const existing = all.filter(({ meetingDate }) => clock === 'EFFECTIVE' || meetingDate <= asOf);
  const uncorrected = existing.filter(
    ({ id, effect }) => effect !== 'RETRACT' && !existing.some(({ correctsId }) => correctsId === id),
  );
  const standing = inOrder(uncorrected.filter(({ effectiveOn }) => effectiveOn <= asOf));
  const last = standing.filter(({ effect }) => effect === 'SET').at(-1);
  const confirmation = standing.filter(({ effect }) => effect === 'CONFIRM').at(-1);
  const visible = inOrder(existing.filter(({ effectiveOn }) => clock === 'RECORDED' || effectiveOn <= asOf));
  const recordedOn = standing
    .map(({ meetingDate }) => meetingDate)
    .sort()
    .at(-1);
  return {
    slug,
    readiness: last?.to ?? null,
    since: last?.effectiveOn ?? null,
    lastConfirmation: confirmation ? { effectiveOn: confirmation.effectiveOn } : null,
    lastRecordedIn: recordedOn ? { date: recordedOn } : null,
    history: {
      nodes: visible.map((row) => ({
        effectiveOn: row.effectiveOn,
        meeting: { date: row.meetingDate },
        to: row.to,
        from:
          inOrder(uncorrected)
            .filter((other) => other.effect === 'SET' && other.place !== row.place)
            .filter((other) => order(other).slice(0, 28) < order(row).slice(0, 28))
            .at(-1)?.to ?? null,
        stands: uncorrected.includes(row),
      })),
    },
  };
}
