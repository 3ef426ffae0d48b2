import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';

/** Lines of a report on which a record rests that still stands and that is no decision line of the report itself. */
export interface Citation {
  /** What rests on them, such as `status change of wireguard`. */
  record: string;
  /** Number of the revision that they are lines of. */
  revision: number;
  lineStart: number;
  lineEnd: number;
  quote: string;
}

export async function readCitations(db: Db, reportId: number): Promise<Citation[]> {
  const { rows } = await db.execute<Citation & Record<string, unknown>>(sql`
    with cited as (
      select evidence.id, evidence.line_start, evidence.line_end, evidence.quote, revision.number,
        case
          when status_change_id is not null then 'status_changes ' || status_change_id
          when criterion_record_id is not null then 'criterion_records ' || criterion_record_id
          when assessment_id is not null then 'assessments ' || assessment_id
          when waiver_id is not null then 'waivers ' || waiver_id
          when claim_id is not null then 'compatibility_claims ' || claim_id
        end as record,
        case
          when status_change_id is not null then 'status change of ' || (select slug from status_changes record join projects on projects.id = record.project_id where record.id = status_change_id)
          when proposal_id is not null then 'proposal for ' || (select slug from proposals record join projects on projects.id = record.project_id where record.id = proposal_id)
          when criterion_record_id is not null then 'criterion ' || (select key from criterion_records record join criteria on criteria.id = record.criterion_id where record.id = criterion_record_id)
          when assessment_id is not null then 'assessment of ' || (select slug from assessments record join projects on projects.id = record.project_id where record.id = assessment_id)
          when waiver_id is not null then 'waiver for ' || (select slug from waivers record join projects on projects.id = record.project_id where record.id = waiver_id)
          when claim_id is not null then 'compatibility claim about ' || (select slug from compatibility_claims record join projects on projects.id = record.project_id where record.id = claim_id)
          when combination_version_id is not null then 'combination ' || (select slug from combination_versions record join combinations on combinations.id = record.combination_id where record.id = combination_version_id)
          else 'channel name ' || (select name from channel_names record where record.id = channel_name_id)
        end as label
      from evidence join report_revisions revision on revision.id = evidence.revision_id
      where revision.report_id = ${reportId}
        and not exists (select from status_changes correction where correction.corrects_id = evidence.status_change_id)
    )
    select label as record, number as revision, line_start as "lineStart", line_end as "lineEnd", quote
    from cited
    where not exists (
      select from decisions where report_id = ${reportId} and record_table || ' ' || record_id = cited.record
    )
    order by line_start, id`);
  return rows.map(({ record, revision, lineStart, lineEnd, quote }) => ({
    record,
    revision,
    lineStart,
    lineEnd,
    quote,
  }));
}
