import type { EdgePlugin } from '../edge-context.ts';
import type { LedgerClock } from '../kept/ledger-clock.ts';

/** A client that has the answer to a mutation never gets anything older afterwards, whatever is kept or being computed. */
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
