import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { identity } from './columns.ts';
import { channelNames, combinationVersions, compatibilityClaims } from './combinations.ts';
import { assessments, criterionRecords, waivers } from './criteria.ts';
import { proposals } from './proposals.ts';
import { reportRevisions } from './reports.ts';
import { statusChanges } from './status-changes.ts';

/** What a record rests on: a URL, or a line span of a report revision with the words that stood there. */
export const evidence = pgTable(
  'evidence',
  {
    id: identity(),
    statusChangeId: integer('status_change_id').references(() => statusChanges.id),
    proposalId: integer('proposal_id').references(() => proposals.id),
    criterionRecordId: integer('criterion_record_id').references(() => criterionRecords.id),
    assessmentId: integer('assessment_id').references(() => assessments.id),
    waiverId: integer('waiver_id').references(() => waivers.id),
    claimId: integer('claim_id').references(() => compatibilityClaims.id),
    combinationVersionId: integer('combination_version_id').references(() => combinationVersions.id),
    channelNameId: integer('channel_name_id').references(() => channelNames.id),
    position: integer('position').notNull(),
    url: text('url'),
    revisionId: integer('revision_id').references(() => reportRevisions.id),
    lineStart: integer('line_start'),
    lineEnd: integer('line_end'),
    /** The words as they stood: kept when the lines vanish from a later revision. */
    quote: text('quote'),
  },
  (table) => [
    check(
      'evidence_owner',
      sql`num_nonnulls(${table.statusChangeId}, ${table.proposalId}, ${table.criterionRecordId}, ${table.assessmentId}, ${table.waiverId}, ${table.claimId}, ${table.combinationVersionId}, ${table.channelNameId}) = 1`,
    ),
    check('evidence_kind', sql`num_nonnulls(${table.url}, ${table.revisionId}) = 1`),
    check(
      'evidence_span',
      sql`case when ${table.revisionId} is null then ${table.lineStart} is null and ${table.lineEnd} is null else ${table.lineStart} >= 1 and ${table.lineEnd} >= ${table.lineStart} and ${table.quote} is not null end`,
    ),
    index('evidence_status_change').on(table.statusChangeId),
    index('evidence_proposal').on(table.proposalId),
    index('evidence_criterion_record').on(table.criterionRecordId),
    index('evidence_assessment').on(table.assessmentId),
    index('evidence_waiver').on(table.waiverId),
    index('evidence_claim').on(table.claimId),
    index('evidence_combination_version').on(table.combinationVersionId),
    index('evidence_channel_name').on(table.channelNameId),
    index('evidence_revision').on(table.revisionId),
  ],
);
