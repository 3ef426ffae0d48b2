import type { EdgePlugin } from '../edge-context.ts';
import type { FloodGate } from '../flood.ts';
import { HttpProblem } from '../problem.ts';
import { refusalOfProblem } from '../refusal.ts';

/** Counts mutations for themselves, before anybody is looked up or anything is written. */
export function useWriteLimit(admit: FloodGate): EdgePlugin {
  return {
    async onContextBuilding({ context }) {
      if (context.note.kind !== 'mutation') return;
      try {
        await admit(context.client);
      } catch (error) {
        throw error instanceof HttpProblem ? refusalOfProblem(error) : error;
      }
    },
  };
}
