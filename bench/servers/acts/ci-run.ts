import { dayOf } from '../../../src/base/calendar.ts';
import { CiRunReport, hasEnded, PROGRESS } from '../../../src/domain/ci-run/schemas.ts';
import { criteriaOn } from '../../../src/domain/criterion/on.ts';
import { follow } from './follow.ts';
import { type Judged, judged, recordsOf } from './judgements.ts';
import type { Act } from './perform.ts';
import { Refused, type Rows } from './rows.ts';

type Input = CiRunReport & { project: string };
interface Project extends Judged {
  slug: string;
  mergedOn: string | null;
}
interface Run {
  id: number;
  runId: string;
  attempt: number;
  status: Input['status'];
}

const AHEAD_MS = 10 * 60_000;
const returned = 'id, run_id as "runId", attempt, status';

export const reportCiRun: Act<Input> = {
  name: 'reportCiRun',
  roles: ['CI'],
  read(given) {
    const { data, error } = CiRunReport.safeParse(instants(given));
    if (!data) throw new Refused(400, error.message);
    if (!data.project) throw new Refused(400, 'Expected a project.');
    return { ...data, project: data.project };
  },
  projectOf: ({ project }) => project,
  async run(rows, given, { personId, now }) {
    const project = await locked(rows, given.project);
    const input = within(given, now);
    const criterion = criteriaOn(await recordsOf(rows, input.criterion), dayOf(now))[0];
    if (!criterion || criterion.retiredOn !== null || criterion.kind !== 'CI')
      throw new Refused(409, `${input.criterion} is no criterion that CI decides.`);
    const { run, isNew } = await write(rows, project, criterion.id, input, { personId, now });
    const followed =
      isNew && criterion.standing === 'ADOPTED'
        ? await follow(rows, project, (await judged(rows, project, [criterion], now))[0], { personId, now })
        : {};
    return {
      name: 'run',
      statement: 'written as (select id, status from ci_runs where id = $1::int)',
      values: [run.id],
      type: 'CiRun',
      details: {
        project: project.slug,
        combination: null,
        criterion: criterion.key,
        runId: run.runId,
        attempt: run.attempt,
        status: run.status,
        isNew,
        ...followed,
      },
      answer: { projectId: project.id, combinationId: null },
      idIs: 'ciRunId',
    };
  },
  async shown(rows, { ciRunId }) {
    const [run] = await rows<object>('run shown', 'select id, status from ci_runs where id = $1', [ciRunId]);
    return run ?? {};
  },
};

const instants = (given: unknown): object => {
  const { startedAt, finishedAt, ...rest } = given as Record<string, string | null | undefined>;
  const instant = (text: string | null | undefined) => (text == null ? null : new Date(text));
  return { ...rest, startedAt: instant(startedAt), finishedAt: instant(finishedAt) };
};

function within(input: Input, now: Date): Input {
  const past = (instant: Date | null | undefined) => {
    if (instant && instant.getTime() > now.getTime() + AHEAD_MS)
      throw new Refused(400, 'Expected an instant in the past.');
    return instant && instant > now ? now : instant;
  };
  return { ...input, startedAt: past(input.startedAt), finishedAt: past(input.finishedAt) };
}

async function locked(rows: Rows, slug: string): Promise<Project> {
  const [project] = await rows<Project>(
    'lock of a run',
    `select id, slug, default_branch as "defaultBranch", merged_on as "mergedOn" from projects
     where id = project_called($1) for no key update`,
    [slug],
  );
  if (!project) throw new Refused(404, `There is no project ${slug}.`);
  if (project.mergedOn !== null) throw new Refused(409, `${slug} was merged.`);
  return project;
}

async function write(
  rows: Rows,
  project: Project,
  criterionId: number,
  input: Input,
  { personId, now }: { personId: number; now: Date },
): Promise<{ run: Run; isNew: boolean }> {
  const runId = input.runId ?? input.url ?? '';
  const attempt = input.attempt ?? 1;
  const [known] = await rows<Run>(
    'known run',
    `select ${returned} from ci_runs
     where project_id = $1 and combination_id is null and criterion_id = $2 and run_id = $3 and attempt = $4`,
    [project.id, criterionId, runId, attempt],
  );
  // Of a run that goes on each report would be compared with the one before: nobody asks that of this server.
  if (known && PROGRESS[known.status] !== PROGRESS[input.status])
    throw new Refused(409, 'Expected a run that is told once.');
  if (known) return { run: known, isNew: false };
  const finishedAt = hasEnded(input.status) ? (input.finishedAt ?? now) : null;
  const [run] = await rows<Run>(
    'new run',
    `insert into ci_runs (project_id, criterion_id, status, run_id, attempt, run_number, url, commit, branch, kernel_series, started_at,
       finished_at, finished_on, reported_at, reported_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) returning ${returned}`,
    [
      project.id,
      criterionId,
      input.status,
      runId,
      attempt,
      input.runNumber,
      input.url,
      input.commit,
      input.branch,
      input.kernelSeries,
      input.startedAt?.toISOString(),
      finishedAt?.toISOString(),
      finishedAt && dayOf(finishedAt),
      now.toISOString(),
      personId,
    ],
  );
  if (!run) throw new Error('ci_runs returned no row');
  return { run, isNew: true };
}
