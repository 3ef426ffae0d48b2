import { eq, sql } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import type { Db } from '../../../src/db/index.ts';
import {
  ciRuns,
  criteria,
  criterionRecords,
  meetings,
  people,
  projects,
} from '../../../src/db/tables/index.ts';
import { ledgerState } from '../../../src/domain/ledger/state.ts';
import { describeOnBoth } from '../../helpers/database.ts';

const noon = new Date('2017-08-01T12:00:00Z');
const version = async (db: Db) => (await ledgerState(db, noon)).version;
const nextChange = async (db: Db) => (await ledgerState(db, noon)).nextChangeAt.toISOString();
const project = (slug: string) => ({ slug, name: slug, summary: `About ${slug}.` });

describeOnBoth('the version of the ledger', (open) => {
  test('goes up once for each transaction that writes what readers see, and tells who listens', async () => {
    const { database, db, close } = await open();
    try {
      const heard: string[] = [];
      await database.listen(
        'ledger',
        (payload) => heard.push(payload),
        () => {},
      );
      const first = await version(db);
      await db.insert(projects).values(project('one'));
      expect(await version(db)).toBe(first + 1);
      await db.transaction(async (tx) => {
        await tx.insert(projects).values([project('two'), project('three')]);
        await tx.update(projects).set({ summary: 'Other.' });
        expect(await version(tx), 'not before it commits').toBe(first + 1);
      });
      expect(await version(db)).toBe(first + 2);
      await vi.waitFor(() => expect(heard).toEqual([`${first + 1}`, `${first + 2}`]), 5000);
    } finally {
      await close();
    }
  });

  test('stays where it is after what was rolled back, and for credentials', async () => {
    const { db, close } = await open();
    try {
      const first = await version(db);
      const refused = db.transaction(async (tx) => {
        await tx.insert(projects).values(project('never'));
        throw new Error('changed my mind');
      });
      await expect(refused).rejects.toThrow('changed my mind');
      await db.execute(sql`delete from tokens`);
      expect(await version(db)).toBe(first);
      await db.transaction(async (tx) => {
        await tx
          .transaction(async (savepoint) => {
            await savepoint.insert(projects).values(project('back'));
            throw new Error('back to the savepoint');
          })
          .catch(() => {});
        await tx.insert(projects).values(project('kept'));
      });
      expect(await version(db)).toBe(first + 1);
      expect((await db.execute(sql`select from ledger_writes`)).rows).toEqual([]);
    } finally {
      await close();
    }
  });

  test('counts every table, but those that readers never see', async () => {
    const { db, close } = await open();
    try {
      const { rows } = await db.execute<{ relname: string }>(sql`
        select relname from pg_class content where relkind = 'r' and relnamespace = 'public'::regnamespace
          and not exists (select from pg_trigger where tgrelid = content.oid and tgname = 'note_ledger_write')
        order by relname`);
      expect(rows.map(({ relname }) => relname)).toEqual([
        'audit_events',
        'deliveries',
        'gate_watches',
        'heard_positions',
        'idempotency_keys',
        'ledger_events',
        'ledger_version',
        'ledger_writes',
        'meeting_drafts',
        'news_gathered',
        'news_subscriptions',
        'project_words',
        'sessions',
        'sign_in_attempts',
        'token_projects',
        'tokens',
        'tracker',
        'used_tokens',
        'voided_rows',
        'voidings',
        'watched_gates',
      ]);
    } finally {
      await close();
    }
  });
});

describeOnBoth('the next change without a write', (open) => {
  test('is the end of the day, a meeting that starts, or a run that starts, ends, or counts no longer', async () => {
    const { db, close } = await open();
    try {
      expect(await nextChange(db)).toBe('2017-08-02T00:00:00.000Z');
      await db.insert(meetings).values([
        { date: '2017-08-01', startsAt: new Date('2017-08-01T16:00:00.001Z') },
        { date: '2017-07-19', startsAt: new Date('2017-07-19T16:00:00Z'), state: 'HELD' },
      ]);
      expect(await nextChange(db)).toBe('2017-08-01T16:00:00.001Z');

      const [person] = await db.insert(people).values({ handle: 'ci' }).returning();
      const [criterion] = await db.insert(criteria).values({ key: 'ci-boots' }).returning();
      const [subject] = await db.insert(projects).values(project('landlock')).returning();
      const [meeting] = await db.select().from(meetings).where(eq(meetings.date, '2017-07-19'));
      if (!person || !criterion || !subject || !meeting) throw new Error('nothing was inserted');
      await db.insert(criterionRecords).values({
        criterionId: criterion.id,
        sequence: 1,
        act: 'DEFINED',
        title: 'Boots in CI',
        reason: 'It has to boot.',
        kind: 'CI',
        gates: 'TESTING',
        standing: 'ADOPTED',
        basis: 'STATED',
        effectiveOn: '2017-07-19',
        meetingId: meeting.id,
        requiredRuns: 3,
        windowDays: 30,
        enteredBy: person.id,
      });
      const run = (attempt: number, startedAt: string, finishedAt: string | null) => ({
        projectId: subject.id,
        criterionId: criterion.id,
        status: 'PASSED' as const,
        runId: 'a',
        attempt,
        startedAt: new Date(startedAt),
        finishedAt: finishedAt === null ? null : new Date(finishedAt),
        reportedBy: person.id,
      });
      await db.insert(ciRuns).values(run(1, '2017-07-01T00:00:00Z', '2017-07-02T15:00:00Z'));
      expect(await nextChange(db), 'an end leaves the window').toBe('2017-08-01T15:00:00.000Z');
      await db.insert(ciRuns).values(run(2, '2017-07-02T14:00:00Z', null));
      expect(await nextChange(db), 'a start leaves the window').toBe('2017-08-01T14:00:00.000Z');
      await db.insert(ciRuns).values(run(3, '2017-07-20T00:00:00Z', '2017-08-01T13:00:00Z'));
      expect(await nextChange(db), 'a run ends').toBe('2017-08-01T13:00:00.000Z');
      await db.insert(ciRuns).values(run(4, '2017-08-01T12:30:00Z', null));
      expect(await nextChange(db), 'a run starts').toBe('2017-08-01T12:30:00.000Z');
      await db.insert(ciRuns).values(run(5, '2017-07-02T11:00:00Z', '2017-07-02T12:00:00Z'));
      expect(await nextChange(db), 'what changes now has changed').toBe('2017-08-01T12:30:00.000Z');
    } finally {
      await close();
    }
  });
});
