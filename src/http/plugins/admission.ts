import { currentWork } from '../../base/work.ts';
import type { EdgePlugin } from '../edge-context.ts';
import type { Admission } from '../limits/admission.ts';
import { refusalOfError } from '../refusal.ts';

/** Waits for a place among what is computed, by what it costs; whoever handed it the list of places gives them back. */
export function useAdmission(admission: Admission): EdgePlugin {
  return {
    async onContextBuilding({ context: { places, client, note, own, request } }) {
      if (!places) return;
      const signal = currentWork()?.signal ?? request.signal;
      try {
        places.push(
          await admission.enter(client, { cost: note.cost ?? 0, isOfSite: own !== undefined }, signal),
        );
      } catch (error) {
        throw refusalOfError(error);
      }
    },
  };
}
