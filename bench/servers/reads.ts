import pg from 'pg';
import { type CriterionRecord, criteriaOn } from '../../src/domain/criterion/on.ts';
import type { Evidence } from '../../src/domain/gate/evidence.ts';
import { judge } from '../../src/domain/gate/judge.ts';
import { badness } from '../../src/domain/gate/verdicts.ts';

/** Statements as one writes them by hand for these three questions alone; the pure rules are the tracker's own. */
export type Reads = ReturnType<typeof createReads>;

export interface ProjectRow {
  id: number;
  slug: string;
  name: string;
  default_branch: string;
}
export interface ChangeRow {
  id: number;
  project_id: number;
  meeting_id: number;
  kind: string;
  to: string;
  effective_on: string;
  reason: string;
}
export interface MeetingRow {
  id: number;
  date: string;
  location: string | null;
}
export interface Result {
  criterion: { key: string; title: string };
  verdict: string;
  since: string;
}

const text = (value: string) => value;
const types = {
  getTypeParser: (oid: number, format?: 'text') =>
    oid === 1082 ? text : pg.types.getTypeParser(oid, format),
};

const change = 'id, project_id, meeting_id, kind, "to", effective_on, reason';

export const createPool = (connectionString: string): pg.Pool =>
  new pg.Pool({
    connectionString,
    max: 10,
    idleTimeoutMillis: 0,
    types: types as pg.CustomTypesConfig,
  });

export function createReads(pool: pg.Pool) {
  const rows = async <Row>(name: string, statement: string, values: unknown[] = []): Promise<Row[]> =>
    (await pool.query({ name, text: statement, values })).rows as Row[];

  const criteria = () =>
    rows<CriterionRecord>(
      'criteria',
      `select r.id, r.criterion_id as "criterionId", r.sequence, r.act, r.effective_on as "effectiveOn", r.gates, r.kind, r.title,
         r.standing, r.basis, r.required_runs as "requiredRuns", r.window_days as "windowDays", c.key
       from criterion_records r join criteria c on c.id = r.criterion_id order by r.effective_on, r.sequence, r.id`,
    );

  return {
    projects: (limit: number) =>
      rows<ProjectRow>(
        'projects',
        'select id, slug, name, default_branch from projects order by lower(name) collate "C", id limit $1',
        [limit],
      ),
    project: async (slug: string) =>
      (await rows<ProjectRow>('project', 'select id, slug, name from projects where slug = $1', [slug]))[0],
    projectsById: (ids: number[]) =>
      rows<ProjectRow>('projects by id', 'select id, slug, name from projects where id = any($1)', [ids]),
    meetings: (limit: number) =>
      rows<MeetingRow>('meetings', 'select id, date, location from meetings order by date limit $1', [limit]),
    meetingsById: (ids: number[]) =>
      rows<MeetingRow>('meetings by id', 'select id, date, location from meetings where id = any($1)', [ids]),
    history: (projectId: number, limit: number) =>
      rows<ChangeRow>(
        'history',
        `select ${change} from status_changes where project_id = $1
         order by effective_on, meeting_date, place, id limit $2`,
        [projectId, limit],
      ),
    // The limit is part of the text: of a parameter the planner expects a tenth of the table, and walks it in the order asked for.
    recorded: (meetingIds: number[], limit: number) =>
      rows<ChangeRow>(
        `recorded ${limit}`,
        `select record.* from unnest($1::int[]) with ordinality as asked(id, ord), lateral (
           select ${change}, place from status_changes where meeting_id = asked.id
           order by effective_on, meeting_date, place, id limit ${Math.trunc(limit)}) record
         order by asked.ord, record.effective_on, record.place, record.id`,
        [meetingIds],
      ),
    lastChanges: (projectIds: number[]) =>
      rows<ChangeRow>(
        'last changes',
        `select record.* from unnest($1::int[]) as asked(id), lateral (
           select ${change} from standing_status_changes($2, 'EFFECTIVE') as standing
           where standing.project_id = asked.id and effect = 'SET'
           order by effective_on desc, meeting_date desc, place desc limit 1) record`,
        [projectIds, new Date().toISOString().slice(0, 10)],
      ),
    async results(projects: readonly ProjectRow[]): Promise<Result[][]> {
      const now = new Date();
      const today = now.toISOString().slice(0, 10);
      const inForce = criteriaOn(await criteria(), today).filter(({ retiredOn }) => retiredOn === null);
      const ids = projects.map(({ id }) => id);
      const ci = inForce.filter(({ kind }) => kind === 'CI');
      const reviewed = inForce.filter(({ kind }) => kind === 'REVIEW').map(({ id }) => id);
      const [runs, assessments, waivers] = await Promise.all([
        rows<Evidence['runs'][number] & Owned>('runs', runsStatement, [
          ids,
          projects.map((project) => project.default_branch),
          ci.map(({ id }) => id),
          ci.map(({ requiredRuns }) => requiredRuns),
          now.toISOString(),
          today,
        ]),
        rows<Evidence['assessments'][number] & Owned>('assessments', assessmentsStatement, [
          ids,
          reviewed,
          today,
        ]),
        rows<Evidence['waivers'][number] & Owned>('waivers', waiversStatement, [ids]),
      ]);
      const of = { runs: grouped(runs), assessments: grouped(assessments), waivers: grouped(waivers) };
      return projects.map(({ id, default_branch }) =>
        inForce
          .map((criterion) => {
            const key = `${id} ${criterion.id}`;
            const evidence = {
              defaultBranch: default_branch,
              runs: of.runs.get(key) ?? [],
              assessments: of.assessments.get(key) ?? [],
              waivers: of.waivers.get(key) ?? [],
            };
            return judge(criterion, evidence, now);
          })
          .sort(
            (a, b) => badness(a.verdict) - badness(b.verdict) || (a.criterion.key < b.criterion.key ? -1 : 1),
          )
          .map(({ criterion: { key, title }, verdict, since }) => ({
            criterion: { key, title },
            verdict,
            since,
          })),
      );
    },
  };
}

interface Owned {
  projectId: number;
  criterionId: number;
}

function grouped<Row extends Owned>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.projectId} ${row.criterionId}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

const run = `run.id, run.project_id as "projectId", run.criterion_id as "criterionId", run.run_id as "runId", run.attempt, run.status,
  run.branch, run.started_at as "startedAt", run.finished_at as "finishedAt", run.finished_on as "finishedOn", run.reported_at as "reportedAt",
  run.tested_at as "testedAt", run.run_number as "runNumber"`;
const counts = (alias: string) => `${alias}.project_id = asked.project_id and ${alias}.combination_id is null
  and ${alias}.criterion_id = asked.criterion_id and (${alias}.branch is null or ${alias}.branch = asked.branch)`;
const finished = (alias: string) =>
  `(${alias}.finished_on <= $6::date and (${alias}.finished_at is null or ${alias}.finished_at <= $5::timestamptz))`;
const begun = (alias: string) =>
  `(${alias}.started_at <= $5::timestamptz or ${alias}.reported_at <= $5::timestamptz)`;
const replaced = (
  by: string,
) => `exists (select from ci_runs higher where ${counts('higher')} and higher.run_id = run.run_id
  and higher.attempt > run.attempt and ${by})`;

export const runsStatement = `
  select last.* from (
    select project.id as project_id, project.branch, criterion.id as criterion_id, criterion.required
    from unnest($1::int[], $2::text[]) as project(id, branch), unnest($3::int[], $4::int[]) as criterion(id, required)
  ) as asked, lateral (
    (select ${run} from ci_runs run where ${counts('run')} and ${finished('run')}
       and not ${replaced(`(${finished('higher')} or (run.status = 'PASSED' and (${finished('higher')} or ${begun('higher')})))`)}
     order by run.tested_at desc, coalesce(run.run_number, 0) desc, run.id desc limit asked.required)
    union all
    (select ${run} from ci_runs run where ${counts('run')} and (run.finished_on is null) and ${begun('run')}
       and not ${replaced(`(${finished('higher')} or ${begun('higher')})`)}
     order by coalesce(run.started_at, run.reported_at) desc, run.id desc limit 1)
    union all
    (select ${run} from ci_runs run where ${counts('run')} and (run.finished_on >= $6::date and not ${finished('run')}) and ${begun('run')}
       and not ${replaced(`(${finished('higher')} or ${begun('higher')})`)}
     order by coalesce(run.started_at, run.reported_at) desc, run.id desc limit 1)
  ) as last`;

export const assessmentsStatement = `
  select last.* from unnest($1::int[]) as project(id), unnest($2::int[]) as criterion(id), lateral (
    select id, a.project_id as "projectId", a.criterion_id as "criterionId", result, assessed_on as "assessedOn",
      valid_until as "validUntil", is_own_project as "isOwnProject",
      false as "isAttested", null as score, null as "issuedOn"
    from assessments a where a.project_id = project.id and a.criterion_id = criterion.id
      and assessed_on <= $3::date
    order by assessed_on desc, id desc limit 1) as last`;

export const waiversStatement = `
  select w.id, w.project_id as "projectId", w.criterion_id as "criterionId", w.expires_on as "expiresOn",
    granted.date as "grantedOn", revoked.date as "revokedOn"
  from waivers w join meetings granted on granted.id = w.meeting_id
  left join waiver_revocations r on r.waiver_id = w.id left join meetings revoked on revoked.id = r.meeting_id
  where w.project_id = any($1) order by granted.date, w.id`;
