import { sql } from 'drizzle-orm';
import { addDays, DAY_MS, dayOf, shownInstant } from '../../base/calendar.ts';
import type { Db } from '../../db/index.ts';
import { news } from '../../db/tables/index.ts';
import { judgedProjects } from '../brief/judged.ts';
import { briefedProposals } from '../brief/proposals.ts';
import { briefedStale } from '../brief/stale.ts';
import { isSatisfied } from '../gate/verdicts.ts';

/** Subscribers hear so many days ahead that something runs out. */
const AHEAD = [1, 14];
/** What went stale longer ago is no longer news. */
const STALE_DAYS_BACK = 7;

interface Options {
  now: Date;
  staleDays: number;
}

type Noted = Omit<typeof news.$inferInsert, 'id' | 'version' | 'givenOutAt'>;

/** Notes what time alone brings: what will soon run out, what has gone stale, and the briefs of meetings. Each key is noted once. */
export async function noteTimedNews(db: Db, { now, staleDays }: Options): Promise<void> {
  const { rows } = await db.execute(
    sql`select 1 from news_subscriptions where ended_at is null and confirmed_at is not null limit 1`,
  );
  if (!rows.length) return;
  await note(db, await expiring(db, now));
  await note(db, await stale(db, now, staleDays));
  await note(db, await briefs(db, now));
}

async function note(db: Db, noted: readonly Noted[]): Promise<void> {
  if (noted.length)
    await db
      .insert(news)
      .values([...noted])
      .onConflictDoNothing();
}

async function expiring(db: Db, now: Date): Promise<Noted[]> {
  const noted: Noted[] = [];
  for (let after: string | null = null; ; ) {
    const page = await judgedProjects(db, now, after);
    for (const { project, judgements } of page.judged)
      for (const { criterion, verdict, changesAt } of judgements) {
        if (!changesAt || !(isSatisfied(verdict) || verdict === 'WAIVED')) continue;
        const days = (changesAt.getTime() - now.getTime()) / DAY_MS;
        const ahead = AHEAD.find((each) => days <= each);
        if (ahead === undefined) continue;
        noted.push({
          kind: 'EXPIRY',
          key: `Expiry:${project.id}:${criterion.id}:${dayOf(changesAt)}:${ahead}`,
          projectId: project.id,
          at: now,
          details: {
            text:
              verdict === 'WAIVED'
                ? `${project.name}: the waiver for “${criterion.title}” will end soon`
                : `${project.name}: the evidence for “${criterion.title}” will soon be too old`,
            until: shownInstant(changesAt),
          },
        });
      }
    if (page.endCursor === null) return noted;
    after = page.endCursor;
  }
}

async function stale(db: Db, now: Date, staleDays: number): Promise<Noted[]> {
  const today = dayOf(now);
  const { items } = await briefedStale(db, { since: addDays(today, -STALE_DAYS_BACK), today, staleDays });
  return items.flatMap(({ projectIds: [projectId], date }) =>
    projectId === undefined || date === null
      ? []
      : [
          {
            kind: 'STALE' as const,
            key: `Stale:${projectId}:${date}`,
            projectId,
            at: now,
            details: { touchedOn: addDays(date, -staleDays - 1), staleDays },
          },
        ],
  );
}

async function briefs(db: Db, now: Date): Promise<Noted[]> {
  const today = dayOf(now);
  const { rows } = await db.execute<{ id: number; date: string; since: string | null }>(
    sql`select id, date::text as date, (select max(held.date)::text from meetings held where held.state = 'HELD' and held.date < meeting.date) as since
      from meetings meeting where state = 'PLANNED' and date between ${today}::date + 1 and ${today}::date + 2`,
  );
  if (!rows.length) return [];
  const { totalCount } = await briefedProposals(db, today);
  return rows.map(({ id, date, since }) => ({
    kind: 'BRIEF' as const,
    key: `Brief:${id}:${date}`,
    subjectId: id,
    at: now,
    details: {
      since: since ?? date,
      text:
        totalCount === 1
          ? 'One proposal waits for the meeting.'
          : `${totalCount} proposals wait for the meeting.`,
    },
  }));
}
