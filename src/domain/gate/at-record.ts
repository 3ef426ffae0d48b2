import { sql } from 'drizzle-orm';
import { dayOf, endOfDay } from '../../base/calendar.ts';
import { InvalidTransitionError } from '../../base/errors.ts';
import type { Readiness } from '../../base/readiness.ts';
import { isStep, STEPS } from '../../base/steps.ts';
import type { Db } from '../../db/index.ts';
import { allowedFrom } from '../ledger/append.ts';
import type { Standing } from '../project/standing.ts';
import { isConflict } from './admission.ts';
import { GateBlockedError } from './errors.ts';
import type { Gate, GateBlocker } from './gate.ts';
import type { Gates } from './gates.ts';
import { type StoredGate, storedGate } from './stored.ts';

export interface StepRecorded {
  projectId: number;
  /** Readiness before the record. */
  from: Readiness | null;
  to: Readiness;
  meetingDate: string;
  /** Day from which it is true; the meeting's where left out. */
  effectiveOn?: string;
  now: Date;
}

/** A meeting judges by what there was when it was held: the end of its day, or now where that is yet to come. */
const gateInstant = (meetingDate: string, now: Date): Date => {
  const end = endOfDay(meetingDate);
  return end < now ? end : now;
};

/** What a step is judged by. */
export interface Judges {
  tx: Db;
  gates: Gates;
  standing: Standing;
}

/**
 * The gate for `status_changes.gate`, whoever enters the record. A blocked gate holds up a step up to TESTING or GRADUATED,
 * unless a chair overrides it. It never holds up a step back, for which a failure is the reason. Only a conflict with a member
 * keeps a project out of the channel wherever it comes from, and whatever a chair says.
 * @throws GateBlockedError
 */
async function passGate(
  judges: Judges,
  step: StepRecorded,
  override: string | null,
): Promise<StoredGate | null> {
  const { projectId, from, to, meetingDate, now } = step;
  if (!isStep(to)) return null;
  const entersChannel = to === 'TESTING' && from !== 'TESTING';
  const at = gateInstant(meetingDate, now);
  // Sent before what it protects is read, and answered before it.
  const locked = entersChannel ? lockChannel(judges.tx) : null;
  const [gate, since] = await Promise.all([
    judges.gates.to(projectId, to, at),
    entersChannel ? blockersSince(judges, step, dayOf(at)) : [],
    locked,
  ]);
  const members = entersChannel ? membersInTheWay(gate, since) : [];
  const blockers = isEnforced(from, to)
    ? [...members, ...gate.blockers.filter(({ criterion }) => criterion !== null)]
    : members.filter(isConflict);
  if (blockers.length && (!override || blockers.some(isConflict))) throw new GateBlockedError(to, blockers);
  return storedGate(gate);
}

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

/** Two projects that conflict must not both get in because neither saw the other. */
const lockChannel = (tx: Db) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtext('sig-status channel'))`).execute();

/** What the members of today say, where the record still sets the readiness then: who came in since the day of the gate is one too. */
async function blockersSince(
  { gates, standing }: Judges,
  { projectId, effectiveOn, meetingDate, now }: StepRecorded,
  day: string,
): Promise<readonly GateBlocker[]> {
  const today = dayOf(now);
  if (day === today) return [];
  const place = { effectiveOn: effectiveOn ?? meetingDate, meetingDate };
  const [isLast, { blockers }] = await Promise.all([
    standing.isLast(projectId, place, today),
    gates.admission(projectId, today, now),
  ]);
  return isLast ? blockers : [];
}

function membersInTheWay(gate: Gate, since: readonly GateBlocker[]): GateBlocker[] {
  const then = gate.blockers.filter(({ criterion }) => criterion === null);
  const known = new Set(then.map(({ message }) => message));
  return [...then, ...since.filter(({ message }) => !known.has(message))].sort(
    (a, b) => Number(isConflict(b)) - Number(isConflict(a)),
  );
}

function isEnforced(from: Readiness | null, to: Readiness): boolean {
  if (to !== 'TESTING' && to !== 'GRADUATED') return false;
  return from === null || !isStep(from) || STEPS.indexOf(from) < STEPS.indexOf(to);
}
