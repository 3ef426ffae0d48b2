import type { Db } from '../../db/index.ts';
import { STEPS, type Step } from '../gate/steps.ts';
import type { GateVerdict } from '../gate/verdicts.ts';
import type { LedgerState } from '../ledger/state.ts';
import { type Verdicts, verdictsAt } from './gates.ts';

export interface GateChange {
  projectId: number;
  /** The step that the gate leads to. */
  to: Step;
  oldVerdict: GateVerdict;
  newVerdict: GateVerdict;
  /** When it was found to have changed. */
  at: Date;
}

/** Ids of the projects that somebody watches; null: all. */
export type Scope = readonly number[] | null;

export interface GateWatch {
  /** What has changed since the last look, of projects that were in its scope; the others are only remembered. */
  changes(db: Db, scope: Scope, state: LedgerState, at: Date): Promise<GateChange[]>;
  forget(): void;
}

interface Look {
  verdicts: Map<number, Verdicts>;
  isOfAll: boolean;
  version: number;
  until: Date;
}

/** Remembers the verdicts of gates, so that a change is told with what it was before. */
export function createGateWatch(): GateWatch {
  let last: Look | null = null;

  const stillHolds = (look: Look, scope: Scope, { version }: LedgerState, at: Date) =>
    look.version === version &&
    at < look.until &&
    (look.isOfAll || (scope?.every((id) => look.verdicts.has(id)) ?? false));

  return {
    async changes(db, scope, state, at) {
      const before = last;
      if (before && stillHolds(before, scope, state, at)) return [];
      const verdicts = await verdictsAt(db, scope, at);
      last = { verdicts, isOfAll: scope === null, version: state.version, until: state.nextChangeAt };
      return [...verdicts].flatMap(([projectId, now]) => {
        const was = before?.verdicts.get(projectId);
        if (!was) return [];
        return STEPS.filter((to) => was[to] !== now[to]).map((to) => ({
          projectId,
          to,
          oldVerdict: was[to],
          newVerdict: now[to],
          at,
        }));
      });
    },
    forget() {
      last = null;
    },
  };
}
