import { InvalidTransitionError } from '../errors.ts';
import { type Judges, passGate, type StepRecorded } from '../gate/at-record.ts';
import { GateBlockedError } from '../gate/errors.ts';
import { allowedFrom } from './append.ts';

/**
 * The gate to be kept with a record that people enter; null where no step leads to its readiness.
 * @throws InvalidTransitionError rather than GateBlockedError where opening the gate would not help: the ledger does not take the move.
 */
export async function gateOfStep(judges: Judges, step: StepRecorded, override: string | null) {
  try {
    return await passGate(judges, step, override);
  } catch (error) {
    if (!(error instanceof GateBlockedError) || override) throw error;
    const allowed = await allowedFrom(judges.tx, step.from);
    if (allowed.includes(step.to)) throw error;
    throw new InvalidTransitionError({ from: step.from, to: step.to, allowed });
  }
}
