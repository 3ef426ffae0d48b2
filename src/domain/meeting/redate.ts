import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import { ConflictError, ValidationError } from '../../base/errors.ts';
import { line } from '../../base/text.ts';
import type { Db } from '../../db/index.ts';
import { meetingRedates, meetings } from '../../db/tables/index.ts';
import { defineAct } from '../act/act.ts';
import type { Actor } from '../act/viewer.ts';
import { explainRefusal } from '../ledger/append.ts';
import { lockedMeeting } from './state.ts';

const Input = z.object({ meeting: z.string(), to: z.string(), reason: line() });

/**
 * Corrects the date of a meeting that was entered under a wrong one. What it recorded goes along, and what took effect on its
 * day takes effect on the right one. A meeting that is put off is moved instead.
 */
export const redateMeeting = defineAct({
  name: 'redateMeeting',
  input: Input,
  run: async (tx, input, actor) => {
    const meetingId = await redate(tx, input, actor);
    const { meeting, to, reason } = input;
    return {
      answer: { meetingId },
      subject: `Meeting:${meetingId}`,
      details: { was: meeting, date: to, reason },
    };
  },
});

/** The rules of {@link redateMeeting}, also for an import that says so. */
export async function redate(
  tx: Db,
  { meeting, to, reason }: z.output<typeof Input>,
  { now, viewer }: Pick<Actor, 'now' | 'viewer'>,
): Promise<number> {
  const found = await lockedMeeting(tx, meeting);
  const { date: from } = found;
  if (to === from) throw refused(`Expected another day than ${from}.`);
  if (found.state === 'HELD' && to > dayOf(now))
    throw refused(`Expected ${dayOf(now)} or an earlier day, since the meeting was held; got ${to}.`);
  const [other] = await tx
    .select({ id: meetings.id })
    .from(meetings)
    .where(and(eq(meetings.date, to), sql`${meetings.name} is not distinct from ${found.name}`));
  if (other) throw new ConflictError(`There is a meeting of ${to} already.`);
  try {
    // A savepoint, so that the refusal can be explained inside the same transaction.
    await tx.transaction((savepoint) => carryOver(savepoint, found.id, from, to));
  } catch (error) {
    throw await explainRefusal(tx, error);
  }
  const { rows: broken } = await tx.execute(sql`
    select from status_changes correction join status_changes corrected on corrected.id = correction.corrects_id
    where correction.meeting_date < corrected.meeting_date and ${found.id} in (correction.meeting_id, corrected.meeting_id) limit 1`);
  if (broken.length)
    throw new ConflictError(
      `A correction must cite the meeting of the record that it corrects, or a later one; with the meeting of ${from} moved to ${to}, a correction would cite an earlier meeting.`,
    );
  await tx
    .insert(meetingRedates)
    .values({ meetingId: found.id, was: from, became: to, reason, at: now, by: viewer.personId });
  return found.id;
}

/** The ledgers let their days follow only while this setting says so. */
async function carryOver(tx: Db, id: number, from: string, to: string): Promise<void> {
  await tx.execute(sql`select set_config('sig_status.redating', 'on', true)`);
  await tx.execute(sql`
    update meetings set date = ${to}::date, starts_at = starts_at + make_interval(days => ${to}::date - ${from}::date)
    where id = ${id}`);
  for (const [table, column] of DAYS)
    await tx.execute(sql`
      update ${sql.identifier(table)} set ${sql.identifier(column)} = ${to}::date
      where meeting_id = ${id} and ${sql.identifier(column)} = ${from}::date`);
  await tx.execute(sql`update reports set path = replace(path, ${from}, ${to}) where meeting_id = ${id}`);
  await tx.execute(sql`
    update projects set merged_on = ${to}::date where merged_on = ${from}::date
      and exists (select from lineages where from_id = projects.id and kind = 'MERGED' and meeting_id = ${id})`);
  await carryVoid(tx, id, from, to);
  await tx.execute(sql`select set_config('sig_status.redating', 'off', true)`);
}

/** What was set aside of the meeting comes back to the day that is its own now, and by the path that its report has then. */
async function carryVoid(tx: Db, id: number, from: string, to: string): Promise<void> {
  const days = sql.param(['meeting_date', ...DAYS.map(([, column]) => column)]);
  await tx.execute(sql`
    update voided_rows kept set row = kept.row || moved.days
    from (
      select held.id, jsonb_object_agg(day.key, ${to}::text) as days
      from voided_rows held join voidings on voidings.id = held.voiding_id and voidings.restored_at is null
      cross join jsonb_each_text(held.row) day
      where held.row->'meeting_id' = to_jsonb(${id}::int) and day.key = any(${days}::text[]) and day.value = ${from}
      group by held.id
    ) moved where kept.id = moved.id`);
  const { rows } = await tx.execute<{ reportId: number }>(sql`
    update voided_rows kept set row = jsonb_set(kept.row, '{path}', to_jsonb(replace(kept.row->>'path', ${from}, ${to})))
    from voidings where voidings.id = kept.voiding_id and voidings.restored_at is null
      and kept.table_name = 'reports' and kept.row->'meeting_id' = to_jsonb(${id}::int)
    returning (kept.row->>'id')::int as "reportId"`);
  await tx.execute(sql`
    update voidings set key = replace(key, ${from}, ${to}), title = replace(title, ${from}, ${to})
    where kind = 'REPORT' and restored_at is null and row_id = any(${sql.param(rows.map(({ reportId }) => reportId))}::int[])`);
}

/** Days that are those of the meeting unless it said another one. */
const DAYS = [
  ['status_changes', 'effective_on'],
  ['criterion_records', 'effective_on'],
  ['assessments', 'assessed_on'],
  ['compatibility_claims', 'claimed_on'],
  ['combination_versions', 'defined_on'],
  ['channel_names', 'since'],
] as const;

/** Date to which the meeting that was entered under this one has been corrected; null where none was. */
export async function redatedTo(db: Db, date: string): Promise<string | null> {
  const { rows } = await db.execute<{ date: string }>(redatedToOf(date));
  return rows[0]?.date ?? null;
}

export const redatedToOf = (date: string) => sql`
  select meeting.date::text as date from meeting_redates join meetings meeting on meeting.id = meeting_id
  where was = ${date}::date and meeting.name is null and not exists (select from meetings where meetings.date = ${date}::date)
  order by meeting_redates.id desc limit 1`;

const refused = (message: string) => new ValidationError([{ path: 'input.to', message }]);
