import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InvalidTransitionError } from '../../../src/base/errors.ts';
import type { Readiness } from '../../../src/base/readiness.ts';
import {
  appendStatusChange,
  appendTogether,
  type StatusChangeRow,
} from '../../../src/domain/ledger/append.ts';
import { verifyLedger } from '../../../src/domain/status-change/verify.ts';
import { describeOn, describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { rowsRead } from '../../helpers/rows-read.ts';
import { seed } from '../../helpers/seed.ts';

const DAYS = ['2017-06-01', '2017-06-02', '2017-06-03', '2017-06-04'];
const LEVELS = ['PROPOSED', 'EXPERIMENTAL', 'TESTING', 'GRADUATED', 'RETIRED'] as const;

/** What is tried: a change, a confirmation, or a correction of one of the records there are. */
const attempt = fc.record({
  is: fc.constantFrom('CHANGE', 'CHANGE', 'CONFIRM', 'CORRECT', 'CORRECT', 'RETRACT'),
  to: fc.constantFrom(...LEVELS),
  effectiveOn: fc.constantFrom(...DAYS),
  meeting: fc.nat(DAYS.length - 1),
  of: fc.nat(30),
  hasOverride: fc.boolean(),
});
type Attempt = typeof attempt extends fc.Arbitrary<infer Value> ? Value : never;

type Tried = Pick<
  StatusChangeRow,
  'id' | 'effect' | 'to' | 'effectiveOn' | 'meetingDate' | 'place' | 'override' | 'correctsId'
>;

/** The rule as it is said: all that stands, in its order, one after the other. */
function isChain(records: readonly Tried[], allowed: ReadonlySet<string>): boolean {
  const corrected = new Set(records.map(({ correctsId }) => correctsId));
  const key = (one: Tried) => `${one.effectiveOn} ${one.meetingDate} ${String(one.place).padStart(6, '0')}`;
  const standing = records
    .filter(({ id, effect }) => effect !== 'RETRACT' && !corrected.has(id))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
  let from: Readiness | null = null;
  for (const { effect, to, override } of standing) {
    if (effect === 'CONFIRM' ? to !== from : to === from) return false;
    if (effect === 'SET' && override === null && !allowed.has(`${from} ${to}`)) return false;
    from = to;
  }
  return true;
}

describeOnBoth('the ledger, which looks at the neighbours of a record', (open) => {
  async function begun(database: TestDatabase) {
    let chain = seed(database.db).project('first');
    for (const date of DAYS) chain = chain.meeting(date, { scribe: 'scribe' });
    const { meetings } = await chain.done();
    const { rows } = await database.db.execute<{ move: string }>(
      sql`select coalesce("from"::text, 'null') || ' ' || "to" as move from allowed_moves where not requires_override`,
    );
    return { meetings, allowed: new Set(rows.map(({ move }) => move)) };
  }

  /** Tries one after the other, each at once; what is refused leaves nothing behind. */
  test('takes what a look at the whole chain would take, and nothing else', {
    timeout: 180_000,
  }, async () => {
    const database = await open();
    try {
      const { meetings, allowed } = await begun(database);
      let made = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(attempt, { minLength: 3, maxLength: 24 }),
          fc.boolean(),
          async (given, isTogether) => {
            made += 1;
            const { projects } = await seed(database.db).project(`project-${made}`).done();
            const projectId = projects.get(`project-${made}`) as number;
            const known: Tried[] = [];
            const planned = (one: Attempt, records: readonly Tried[], place: number) => {
              const isCorrection = one.is === 'CORRECT' || one.is === 'RETRACT';
              const corrected = new Set(records.map(({ correctsId }) => correctsId));
              const open = records.filter(({ id, effect }) => !corrected.has(id) && effect !== 'RETRACT');
              const target = isCorrection ? open[one.of % Math.max(1, open.length)] : null;
              if (isCorrection && !target) return null;
              const meetingDate = DAYS[one.meeting] as string;
              if (target && meetingDate < target.meetingDate) return null;
              return {
                effect:
                  one.is === 'RETRACT'
                    ? ('RETRACT' as const)
                    : (target?.effect ?? (one.is === 'CONFIRM' ? ('CONFIRM' as const) : ('SET' as const))),
                to: one.is === 'RETRACT' ? null : one.to,
                effectiveOn: one.effectiveOn,
                meetingDate,
                place: target?.place ?? place,
                override: one.hasOverride && one.is !== 'RETRACT' ? 'so be it' : null,
                correctsId: target?.id ?? null,
              };
            };
            const append = (db: TestDatabase['db'], record: Omit<Tried, 'id'>) =>
              appendStatusChange(
                db,
                {
                  ...record,
                  kind: record.correctsId
                    ? 'CORRECTION'
                    : record.effect === 'CONFIRM'
                      ? 'CONFIRMATION'
                      : 'CHANGE',
                  projectId,
                  meetingId: meetings.get(record.meetingDate) as number,
                  basis: 'STATED',
                  reason: 'as the minutes say',
                  enteredBy: 1,
                },
                [],
              );
            if (isTogether) {
              const before = [...known];
              const taken = await database.db
                .transaction(async (tx) => {
                  const broken = await appendTogether(tx, async () => {
                    for (const one of given) {
                      const record = planned(one, known, known.length + 1);
                      if (record) known.push(await append(tx, record));
                    }
                  });
                  if (broken) {
                    expect(broken.error).toBeInstanceOf(InvalidTransitionError);
                    throw new Error('refused');
                  }
                })
                .then(
                  () => true,
                  (error) => {
                    if (error.message !== 'refused') throw error;
                    return false;
                  },
                );
              expect(taken).toBe(isChain(known, allowed));
              if (!taken) known.splice(0, known.length, ...before);
              return;
            }
            for (const one of given) {
              const record = planned(one, known, known.length + 1);
              if (!record) continue;
              const isTaken = isChain([...known, { ...record, id: -1 }], allowed);
              const row = await append(database.db, record).catch((error) => {
                expect(error).toBeInstanceOf(InvalidTransitionError);
                return null;
              });
              expect(row !== null).toBe(isTaken);
              if (row) known.push(row);
            }
          },
        ),
        { numRuns: 60 },
      );
      expect(await verifyLedger(database.db)).toEqual([]);
    } finally {
      await database.close();
    }
  });
});

describeOn(['postgres'], 'the 20,000th record of a project', (open) => {
  test('is entered at the cost of the 20th, and the whole chain is still proved', {
    timeout: 180_000,
  }, async () => {
    const database = await open({ statementTimeoutMs: 120_000 });
    try {
      const { db } = database;
      await seed(db)
        .channel()
        .meeting('2017-05-24', { scribe: 'scribe' })
        .project('short')
        .project('long')
        .done();
      const { rows: levels } = await db.execute<{ id: number; slug: string }>(
        sql`select id, slug from projects`,
      );
      const PART = 2000;
      for (const { id, slug } of levels) {
        const last = slug === 'long' ? 19_999 : 19;
        for (let first = 1; first <= last; first += PART) {
          await db.execute(sql`
            insert into status_changes (project_id, meeting_id, meeting_date, kind, effect, "to", effective_on, basis, reason, entered_by, sequence)
            select ${id}, 1, '2017-05-24', case when n > 1 then 'CONFIRMATION' else 'CHANGE' end::status_change_kind,
              case when n > 1 then 'CONFIRM' else 'SET' end::status_change_effect, 'EXPERIMENTAL', date '2017-05-24' - 20000 + n, 'STATED',
              'It was said.', 1, n
            from generate_series(${first}::int, ${Math.min(last, first + PART - 1)}::int) n`);
          // A plan that was made for the empty table would read all of it for each record.
          await db.execute(sql`analyze status_changes`);
        }
      }
      await db.execute(sql`analyze`);
      const { token, act } = await import('../../graphql/write/api.ts').then(({ api }) => ({
        token: (handle: TestDatabase['db']) =>
          api({ db: handle }, { now: '2017-06-01T12:00:00Z' }).token('CHAIR', [], { person: 'chair' }),
        act: (handle: TestDatabase['db']) => api({ db: handle }, { now: '2017-06-01T12:00:00Z' }).act,
      }));
      const chair = await token(db);
      const cost = async (project: string, how: string, input: object) => {
        const read = await rowsRead(db, async (tx) => {
          const answer = await act(tx)(chair, how, {
            project,
            meeting: '2017-05-24',
            reason: 'so it was',
            ...input,
          });
          expect(answer.__typename ?? answer).toMatch(/Success$/);
        });
        return read.of('status_changes');
      };
      const confirmed = await cost('short', 'confirmReadiness', {});
      expect(await cost('long', 'confirmReadiness', {})).toBeLessThanOrEqual(confirmed + 5);
      const early = await cost('short', 'confirmReadiness', {
        effectiveOn: '1962-09-01',
        confirmDates: true,
      });
      expect(await cost('long', 'confirmReadiness', { effectiveOn: '1990-01-01' })).toBeLessThanOrEqual(
        early + 5,
      );
      const moved = await cost('short', 'recordStatusChange', { to: 'RETIRED' });
      expect(await cost('long', 'recordStatusChange', { to: 'RETIRED' })).toBeLessThanOrEqual(moved + 5);
      expect(await verifyLedger(db)).toEqual([]);
      // A record in the middle that the triggers did not see is found all the same.
      await db.execute(sql`alter table status_changes disable trigger check_moves`);
      await db.execute(sql`
        insert into status_changes (project_id, meeting_id, meeting_date, kind, effect, "to", effective_on, basis, reason, entered_by, sequence)
        select id, 1, '2017-05-24', 'CONFIRMATION', 'CONFIRM', 'GRADUATED', '1990-01-01', 'STATED', 'It was not.', 1,
          (select max(sequence) + 1 from status_changes where project_id = projects.id) from projects where slug = 'long'`);
      expect(await verifyLedger(db)).toEqual([
        expect.stringMatching(/of long confirms GRADUATED where EXPERIMENTAL is recorded/),
        expect.stringMatching(/of long confirms EXPERIMENTAL where GRADUATED is recorded/),
      ]);
    } finally {
      await database.close();
    }
  });
});
