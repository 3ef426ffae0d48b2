import { sql } from 'drizzle-orm';
import { ConflictError } from '../../base/errors.ts';
import type { Readiness } from '../../base/readiness.ts';
import type { Db } from '../../db/index.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** What stands of the ledger, for records that are about to be entered. */
export interface Standing {
  /** {@link readinessOn} */
  on: (projectId: number, day: string) => Promise<Readiness | null>;
  /** {@link readinessBefore} */
  before: (projectId: number, place: Place) => Promise<Readiness | null>;
  /** Whether a new change at this place would still set the readiness at the end of a day. */
  isLast: (projectId: number, place: Place, day: string) => Promise<boolean>;
}

/** For one record: what the database has. */
export const standingIn = (tx: Db): Standing => ({
  on: (projectId, day) => readinessOn(tx, projectId, day),
  before: (projectId, place) => readinessBefore(tx, projectId, place),
  isLast: async (projectId, { effectiveOn, meetingDate }, day) => {
    const { rows } = await tx.execute(sql`
      select from standing_status_changes(${day}::date, 'EFFECTIVE')
      where project_id = ${projectId} and effect = 'SET'
        and (effective_on, meeting_date) > (${effectiveOn}::date, ${meetingDate}::date) limit 1`);
    return rows.length === 0;
  },
});

/** For many: what the whole ledger of the projects has, with what is about to be entered. */
export function standingOf(ledger: Ledger): Standing {
  const changes = (projectId: number) =>
    ledger
      .ofProject(projectId)
      .filter(({ id, effect }) => effect === 'SET' && ledger.correctionOf(id) === null);
  const last = (list: ReturnType<typeof changes>) =>
    list.reduce<(typeof list)[number] | null>(
      (newest, change) => (newest === null || comparePlaces(newest, change) < 0 ? change : newest),
      null,
    )?.to ?? null;
  return {
    on: async (projectId, day) => last(changes(projectId).filter(({ effectiveOn }) => effectiveOn <= day)),
    before: async (projectId, { place = LAST_PLACE, ...day }) =>
      last(
        changes(projectId).filter(
          (change) => change.place !== place && comparePlaces(change, { ...day, place }) < 0,
        ),
      ),
    isLast: async (projectId, at, day) =>
      !changes(projectId).some(
        (change) => change.effectiveOn <= day && comparePlaces(change, { ...at, place: LAST_PLACE }) > 0,
      ),
  };
}

/** The order of the ledger. */
const comparePlaces = (a: Required<Place>, b: Required<Place>): number =>
  a.effectiveOn.localeCompare(b.effectiveOn) ||
  a.meetingDate.localeCompare(b.meetingDate) ||
  a.place - b.place;

/** Comes after every record of its day and meeting. */
const LAST_PLACE = 2 ** 31 - 1;

/** Readiness that the changes standing today give a project at the end of this day; null: none recorded. */
export async function readinessOn(tx: Db, projectId: number, day: string): Promise<Readiness | null> {
  const { rows } = await tx.execute<{ to: Readiness }>(sql`
    select "to" from standing_status_changes(${day}::date, 'EFFECTIVE')
    where project_id = ${projectId} and effect = 'SET'
    order by effective_on desc, meeting_date desc, place desc limit 1`);
  return rows[0]?.to ?? null;
}

/** {@link readinessOn} of several projects; those without a recorded one are left out. */
export async function readinessOfAll(
  tx: Db,
  projectIds: readonly number[],
  day: string,
): Promise<Map<number, Readiness>> {
  const { rows } = await tx.execute<{ id: number; to: Readiness }>(sql`
    select asked.id, (
      select "to" from standing_status_changes(${day}::date, 'EFFECTIVE') standing
      where standing.project_id = asked.id and effect = 'SET'
      order by effective_on desc, meeting_date desc, place desc limit 1) as "to"
    from json_array_elements_text(${JSON.stringify([...new Set(projectIds)])}::text::json) as given(id)
      cross join lateral (select given.id::integer as id) as asked`);
  return new Map(rows.flatMap(({ id, to }) => (to === null ? [] : [[id, to]])));
}

interface Place {
  effectiveOn: string;
  meetingDate: string;
  /** Of the record that is corrected; left out for a new one, which comes last of its day and meeting. */
  place?: number;
}

/** Readiness that a record finds at its place; what it corrects does not count. */
async function readinessBefore(
  tx: Db,
  projectId: number,
  { effectiveOn, meetingDate, place = LAST_PLACE }: Place,
): Promise<Readiness | null> {
  const { rows } = await tx.execute<{ to: Readiness }>(sql`
    select "to" from standing_status_changes(${effectiveOn}::date, 'EFFECTIVE')
    where project_id = ${projectId} and effect = 'SET' and place <> ${place}
      and (effective_on, meeting_date, place) < (${effectiveOn}::date, ${meetingDate}::date, ${place})
    order by effective_on desc, meeting_date desc, place desc limit 1`);
  return rows[0]?.to ?? null;
}

/** @throws ConflictError that names the readiness found. */
export function assertAsExpected(slug: string, expected: Readiness | null, current: Readiness | null): void {
  if (current === expected) return;
  const named = (level: Readiness | null) => level ?? 'no recorded readiness';
  throw new ConflictError(`Expected ${slug} at ${named(expected)}; it is at ${named(current)}.`, current);
}
