import { defineChangeInForce } from './change-in-force.ts';

/** A meeting drops a criterion: from its day on it counts for nothing, and earlier days keep it. */
export const retireCriterion = defineChangeInForce({ name: 'retireCriterion', says: { act: 'RETIRED' } });
