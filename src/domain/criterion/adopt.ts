import { ConflictError } from '../errors.ts';
import { defineChangeInForce } from './change-in-force.ts';

/** A meeting requires what was only proposed: from its day on the criterion blocks. */
export const adoptCriterion = defineChangeInForce({
  name: 'adoptCriterion',
  says: { act: 'ADOPTED', standing: 'ADOPTED' },
  assertFits({ key, adoptedOn }) {
    if (adoptedOn !== null)
      throw new ConflictError(`Expected a proposed criterion; ${key} was adopted on ${adoptedOn}.`);
  },
});
