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
  if (entersChannel) await lockChannel(judges.tx);
  const at = gateInstant(meetingDate, now);
  const gate: Gate = await judges.gates.to(projectId, to, at);
  const members = entersChannel ? await membersInTheWay(judges, gate, step) : [];
  const blockers = isEnforced(from, to)
    ? [...members, ...gate.blockers.filter(({ criterion }) => criterion !== null)]
    : members.filter(isConflict);
  if (blockers.length && (!override || blockers.some(isConflict))) throw new GateBlockedError(to, blockers);
  return storedGate(gate);
}

/** Two projects that conflict must not both get in because neither saw the other. */
const lockChannel = (tx: Db) => tx.execute(sql`select pg_advisory_xact_lock(hashtext('sig-status channel'))`);

/** Of the day the gate is judged at, and of today where the record still sets the readiness: those who came in between are members too. */
async function membersInTheWay(
  { gates, standing }: Judges,
  gate: Gate,
  step: StepRecorded,
): Promise<GateBlocker[]> {
  const then = gate.blockers.filter(({ criterion }) => criterion === null);
  const today = dayOf(step.now);
  const place = { effectiveOn: step.effectiveOn ?? step.meetingDate, meetingDate: step.meetingDate };
  if (dayOf(gate.evaluatedAt) === today || !(await standing.isLast(step.projectId, place, today)))
    return then;
  const now = await gates.admission(step.projectId, today, step.now);
  const known = new Set(then.map(({ message }) => message));
  return [...then, ...now.blockers.filter(({ message }) => !known.has(message))].sort(
    (a, b) => Number(isConflict(b)) - Number(isConflict(a)),
  );
}

function isEnforced(from: Readiness | null, to: Readiness): boolean {
  if (to !== 'TESTING' && to !== 'GRADUATED') return false;
  return from === null || !isStep(from) || STEPS.indexOf(from) < STEPS.indexOf(to);
}
