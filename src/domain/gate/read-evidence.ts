import { type SQL, sql } from 'drizzle-orm';
import { dayOf } from '../../base/calendar.ts';
import { giveWay, isTurnOver } from '../../base/work.ts';
import type { Db } from '../../db/index.ts';
import { prepared } from '../../reading/prepared.ts';

import { decidingRuns } from './deciding-runs.ts';
import { type AssessmentEvidence, type Evidence, NO_EVIDENCE } from './evidence.ts';
import type { RunEvidence } from './runs-at.ts';
import type { WaiverEvidence } from './waiver-at.ts';

/** Projects, and the criteria of which everything is asked that decides how they stand. */
export interface EvidenceAsked {
  projects: readonly { id: number; defaultBranch: string }[];
  /** `requiredRuns` is null for those that are decided by review. */
  criteria: readonly { id: number; requiredRuns: number | null }[];
}

/** One run, assessment or waiver; what it has no use for is null. Instants are milliseconds since 1970. */
interface Found {
  projectId: number;
  criterionId: number;
  source: 'RUN' | 'ASSESSMENT' | 'WAIVER';
  id: number;
  said: string | null;
  startedAt: number | null;
  finishedAt: number | null;
  reportedAt: number | null;
  testedAt: number | null;
  runNumber: number | null;
  /** Finished, assessed or granted on it. */
  day: string;
  /** Valid until, or expires on. */
  until: string | null;
  revokedOn: string | null;
  isOwnProject: boolean | null;
  /** Of what an assessment carries; its day is null where it carries nothing. */
  score: number | null;
  issuedOn: string | null;
}

type Gathered = Omit<Evidence, 'defaultBranch'>;

/** What decides each of these criteria for each of these projects at an instant, by one statement, however many they are. */
export async function readEvidence(
  db: Db,
  { projects, criteria }: EvidenceAsked,
  at: Date,
): Promise<(projectId: number, criterionId: number) => Gathered> {
  if (!projects.length || !criteria.length) return () => NO_EVIDENCE;
  const rows = await prepared(db, 'evidence of projects', () => db.select(columns).from(found)).execute({
    projects: projects.map(({ id }) => id),
    branches: projects.map(({ defaultBranch }) => defaultBranch),
    criteria: criteria.map(({ id }) => id),
    required: criteria.map(({ requiredRuns }) => requiredRuns),
    at: at.toISOString(),
    day: dayOf(at),
  });
  const pairs = new Map<string, { [Key in keyof Gathered]: Gathered[Key][number][] }>();
  for (const row of rows as Found[]) {
    if (isTurnOver()) await giveWay();
    const key = `${row.projectId} ${row.criterionId}`;
    const pair = pairs.get(key) ?? { runs: [], assessments: [], waivers: [] };
    pairs.set(key, pair);
    if (row.source === 'RUN') pair.runs.push(runOf(row));
    else if (row.source === 'ASSESSMENT') pair.assessments.push(assessmentOf(row));
    else pair.waivers.push(waiverOf(row));
  }
  return (projectId, criterionId) => pairs.get(`${projectId} ${criterionId}`) ?? NO_EVIDENCE;
}

/** Of each run the one attempt that counts, on a branch that counts: which it is, and where, has been seen to. */
const runOf = ({
  id,
  said,
  startedAt,
  finishedAt,
  reportedAt,
  testedAt,
  runNumber,
  day,
}: Found): RunEvidence => ({
  id,
  runId: null,
  attempt: 1,
  branch: null,
  status: said as RunEvidence['status'],
  startedAt: startedAt === null ? null : new Date(startedAt),
  finishedAt: finishedAt === null ? null : new Date(finishedAt),
  finishedOn: day,
  reportedAt: new Date(reportedAt ?? Number.NaN),
  testedAt: new Date(testedAt ?? Number.NaN),
  runNumber,
});

const assessmentOf = ({
  id,
  said,
  day,
  until,
  isOwnProject,
  score,
  issuedOn,
}: Found): AssessmentEvidence => ({
  id,
  result: said as AssessmentEvidence['result'],
  assessedOn: day,
  validUntil: until,
  isOwnProject: isOwnProject === true,
  isAttested: issuedOn !== null,
  score,
  issuedOn,
});

const waiverOf = ({ id, day, until, revokedOn }: Found): WaiverEvidence => ({
  id,
  grantedOn: day,
  expiresOn: until ?? day,
  revokedOn,
});

const p = sql.placeholder;
const day = sql`${p('day')}::date`;

/** Each project with each criterion of one kind. */
const asked = (kind: SQL) => sql`(
  select project.id as project_id, project.branch as default_branch, criterion.id as criterion_id, criterion.required
  from unnest(${p('projects')}::int[], ${p('branches')}::text[]) as project(id, branch),
    unnest(${p('criteria')}::int[], ${p('required')}::int[]) as criterion(id, required)
  where ${kind}) as asked`;

/** As text an instant takes both sides longer than as a number. */
const ms = (instant: SQL) => sql`round(date_part('epoch', ${instant}) * 1000)`;

const runs = sql`
  select 'RUN' as source, asked.project_id, asked.criterion_id, run.id, run.status::text as said, ${ms(sql`run.started_at`)} as started_at,
    ${ms(sql`run.finished_at`)} as finished_at, ${ms(sql`run.reported_at`)} as reported_at, ${ms(sql`run.tested_at`)} as tested_at, run.run_number, run.finished_on as day,
    null::date as until, null::date as revoked_on, null::boolean as is_own_project,
    null::float8 as score, null::date as issued_on
  from ${asked(sql`criterion.required is not null`)}, lateral (
    ${decidingRuns({
      columns: sql`run.id, run.status, run.started_at, run.finished_at, run.reported_at, run.tested_at, run.run_number, run.finished_on`,
      at: sql`${p('at')}::timestamptz`,
      day,
    })}) as run`;

const assessments = sql`
  select 'ASSESSMENT', asked.project_id, asked.criterion_id, last.id, last.result::text, null, null, null, null, null, last.assessed_on,
    last.valid_until, null, last.is_own_project, last.score, last.issued_on
  from ${asked(sql`criterion.required is null`)}, lateral (
    select row.id, row.result, row.assessed_on, row.valid_until, row.is_own_project, row.score, row.issued_on from assessments row
    where row.project_id = asked.project_id and row.criterion_id = asked.criterion_id and row.assessed_on <= ${day}
    order by row.assessed_on desc, row.id desc limit 1) as last`;

const waivers = sql`
  select 'WAIVER', asked.project_id, asked.criterion_id, last.id, null, null, null, null, null, null, last.granted_on, last.expires_on, revoked.date, null, null, null
  from ${asked(sql`true`)}, lateral (
    select row.id, row.granted_on, row.expires_on from waivers row
    where row.project_id = asked.project_id and row.criterion_id = asked.criterion_id and row.granted_on <= ${day}
    order by row.granted_on desc, row.id desc limit 1) as last
  left join waiver_revocations revocation on revocation.waiver_id = last.id
  left join meetings revoked on revoked.id = revocation.meeting_id`;

const found = sql`(${runs} union all ${assessments} union all ${waivers}) as found`;

const columns = {
  projectId: sql<number>`found.project_id`,
  criterionId: sql<number>`found.criterion_id`,
  source: sql<Found['source']>`found.source`,
  id: sql<number>`found.id`,
  said: sql<string | null>`found.said`,
  startedAt: sql<number | null>`found.started_at`,
  finishedAt: sql<number | null>`found.finished_at`,
  reportedAt: sql<number | null>`found.reported_at`,
  testedAt: sql<number | null>`found.tested_at`,
  runNumber: sql<number | null>`found.run_number`,
  day: sql<string>`found.day`,
  until: sql<string | null>`found.until`,
  revokedOn: sql<string | null>`found.revoked_on`,
  isOwnProject: sql<boolean | null>`found.is_own_project`,
  score: sql<number | null>`found.score`,
  issuedOn: sql<string | null>`found.issued_on`,
};
