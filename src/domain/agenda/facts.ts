import { and, asc, desc, eq, gt, gte, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { dayOf } from '../../base/calendar.ts';
import type { Readiness } from '../../base/readiness.ts';
import { nextStep, stepsTo } from '../../base/steps.ts';
import type { Db } from '../../db/index.ts';
import {
  actionItems,
  evidence,
  meetings,
  plannedTopics,
  projects,
  proposals,
  suggestions,
} from '../../db/tables/index.ts';
import { briefedContradictions } from '../brief/contradictions.ts';
import { type BriefSection, joined } from '../brief/item.ts';
import { type JudgedPage, judgedProjects } from '../brief/judged.ts';
import { briefedPromises } from '../brief/promises.ts';
import { evaluateProjects } from '../gate/evaluate.ts';
import { explain } from '../gate/sentences.ts';
import { isPast } from '../meeting/state.ts';

/** Everything that waits for a meeting, as of its date or of now, whichever is earlier. */
export type AgendaFacts = Awaited<ReturnType<typeof readAgendaFacts>>;

/** What is known of the meeting of a date, of the last one held before it, and when the next one is planned. */
export async function readMeetings(db: Db, date: string) {
  const [own] = await db
    .select()
    .from(meetings)
    .where(eq(meetings.date, date))
    .orderBy(sql`${meetings.name} nulls first`);
  const [next] = await db
    .select({ date: meetings.date })
    .from(meetings)
    .where(and(gt(meetings.date, date), eq(meetings.state, 'PLANNED')))
    .orderBy(asc(meetings.date))
    .limit(1);
  const [last] = await db
    .select()
    .from(meetings)
    .where(and(lt(meetings.date, date), eq(meetings.state, 'HELD')))
    .orderBy(desc(meetings.date))
    .limit(1);
  return { own: own ?? null, last: last ?? null, nextOn: next?.date ?? null };
}

/** The last meeting held up to a day, and the first that is planned for that day or later and has not begun. */
export async function readRhythm(db: Db, today: string, now: Date) {
  const hasPassed = isPast('meetings', sql`${now.toISOString()}::timestamptz`);
  const [last] = await db
    .select()
    .from(meetings)
    .where(and(lte(meetings.date, today), eq(meetings.state, 'HELD')))
    .orderBy(desc(meetings.date))
    .limit(1);
  const [scheduled] = await db
    .select()
    .from(meetings)
    .where(and(gte(meetings.date, today), eq(meetings.state, 'PLANNED'), sql`not ${hasPassed}`))
    .orderBy(asc(meetings.date))
    .limit(1);
  return { last: last ?? null, scheduled: scheduled?.date ?? null };
}

export async function readAgendaFacts(db: Db, { date, now }: { date: string; now: Date }) {
  const today = dayOf(now);
  const day = date < today ? date : today;
  const isOpen = (closedOn: typeof proposals.closedOn | typeof suggestions.closedOn) =>
    or(isNull(closedOn), gt(closedOn, day));
  const open = await db
    .select({
      slug: projects.slug,
      to: proposals.to,
      effectiveOn: proposals.effectiveOn,
      openedOn: proposals.openedOn,
      reason: proposals.reason,
      voices: sql<{ handle: string; isFor: boolean; reason: string }[]>`coalesce((
        select json_agg(json_build_object('handle', person.handle, 'isFor', voice.is_for, 'reason', voice.reason) order by voice.entered_at, voice.id)
        from proposal_voices voice join people person on person.id = voice.person_id
        where voice.proposal_id = proposals.id), '[]'::json)`,
      url: sql<
        string | null
      >`(select url from ${evidence} where proposal_id = proposals.id and url is not null order by position limit 1)`,
    })
    .from(proposals)
    .innerJoin(projects, eq(projects.id, proposals.projectId))
    .where(and(lte(proposals.openedOn, day), isOpen(proposals.closedOn)))
    .orderBy(asc(proposals.openedOn), asc(proposals.id));
  const waiting = await db
    .select({
      slug: projects.slug,
      date: meetings.date,
      name: meetings.name,
      quote: suggestions.quote,
      rule: suggestions.rule,
    })
    .from(suggestions)
    .innerJoin(meetings, eq(meetings.id, suggestions.meetingId))
    .leftJoin(projects, eq(projects.id, suggestions.projectId))
    .where(and(lt(meetings.date, date), lte(meetings.date, day), isOpen(suggestions.closedOn)))
    .orderBy(asc(meetings.date), asc(suggestions.lineStart), asc(suggestions.id));
  const toDo = await db
    .select({
      date: meetings.date,
      name: meetings.name,
      text: actionItems.text,
      owner: actionItems.owner,
      dueOn: actionItems.dueOn,
    })
    .from(actionItems)
    .innerJoin(meetings, eq(meetings.id, actionItems.meetingId))
    .where(
      and(
        lt(meetings.date, date),
        lte(meetings.date, day),
        or(isNull(actionItems.doneOn), gt(actionItems.doneOn, day)),
      ),
    )
    .orderBy(asc(meetings.date), asc(actionItems.position), asc(actionItems.id));
  return { open, waiting, toDo, lapsed: await readLapsed(db, day, now) };
}

/** What a meeting promised for the one after it. */
export async function readPromised(db: Db, meetingId: number) {
  return db
    .select({
      text: plannedTopics.text,
      presenters: sql<string[]>`(select coalesce(json_agg(handle order by presenter.position), '[]')
        from planned_topic_presenters presenter join people on people.id = presenter.person_id
        where presenter.planned_topic_id = planned_topics.id)`,
    })
    .from(plannedTopics)
    .where(eq(plannedTopics.meetingId, meetingId))
    .orderBy(asc(plannedTopics.position));
}

/** What readers have said is wrong and a chair has published and not answered yet. */
export async function readDisputed(db: Db): Promise<{ about: string; reason: string }[]> {
  const { rows } = await db.execute<{ about: string; reason: string }>(sql`
    select coalesce('record ' || dispute.status_change_id || ' (' || project.slug || ')',
        'line ' || dispute.line || ' of the minutes of ' || meeting.date || coalesce('-' || meeting.name, '')) as about, dispute.reason
    from disputes dispute
    left join status_changes change on change.id = dispute.status_change_id
    left join projects project on project.id = change.project_id
    left join report_revisions revision on revision.id = dispute.revision_id
    left join reports report on report.id = revision.report_id
    left join meetings meeting on meeting.id = report.meeting_id
    where dispute.state = 'PUBLISHED' order by dispute.id limit ${MOST_DISPUTED}`);
  return rows;
}

/** Nobody goes through more at one meeting. */
const MOST_DISPUTED = 50;

/** Evidence that counted for a project's level or its next step and no longer does, with the sentence of the gate. */
async function readLapsed(db: Db, day: string, now: Date): Promise<{ slug: string; sentence: string }[]> {
  const asOf = { date: day === dayOf(now) ? null : day, clock: 'EFFECTIVE' } as const;
  const rows = await db
    .select({
      id: projects.id,
      slug: projects.slug,
      defaultBranch: projects.defaultBranch,
      readiness: sql<Readiness | null>`(
        select "to" from standing_status_changes(${day}::date, 'EFFECTIVE') standing
        where standing.project_id = projects.id and standing.effect = 'SET'
        order by effective_on desc, meeting_date desc, place desc limit 1)`,
    })
    .from(projects)
    .orderBy(asc(projects.slug));
  const judged = await evaluateProjects(
    db,
    rows.map(({ id, defaultBranch }) => ({ id, defaultBranch, asOf })),
    now,
  );
  const at = asOf.date === null ? now : new Date(`${day}T23:59:59.999Z`);
  return rows.flatMap(({ slug, readiness }, index) => {
    const goal = nextStep(readiness) ?? readiness;
    const steps: readonly Readiness[] = goal ? stepsTo(goal) : [];
    return (judged[index] ?? [])
      .filter(({ verdict, criterion }) => verdict === 'STALE' && steps.includes(criterion.gates))
      .map((judgement) => ({ slug, sentence: explain(judgement, at) }));
  });
}

/** From the brief: what does not fit together, and what was promised and never held. */
export async function readLooseEnds(db: Db, now: Date): Promise<string[]> {
  const contradictions: BriefSection[] = [];
  for (let after: string | null = null, isDone = false; !isDone; ) {
    const page: JudgedPage = await judgedProjects(db, now, after);
    contradictions.push(await briefedContradictions(db, page, now));
    after = page.endCursor;
    isDone = after === null;
  }
  const promises = await briefedPromises(db, now);
  return [...joined(contradictions).items, ...promises.items].map(({ message }) => message);
}
