import type { Db } from '../../db/index.ts';
import { findOrCreatePeople } from '../../domain/person/find-or-create.ts';
import { handlesIn } from '../plan/handles.ts';
import type { ImportPlan } from '../plan/plan.ts';
import type { ImportRun } from './run.ts';

/** Ids of everybody whom the plans name, by handle. */
export async function peopleOf(
  tx: Db,
  plans: readonly ImportPlan[],
  run: ImportRun | undefined,
): Promise<ReadonlyMap<string, number>> {
  const named = [...new Set(plans.flatMap((plan) => [...handlesOf(plan)]))].sort();
  const unknown = named.filter((handle) => !run?.people.has(handle));
  const made = await findOrCreatePeople(tx, unknown);
  if (!run) return made;
  run.learned = made;
  return new Map([...run.people, ...made]);
}

/** Everybody whom the plan is about to name. */
export function* handlesOf({
  meeting,
  agenda,
  planned,
  notes: noted,
  attendance,
  actionItems,
  restated,
}: ImportPlan): Generator<string> {
  if (meeting.scribe) yield meeting.scribe;
  for (const { fields, isDifferent } of [...agenda.entries, ...planned.entries])
    if (isDifferent) yield* fields.presenters;
  for (const { fields, isDifferent } of noted.entries)
    if (isDifferent && fields.speaker) yield fields.speaker;
  for (const { fields, isDifferent } of attendance.entries)
    if (isDifferent && fields.handle) yield fields.handle;
  for (const { fields, isDifferent } of actionItems.entries) if (isDifferent) yield* handlesIn(fields.owner);
  for (const { owner } of restated) yield* handlesIn(owner ?? null);
}
