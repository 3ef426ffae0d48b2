import { eq } from 'drizzle-orm';
import { dayOf } from '../../base/calendar.ts';
import { NotFoundError } from '../../base/errors.ts';
import type { Readiness } from '../../base/readiness.ts';
import { stepsTo } from '../../base/steps.ts';
import { mapInTurns, spend } from '../../base/work.ts';
import type { Db } from '../../db/index.ts';
import { projects } from '../../db/tables/index.ts';
import { type AsOf, type At, instantOf } from '../../reading/as-of.ts';
import { type Criterion, inForceOn } from '../criterion/on.ts';
import { allCriterionRecords } from '../criterion/rows.ts';
import type { ProjectListed } from '../project/listed.ts';
import { admissionOn } from './admission.ts';
import { type Assumption, assume } from './assume.ts';
import { type Gate, gateOf } from './gate.ts';
import { type Judgement, judge } from './judge.ts';
import { readEvidence } from './read-evidence.ts';

export interface ProjectAsked {
  id: number;
  defaultBranch: string;
}

/** So many verdicts are found in a hundredth of a millisecond. */
const JUDGED_IN_A_POINT = 3;

/** Every one of these criteria judged for every one of these projects at one instant: one statement, however many there are. */
export async function evaluate(
  db: Db,
  projects: readonly ProjectAsked[],
  criteria: readonly Criterion[],
  at: Date,
): Promise<Judgement[][]> {
  const evidenceOf = await readEvidence(db, { projects, criteria }, at);
  spend('points', (projects.length * criteria.length) / JUDGED_IN_A_POINT);
  return mapInTurns(projects, ({ id, defaultBranch }) =>
    criteria.map((criterion) => judge(criterion, { ...evidenceOf(id, criterion.id), defaultBranch }, at)),
  );
}

export interface ProjectJudged {
  project: ProjectListed;
  judgement: Judgement;
}

/** The judgements of projects for each of these criteria, in their order; dropped criteria are left out. */
export async function evaluateCriteria(
  db: Db,
  projects: readonly ProjectListed[],
  criteria: readonly At<Criterion>[],
  now: Date,
): Promise<ProjectJudged[][]> {
  const lists = new Map<object, ProjectJudged[]>();
  const instants = new Set(criteria.map(({ asOf }) => instantOf(asOf, now).getTime()));
  for (const time of instants) {
    const inForce = criteria.filter(
      ({ asOf, retiredOn }) => retiredOn === null && instantOf(asOf, now).getTime() === time,
    );
    const judged = await evaluate(db, projects, inForce, new Date(time));
    for (const [index, criterion] of inForce.entries())
      lists.set(
        criterion,
        projects.flatMap((project, row) => {
          const judgement = judged[row]?.[index];
          return judgement ? [{ project, judgement }] : [];
        }),
      );
  }
  return criteria.map((criterion) => lists.get(criterion) ?? []);
}

/**
 * Every criterion in force judged for each of these projects, at the end of the day it is read as of, else now: two
 * statements for projects that are read at one day, however many they are.
 */
export async function evaluateProjects(
  db: Db,
  projects: readonly (ProjectAsked & { asOf: AsOf })[],
  now: Date,
): Promise<Judgement[][]> {
  const records = await allCriterionRecords(db);
  const judged = new Map<object, Judgement[]>();
  const instants = new Map<number, (ProjectAsked & { asOf: AsOf })[]>();
  for (const project of projects) {
    const at = instantOf(project.asOf, now).getTime();
    const group = instants.get(at);
    if (group) group.push(project);
    else instants.set(at, [project]);
  }
  for (const [time, group] of instants) {
    const at = new Date(time);
    const lists = await evaluate(db, group, inForceOn(records, dayOf(at)), at);
    group.forEach((project, index) => {
      judged.set(project, lists[index] ?? []);
    });
  }
  return projects.map((project) => judged.get(project) ?? []);
}

/** The gate of one project to one step at one instant, by the criteria of that day; to TESTING also by the members of the channel then. */
export async function gateFor(db: Db, projectId: number, to: Readiness, at: Date): Promise<Gate> {
  const [project] = await db
    .select({ id: projects.id, defaultBranch: projects.defaultBranch })
    .from(projects)
    .where(eq(projects.id, projectId));
  if (!project) throw new NotFoundError('project', String(projectId));
  const records = await allCriterionRecords(db);
  const criteria = inForceOn(records, dayOf(at)).filter(({ gates }) => stepsTo(to).includes(gates));
  const [judgements = []] = await evaluate(db, [project], criteria, at);
  if (to !== 'TESTING') return gateOf(to, judgements, at);
  return gateOf(to, judgements, at, await admissionOn(db, projectId, dayOf(at), at));
}

/** The gate as it would be now if these criteria were found to be so. Nothing is written. @throws ValidationError */
export async function previewGate(
  db: Db,
  project: ProjectAsked,
  to: Readiness,
  assumptions: readonly Assumption[],
  now: Date,
): Promise<Gate> {
  const criteria = inForceOn(await allCriterionRecords(db), dayOf(now)).filter(({ gates }) =>
    stepsTo(to).includes(gates),
  );
  const [judgements = []] = await evaluate(db, [project], criteria, now);
  const assumed = assume(judgements, assumptions);
  if (to !== 'TESTING') return gateOf(to, assumed, now);
  return gateOf(to, assumed, now, await admissionOn(db, project.id, dayOf(now), now));
}
