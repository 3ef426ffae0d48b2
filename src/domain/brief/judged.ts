import type { Db } from '../../db/index.ts';
import { type AsOf, type At, at, dayOf, TODAY } from '../as-of.ts';
import { admissionsOf } from '../gate/admission.ts';
import { evaluateProjects } from '../gate/evaluate-projects.ts';
import { gateOf } from '../gate/gate.ts';
import type { Judgement } from '../gate/judge.ts';
import { nextStep } from '../gate/steps.ts';
import { instantOf } from '../gate/time.ts';
import type { GateVerdict } from '../gate/verdicts.ts';
import { lastChanges } from '../project/current.ts';
import { everyProject } from '../project/every.ts';
import type { ProjectRow } from '../project/row.ts';
import type { Readiness } from '../readiness.ts';

/** A project, where it stands today, and how it stands to every criterion now. */
export interface Judged {
  project: At<ProjectRow>;
  readiness: Readiness | null;
  /** The step of which the gate matters: the next one, or the one it has taken where none follows. */
  step: Readiness | null;
  judgements: Judgement[];
}

/** Every project: a few statements, however many there are. */
export async function judgedProjects(db: Db, now: Date): Promise<Judged[]> {
  const projects = (await everyProject(db)).map((row) => at(row, TODAY));
  const changes = await lastChanges(db, projects, now);
  const judged = await evaluateProjects(db, projects, now);
  return projects.map((project, index) => {
    const readiness = changes[index]?.to ?? null;
    return { project, readiness, step: nextStep(readiness) ?? readiness, judgements: judged[index] ?? [] };
  });
}

/** The verdict of each project's gate to its step, at the end of a day or now (null). */
export async function gatesOn(
  db: Db,
  judged: readonly Judged[],
  date: string | null,
  now: Date,
): Promise<(GateVerdict | null)[]> {
  const asOf: AsOf = { date: date === dayOf(now) ? null : date, clock: 'EFFECTIVE' };
  const projects = judged.map(({ project }) => at(project, asOf));
  const lists =
    asOf.date === null
      ? judged.map(({ judgements }) => judgements)
      : await evaluateProjects(db, projects, now);
  const admissions = await admissionsOf(db, projects, now);
  return judged.map(({ step }, index) => {
    if (!step) return null;
    const admission = step === 'TESTING' ? admissions[index] : undefined;
    return gateOf(step, lists[index] ?? [], instantOf(asOf, now), admission).verdict;
  });
}
