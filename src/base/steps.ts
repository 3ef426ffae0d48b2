import type { Readiness } from './readiness.ts';

/** The way through the tracker, in order. ONGOING and RETIRED are no steps of it. */
export const STEPS = ['PROPOSED', 'EXPERIMENTAL', 'TESTING', 'GRADUATED'] as const satisfies Readiness[];
export type Step = (typeof STEPS)[number];

export const isStep = (readiness: Readiness): readiness is Step =>
  (STEPS as readonly Readiness[]).includes(readiness);

/** The steps whose criteria the gate to `to` includes, its own last. A level off the way has no steps before it. */
export const stepsTo = (to: Readiness): readonly Readiness[] =>
  isStep(to) ? STEPS.slice(0, STEPS.indexOf(to) + 1) : [to];

/** The step that comes next; null for ONGOING, GRADUATED and RETIRED. */
export function nextStep(readiness: Readiness | null): Step | null {
  if (readiness === null) return STEPS[0];
  return isStep(readiness) ? (STEPS[STEPS.indexOf(readiness) + 1] ?? null) : null;
}
