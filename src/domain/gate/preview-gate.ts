import type { Db } from '../../db/index.ts';
import { dayOf } from '../as-of.ts';
import { inForceOn } from '../criterion/on.ts';
import { allCriterionRecords } from '../criterion/records.ts';
import type { Readiness } from '../readiness.ts';
import { admissionOn } from './admission.ts';
import { type Assumption, assume } from './assume.ts';
import { evaluate, type ProjectAsked } from './evaluate.ts';
import { type Gate, gateOf } from './gate.ts';
import { stepsTo } from './steps.ts';

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
