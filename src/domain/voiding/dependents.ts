import { sql } from 'drizzle-orm';
import { dayOf } from '../../base/calendar.ts';
import type { Db } from '../../db/index.ts';
import type { voidings } from '../../db/tables/index.ts';

import type { Dependent } from './errors.ts';

type Kind = (typeof voidings.$inferSelect)['kind'];

/**
 * The rows, of those that would go with something void, that still stand: records that nothing corrects, retractions of records
 * of other meetings, the newest word about a criterion, a pair or a set, waivers in force. A project takes along what was said
 * of it alone.
 */
export async function dependentsOf(tx: Db, voidingId: number, kind: Kind, now: Date): Promise<Dependent[]> {
  const isProject = kind === 'PROJECT';
  const { rows } = await tx.execute<Dependent & Record<string, unknown>>(sql`
    with kept as materialized (
      select table_name, row, is_direct, step from voided_rows where voiding_id = ${voidingId}::int),
    ours as (select (row->>'id')::int as id, is_direct from kept where table_name = 'status_changes')
    select 'record' as what, project.slug || ', ' || change.meeting_date as name, change.id as number
      from ours join status_changes change using (id) join projects project on project.id = change.project_id
      where not exists (select from status_changes later where later.corrects_id = change.id)
        and (change.effect <> 'RETRACT' or ours.is_direct and exists (
          select from ours other join status_changes with_it using (id) where not other.is_direct
            and with_it.project_id = change.project_id and with_it.place = change.place))
    union all
    select 'assessment', project.slug || ', ' || criterion.key, null
      from kept join assessments own on own.id = (kept.row->>'id')::int
      join projects project on project.id = own.project_id join criteria criterion on criterion.id = own.criterion_id
      where kept.table_name = 'assessments' and not ${isProject}::boolean and not exists (
        select from assessments later where later.project_id = own.project_id and later.criterion_id = own.criterion_id
          and (later.assessed_on, later.id) > (own.assessed_on, own.id))
    union all
    select 'waiver', project.slug || ', ' || criterion.key, null
      from kept join waivers own on own.id = (kept.row->>'id')::int
      join projects project on project.id = own.project_id join criteria criterion on criterion.id = own.criterion_id
      where kept.table_name = 'waivers' and own.expires_on >= ${dayOf(now)}::date
        and not exists (select from waiver_revocations where waiver_id = own.id)
    union all
    select 'revocation of a waiver', project.slug || ', ' || criterion.key, null
      from kept join waivers own on own.id = (kept.row->>'waiver_id')::int
      join projects project on project.id = own.project_id join criteria criterion on criterion.id = own.criterion_id
      where kept.table_name = 'waiver_revocations' and not exists (
        select from kept waiver where waiver.table_name = 'waivers' and (waiver.row->>'id')::int = own.id)
    union all
    select 'claim', project.slug || ', ' || coalesce(other.slug, own.external_thing), null
      from kept join compatibility_claims own on own.id = (kept.row->>'id')::int
      join projects project on project.id = own.project_id left join projects other on other.id = own.other_project_id
      where kept.table_name = 'compatibility_claims' and (own.other_project_id is not null or not ${isProject}::boolean)
        and not exists (
          select from compatibility_claims later where later.project_id = own.project_id
            and later.other_project_id is not distinct from own.other_project_id
            and lower(later.external_thing) is not distinct from lower(own.external_thing)
            and (later.claimed_on, later.id) > (own.claimed_on, own.id))
    union all
    select 'combination', combination.slug, null
      from kept join combination_versions own on own.id = (kept.row->>'id')::int
      join combinations combination on combination.id = own.combination_id
      where kept.table_name = 'combination_versions' and not exists (
        select from combination_versions later where later.combination_id = own.combination_id and later.sequence > own.sequence)
    union all
    select 'criterion', criterion.key, null
      from kept join criteria criterion on criterion.id = (kept.row->>'criterion_id')::int where kept.table_name = 'criterion_records'
    union all
    select 'name of the channel', kept.row->>'name', null from kept where kept.table_name = 'channel_names'
    union all
    select case kept.row->>'kind' when 'MERGED' then 'merger' else 'split' end, had.slug || ', ' || has.slug, null
      from kept join projects had on had.id = (kept.row->>'from_id')::int join projects has on has.id = (kept.row->>'to_id')::int
      where kept.table_name = 'lineages' and kept.row->>'taken_back_at' is null and not (${isProject}::boolean and kept.row->>'kind' = 'SPLIT_OFF' and exists (
        select from kept root where root.step = 0 and root.row->>'id' = kept.row->>'to_id'))
    union all
    select case kept.table_name when 'projects' then 'project' when 'meetings' then 'meeting' else 'report' end,
      coalesce(kept.row->>'slug', kept.row->>'date', kept.row->>'path'), null
      from kept where step > 0 and (table_name in ('projects', 'meetings')
        or table_name = 'reports' and ${kind}::text <> 'MEETING')
    order by 1, 2, 3`);
  return rows.map(({ what, name, number }) => ({ what, name, number }));
}
