import { and, eq, sql } from 'drizzle-orm';
import { dayOf } from '../../base/calendar.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../base/errors.ts';
import type { Db } from '../../db/index.ts';
import { ciRuns, combinations, subjectOf } from '../../db/tables/index.ts';
import { defineAct } from '../act/act.ts';
import { assertInForce, criterionOn } from '../criterion/latest.ts';
import type { Criterion } from '../criterion/on.ts';
import { followCriteria } from '../gate/follow.ts';
import type { CiRunRow } from '../gate/runs-at.ts';
import { type LockedProject, lockProject } from '../project/lock.ts';
import { assertNotMerged } from '../project/rules.ts';
import { asVouched } from './append.ts';
import { CiRunReport, hasEnded, PROGRESS } from './schemas.ts';

/** How far the clock of a CI system may be ahead of ours. */
const CLOCK_TOLERANCE_MS = 10 * 60_000;

/**
 * A CI system says how far a run of the project, or of a named combination, has come. The same report again changes nothing; a run moves on and
 * never back; of one run the highest attempt counts, in whichever order they come in.
 */
export const reportCiRun = defineAct({
  name: 'reportCiRun',
  input: CiRunReport,
  projectOf: (db, { project, combination }) =>
    combination ? projectsTested(db, combination) : (project ?? null),
  run: async (tx, reported, { viewer, now }) => {
    const subject = await lockSubject(tx, reported);
    const input = viewer.run
      ? await asVouched(tx, reported, viewer.run, await slugsTested(tx, reported))
      : reported;
    const criterion = await criterionOn(tx, input.criterion, dayOf(now));
    assertInForce(criterion);
    if (criterion.kind !== 'CI')
      throw refused(
        'criterion',
        `Expected a criterion of kind CI; ${criterion.key} is decided by an assessment.`,
      );
    const { run, isNew } = await write(tx, subject, criterion, within(input, now), {
      now,
      personId: viewer.personId,
    });
    // A combination has no readiness that could be proposed to change.
    const news = isNew && subject.project ? [{ project: subject.project, key: criterion.key }] : [];
    const [proposals = {}] = await followCriteria(tx, news, { now, personId: viewer.personId });
    return {
      answer: {
        ciRunId: run.id,
        projectId: subject.project?.id ?? null,
        combinationId: subject.combinationId,
      },
      subject: `CiRun:${run.id}`,
      details: {
        project: subject.project?.slug ?? null,
        combination: input.combination ?? null,
        criterion: criterion.key,
        runId: run.runId,
        attempt: run.attempt,
        status: run.status,
        isNew,
        ...proposals,
      },
    };
  },
});

/** What was tested: a project, or else a named combination. */
interface Subject {
  project: LockedProject | null;
  combinationId: number | null;
}

async function lockSubject(tx: Db, { project, combination }: CiRunReport): Promise<Subject> {
  if (!combination) {
    const tested = await lockProject(tx, project ?? '');
    assertNotMerged(tested);
    return { project: tested, combinationId: null };
  }
  const [row] = await tx
    .select({ id: combinations.id })
    .from(combinations)
    .where(eq(combinations.slug, combination))
    .for('update');
  if (!row) throw new NotFoundError('combination', combination);
  return { project: null, combinationId: row.id };
}

const slugsTested = async (tx: Db, { project, combination }: CiRunReport): Promise<string[]> =>
  combination ? (await projectsTested(tx, combination)).allOf : [project ?? ''];

/** Whoever tests a combination vouches for each of its projects as they are today. */
async function projectsTested(db: Db, slug: string): Promise<{ allOf: string[] }> {
  const { rows } = await db.execute<{ slug: string }>(sql`
    select projects.slug from combination_members member join projects on projects.id = member.project_id
    where member.version_id = (select version.id from combination_versions version
      join combinations on combinations.id = version.combination_id
      where combinations.slug = ${slug} order by version.sequence desc limit 1)`);
  return { allOf: rows.map((row) => row.slug) };
}

interface Written {
  run: CiRunRow;
  /** False where the same had been reported before. */
  isNew: boolean;
}

async function write(
  tx: Db,
  { project, combinationId }: Subject,
  criterion: Criterion,
  input: CiRunReport,
  { now, personId }: { now: Date; personId: number },
): Promise<Written> {
  const name = { runId: input.runId ?? input.url ?? null, attempt: input.attempt ?? 1 };
  const [known] = await tx
    .select()
    .from(ciRuns)
    .where(
      and(
        eq(subjectOf(ciRuns), project ? project.id : -Number(combinationId)),
        eq(ciRuns.criterionId, criterion.id),
        eq(ciRuns.runId, name.runId ?? ''),
        eq(ciRuns.attempt, name.attempt),
      ),
    );
  const reported = valuesOf(input, now);
  if (!known) {
    const [run] = await tx
      .insert(ciRuns)
      .values({
        ...name,
        ...reported,
        projectId: project?.id ?? null,
        combinationId,
        criterionId: criterion.id,
        reportedAt: now,
        reportedBy: personId,
      })
      .returning();
    if (!run) throw new Error('ci_runs returned no row');
    return { run, isNew: true };
  }
  assertContinues(known, input);
  if (PROGRESS[input.status] === PROGRESS[known.status]) return { run: known, isNew: false };
  const [run] = await tx
    .update(ciRuns)
    .set({ ...given(known), ...given(reported) })
    .where(eq(ciRuns.id, known.id))
    .returning();
  if (!run) throw new Error('ci_runs returned no row');
  return { run, isNew: true };
}

/** The instant it finished is that of the report where the CI system gives none. */
const valuesOf = (input: CiRunReport, now: Date) => {
  const finishedAt = hasEnded(input.status) ? (input.finishedAt ?? now) : null;
  return {
    status: input.status,
    url: input.url ?? null,
    commit: input.commit ?? null,
    branch: input.branch ?? null,
    kernelSeries: input.kernelSeries ?? null,
    runNumber: input.runNumber ?? null,
    startedAt: input.startedAt ?? null,
    finishedAt,
    finishedOn: finishedAt && dayOf(finishedAt),
  };
};

type Reported = ReturnType<typeof valuesOf>;
const given = (values: Reported): Partial<Reported> => {
  const { status, url, commit, branch, kernelSeries, runNumber, startedAt, finishedAt, finishedOn } = values;
  const all = { status, url, commit, branch, kernelSeries, runNumber, startedAt, finishedAt, finishedOn };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
};

/** @throws ConflictError for a step back, another ending, or another commit, branch, kernel or number than the run had. */
function assertContinues(known: CiRunRow, input: CiRunReport): void {
  const run = `attempt ${known.attempt} of run ${known.runId}`;
  if (
    PROGRESS[input.status] < PROGRESS[known.status] ||
    (hasEnded(known.status) && input.status !== known.status)
  )
    throw new ConflictError(
      `Expected ${run} to move on from ${known.status}; got ${input.status}. To run it again, report a higher attempt.`,
    );
  for (const field of ['commit', 'branch', 'kernelSeries', 'runNumber'] as const) {
    const value = input[field];
    if (value && known[field] && value !== known[field])
      throw new ConflictError(`Expected ${field} ${known[field]} of ${run}; got ${value}.`);
  }
}

/** A clock that is a little ahead is taken for ours: what has finished must count now. */
function within(input: CiRunReport, now: Date): CiRunReport {
  const latest = new Date(now.getTime() + CLOCK_TOLERANCE_MS);
  for (const field of ['startedAt', 'finishedAt'] as const) {
    const instant = input[field];
    if (instant && instant > latest)
      throw refused(field, `Expected an instant in the past; got ${instant.toISOString()}.`);
  }
  const past = (instant: Date | null | undefined) => (instant && instant > now ? now : instant);
  return { ...input, startedAt: past(input.startedAt), finishedAt: past(input.finishedAt) };
}

const refused = (field: string, message: string) =>
  new ValidationError([{ path: `input.${field}`, message }]);
