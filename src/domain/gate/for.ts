import { eq } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { projects } from '../../db/tables/index.ts';
import { dayOf } from '../as-of.ts';
import { inForceOn } from '../criterion/on.ts';
import { allCriterionRecords } from '../criterion/records.ts';
import { NotFoundError } from '../errors.ts';
import type { Readiness } from '../readiness.ts';
import { admissionOn } from './admission.ts';
import { evaluate } from './evaluate.ts';
import { type Gate, gateOf } from './gate.ts';
import { stepsTo } from './steps.ts';

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
