import type { EdgePlugin } from '../edge-context.ts';
import type { LedgerClock } from '../kept/ledger-clock.ts';

/** Whoever has the answer to a mutation is told nothing older, whatever is kept or under way. */
export function useHeardWrites(clock: LedgerClock): EdgePlugin {
  return {
    onExecute: ({ args }) => ({
      onExecuteDone() {
        // Before the answer leaves.
        if (args.contextValue.note.kind === 'mutation') clock.forget();
      },
    }),
  };
}
