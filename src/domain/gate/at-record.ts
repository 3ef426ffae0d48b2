import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { dayOf } from '../as-of.ts';
import type { Readiness } from '../readiness.ts';
import type { Standing } from '../status-change/standing.ts';
import { isConflict } from './admission.ts';
import { GateBlockedError } from './errors.ts';
import type { Gate, GateBlocker } from './gate.ts';
import type { Gates } from './gates.ts';
import { isStep, STEPS } from './steps.ts';
import { type StoredGate, storedGate } from './stored.ts';
import { endOfDay } from './time.ts';

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
export const gateInstant = (meetingDate: string, now: Date): Date => {
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
 * For `status_changes.gate`, whoever enters the record: a step up to TESTING or GRADUATED is held up by a blocked gate,
 * unless a chair overrides it. A step back is never held up: what fails is its reason. Only a conflict with a member keeps a
 * project out of the channel wherever it comes from, and whatever a chair says.
 * @throws GateBlockedError
 */
export async function passGate(
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
