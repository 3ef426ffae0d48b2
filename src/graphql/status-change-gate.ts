import { dayOf } from '../base/calendar.ts';
import { readStoredGate } from '../domain/gate/stored.ts';
import type { StatusChangeRow } from '../domain/ledger/append.ts';
import type { At } from '../reading/as-of.ts';
import { builder } from './engine/builder.ts';
import { related } from './engine/relation.ts';
import { type GateNode, GateRef, gateNode } from './gate.ts';
import { StatusChangeRef } from './refs.ts';

builder.objectField(StatusChangeRef, 'gate', (t) =>
  t.field({
    type: GateRef,
    nullable: true,
    description:
      "The gate to the step as it stood at the end of the meeting's day, or when it was entered where that came first; its criteria and runs read as of that day. Null if no step leads to the readiness.",
    // Kept with the record: nothing is read for it, but what is below it is fetched for all records at once.
    ...related(async (changes: readonly At<StatusChangeRow>[]) => changes.map(gateOf)),
  }),
);

function gateOf({ gate: stored, projectId }: StatusChangeRow): GateNode | null {
  const gate = readStoredGate(stored);
  return gate && gateNode(gate, projectId, { date: dayOf(gate.evaluatedAt), clock: 'EFFECTIVE' });
}
