import { dayOf } from '../../../src/base/calendar.ts';
import { NewRecord } from '../../../src/domain/status-change/schemas.ts';
import type { Writing } from './perform.ts';
import { Refused, type Rows } from './rows.ts';

export type Said = ReturnType<typeof read>;

/** A record that cites links alone, of a meeting that is named by its date. */
export function read(given: unknown) {
  const { data, error } = NewRecord.safeParse(given);
  if (!data) throw new Refused(400, error.message);
  const { project, meeting, reason, effectiveOn, basis, evidence, expectedFrom } = data;
  const urls = evidence.flatMap((item) => ('url' in item ? [item.url] : []));
  const isPlain = effectiveOn == null && basis == null && expectedFrom === undefined;
  if (!/^\d{4}-\d\d-\d\d$/.test(meeting) || !isPlain || urls.length === 0 || urls.length < evidence.length)
    throw new Refused(
      400,
      'Expected the date of a meeting and links, and nothing else that may be left out.',
    );
  return { project, meeting, reason, urls };
}

interface Locked {
  id: number;
  slug: string;
  defaultBranch: string;
  mergedOn: string | null;
  meetingId: number;
  meetingDate: string;
  state: string;
  startsAt: Date | null;
}

/** Writers about one project come one after the other, and the meeting stays held until they are done. */
export async function locked(rows: Rows, { project, meeting }: Said, now: Date): Promise<Locked> {
  const [found] = await rows<Locked>(
    'lock of a move',
    `select p.id, p.slug, p.default_branch as "defaultBranch", p.merged_on as "mergedOn", m.id as "meetingId", m.date as "meetingDate",
       m.state, m.starts_at as "startsAt"
     from projects p, meetings m where p.id = project_called($1) and m.date = $2 and m.name is null
     for no key update of p for key share of m`,
    [project, meeting],
  );
  if (!found) throw new Refused(404, `Expected ${project} and the meeting of ${meeting}; one is not there.`);
  if (found.mergedOn !== null && meeting >= found.mergedOn) throw new Refused(409, `${project} was merged.`);
  const hasBegun = found.startsAt ? found.startsAt <= now : meeting <= dayOf(now);
  if (!hasBegun || found.state !== 'HELD') throw new Refused(400, 'Expected a meeting that was held.');
  return found;
}

/** What the record finds at its place, and its number. */
export async function place(
  rows: Rows,
  { id, meetingDate }: Locked,
): Promise<{ from: string | null; next: number }> {
  const [found] = await rows<{ from: string | null; last: number | null }>(
    'place of a move',
    `select (
       select "to" from standing_status_changes($2::date, 'EFFECTIVE') where project_id = $1 and effect = 'SET'
         and (effective_on, meeting_date) <= ($2::date, $2::date)
       order by effective_on desc, meeting_date desc, place desc limit 1) as "from",
     greatest((select max(sequence) from status_changes where project_id = $1), (
       select max((row->>'sequence')::int) from voided_rows
       where table_name = 'status_changes' and (row->>'project_id')::int = $1)) as last`,
    [id, meetingDate],
  );
  return { from: found?.from ?? null, next: (found?.last ?? 0) + 1 };
}

/** The record with its links; triggers of the tables judge the moves into it and onward. */
const statement = `written as (
    insert into status_changes (project_id, meeting_id, meeting_date, kind, effect, "to", effective_on, basis, reason, gate, entered_at, entered_by, sequence)
    values ($1, $2, $3, $4, $5, $6, $3, 'EXTERNAL', $7, $8, $9, $10, $11) returning id, "to", effective_on as "effectiveOn"
  ), cited as (
    insert into evidence (status_change_id, position, url)
    select written.id, link.place - 1, link.url from written, unnest($12::text[]) with ordinality as link(url, place)
  )`;

export async function shown(rows: Rows, { statusChangeId }: Record<string, unknown>): Promise<object> {
  const [row] = await rows<object>(
    'record shown',
    'select id, "to", effective_on as "effectiveOn" from status_changes where id = $1',
    [statusChangeId],
  );
  return row ?? {};
}

export const roles = ['CHAIR'];

interface Move {
  kind: string;
  effect: string;
  to: string;
  gate: object | null;
  next: number;
  personId: number;
  now: Date;
  details: object;
}

export const writing = (
  { id, meetingId, meetingDate }: Locked,
  { reason, urls }: Said,
  { kind, effect, to, gate, next, personId, now, details }: Move,
): Writing => ({
  name: 'record',
  statement,
  values: [
    id,
    meetingId,
    meetingDate,
    kind,
    effect,
    to,
    reason,
    gate && JSON.stringify(gate),
    now.toISOString(),
    personId,
    next,
    urls,
  ],
  type: 'StatusChange',
  details,
  answer: { projectId: id },
  idIs: 'statusChangeId',
});
