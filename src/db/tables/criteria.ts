import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { day, identity, instant } from './columns.ts';
import { combinations } from './combinations.ts';
import {
  assessmentResult,
  basis,
  ciRunStatus,
  criterionAct,
  criterionKind,
  criterionStanding,
  readiness,
} from './enums.ts';
import { meetings } from './meetings.ts';
import { people } from './people.ts';
import { projects } from './projects.ts';

/**
 * The day as the lists of a project go by it, whatever the criterion. Said in words of their own, so that the database never takes
 * the index of such a list for one of a single criterion, and looks through those of all others.
 */
export const ofAny = (date: SQLWrapper): SQL => sql`(${date} + 0)`;

export const criteria = pgTable('criteria', {
  id: identity(),
  key: text('key').notNull().unique(),
});

/** Append-only: each row is the whole criterion from `effectiveOn` on; on a date, the last row on or before it counts. */
export const criterionRecords = pgTable(
  'criterion_records',
  {
    id: identity(),
    criterionId: integer('criterion_id')
      .notNull()
      .references(() => criteria.id),
    /** Order of entry within the criterion, from 1. */
    sequence: integer('sequence').notNull(),
    act: criterionAct('act').notNull(),
    effectiveOn: day('effective_on').notNull(),
    gates: readiness('gates').notNull(),
    kind: criterionKind('kind').notNull(),
    title: text('title').notNull(),
    standing: criterionStanding('standing').notNull(),
    basis: basis('basis').notNull(),
    /** CI only: how many of the last finished runs must have passed. */
    requiredRuns: integer('required_runs'),
    /** CI and ATTESTATION: for how many days a passing run, or an attestation, counts. */
    windowDays: integer('window_days'),
    /** ATTESTATION only: least score of OpenSSF Scorecard, 0 to 10. */
    minimumScore: doublePrecision('minimum_score'),
    meetingId: integer('meeting_id').references(() => meetings.id),
    reason: text('reason'),
    enteredAt: instant('entered_at').notNull().defaultNow(),
    enteredBy: integer('entered_by')
      .notNull()
      .references(() => people.id),
  },
  (table) => [
    unique('criterion_records_place').on(table.criterionId, table.sequence),
    index('criterion_records_by_meeting').on(table.meetingId),
    // Of kinds that came later no value is named: a value is not to be used in the transaction that adds it.
    check(
      'criterion_records_settings',
      sql`(${table.kind} = 'CI') = (${table.requiredRuns} is not null) and (${table.kind} = 'REVIEW') = (${table.windowDays} is null) and (${table.kind} in ('CI', 'REVIEW')) = (${table.minimumScore} is null)`,
    ),
  ],
);

/** Append-only: the newest assessment of a project and criterion counts. */
export const assessments = pgTable(
  'assessments',
  {
    id: identity(),
    projectId: integer('project_id')
      .notNull()
      .references(() => projects.id),
    criterionId: integer('criterion_id')
      .notNull()
      .references(() => criteria.id),
    result: assessmentResult('result').notNull(),
    justification: text('justification').notNull(),
    /** Day from which it counts: the meeting's for a decision in a report, else the day it was entered. */
    assessedOn: day('assessed_on').notNull(),
    /** Last day on which it counts. */
    validUntil: day('valid_until'),
    /** Whether the assessor maintains the project. */
    isOwnProject: boolean('is_own_project').notNull(),
    /** Where the attestation, or the result of Scorecard, can be read that it carries. */
    attestationUrl: text('attestation_url'),
    /** SHA-256 of it, in hexadecimal digits. */
    attestationDigest: text('attestation_digest'),
    /** Of Scorecard, 0 to 10; null for an attestation. */
    score: doublePrecision('score'),
    /** Day on which it was issued. */
    issuedOn: day('issued_on'),
    meetingId: integer('meeting_id').references(() => meetings.id),
    enteredAt: instant('entered_at').notNull().defaultNow(),
    enteredBy: integer('entered_by')
      .notNull()
      .references(() => people.id),
  },
  (table) => [
    check(
      'assessments_attested',
      sql`(${table.attestationUrl} is null) = (${table.issuedOn} is null) and (${table.attestationUrl} is not null or num_nonnulls(${table.attestationDigest}, ${table.score}) = 0)`,
    ),
    check('assessments_score', sql`${table.score} between 0 and 10`),
    index('assessments_newest').on(table.projectId, table.criterionId, table.assessedOn, table.id),
    index('assessments_entered').on(table.projectId, table.enteredAt),
    index('assessments_by_day').on(table.assessedOn, table.id),
    index('assessments_of_project').on(table.projectId, ofAny(table.assessedOn), table.id),
    index('assessments_by_meeting').on(table.meetingId),
  ],
);

export const waivers = pgTable(
  'waivers',
  {
    id: identity(),
    projectId: integer('project_id')
      .notNull()
      .references(() => projects.id),
    criterionId: integer('criterion_id')
      .notNull()
      .references(() => criteria.id),
    meetingId: integer('meeting_id').notNull(),
    /** The day of its meeting, from which it counts. Filled by the database. */
    grantedOn: day('granted_on').notNull().default('0001-01-01'),
    reason: text('reason').notNull(),
    /** Last day on which it counts. */
    expiresOn: day('expires_on').notNull(),
    enteredAt: instant('entered_at').notNull().defaultNow(),
    enteredBy: integer('entered_by')
      .notNull()
      .references(() => people.id),
  },
  (table) => [
    foreignKey({
      name: 'waivers_meeting',
      columns: [table.meetingId, table.grantedOn],
      foreignColumns: [meetings.id, meetings.date],
    }).onUpdate('cascade'),
    index('waivers_newest').on(table.projectId, table.criterionId, table.grantedOn, table.id),
    index('waivers_entered').on(table.projectId, table.enteredAt),
    index('waivers_by_day').on(table.grantedOn, table.id),
    index('waivers_of_project').on(table.projectId, ofAny(table.grantedOn), table.id),
    index('waivers_by_meeting').on(table.meetingId),
  ],
);

export const waiverRevocations = pgTable(
  'waiver_revocations',
  {
    waiverId: integer('waiver_id')
      .primaryKey()
      .references(() => waivers.id),
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meetings.id),
    reason: text('reason').notNull(),
    enteredAt: instant('entered_at').notNull().defaultNow(),
    enteredBy: integer('entered_by')
      .notNull()
      .references(() => people.id),
  },
  (table) => [index('waiver_revocations_by_meeting').on(table.meetingId)],
);

type Runs = Record<'branch' | 'startedAt' | 'finishedAt' | 'finishedOn' | 'reportedAt', SQLWrapper>;

/** What is known of a run where parts are not: the indexes go by it, so whoever wants to use them says it in these words. */
export const branchOf = ({ branch }: Pick<Runs, 'branch'>): SQL => sql`coalesce(${branch}, '')`;
/** The end of the day where only that is known. */
export const finishOf = ({ finishedAt, finishedOn }: Pick<Runs, 'finishedAt' | 'finishedOn'>): SQL =>
  sql`coalesce(${finishedAt}, ((${finishedOn} + 1)::timestamp - interval '1 millisecond') at time zone 'UTC')`;
export const startOf = ({ startedAt, reportedAt }: Pick<Runs, 'startedAt' | 'reportedAt'>): SQL =>
  sql`coalesce(${startedAt}, ${reportedAt})`;
/** From when it was first heard of, begun or not. */
export const lengthOf = ({ finishedAt, finishedOn, startedAt, reportedAt }: Omit<Runs, 'branch'>): SQL =>
  sql`(${finishOf({ finishedAt, finishedOn })} - least(${startedAt}, ${reportedAt}))`;
/** The day it is listed under. */
export const shownOn = ({ finishedOn, startedAt, reportedAt }: Omit<Runs, 'branch' | 'finishedAt'>): SQL =>
  sql`coalesce(${finishedOn}, (coalesce(${startedAt}, ${reportedAt}) at time zone 'UTC')::date)`;
/** The project, or the combination, told apart by its sign: one expression, which no index that begins with the project serves as well. */
export const subjectOf = ({
  projectId,
  combinationId,
}: Record<'projectId' | 'combinationId', SQLWrapper>): SQL => sql`coalesce(${projectId}, -${combinationId})`;
/** When something was last heard of it. */
export const heardOf = ({ reportedAt, finishedAt }: Pick<Runs, 'reportedAt' | 'finishedAt'>): SQL =>
  sql`greatest(${reportedAt}, ${finishedAt})`;
/** Those whose place is the same are told apart by the number that the CI system gave them. */
export const numberOf = ({ runNumber }: { runNumber: SQLWrapper }): SQL => sql`coalesce(${runNumber}, 0)`;

/** One row per attempt of a run, of a project or of a named combination. */
export const ciRuns = pgTable(
  'ci_runs',
  {
    id: identity(),
    projectId: integer('project_id').references(() => projects.id),
    combinationId: integer('combination_id').references(() => combinations.id),
    criterionId: integer('criterion_id')
      .notNull()
      .references(() => criteria.id),
    status: ciRunStatus('status').notNull(),
    /** The CI system's own name for the run; the row's own id where evidence gives none. */
    runId: text('run_id'),
    attempt: integer('attempt').notNull().default(1),
    /** The CI system's own count of its runs, the same for all attempts of one. */
    runNumber: bigint('run_number', { mode: 'number' }),
    url: text('url'),
    commit: text('commit'),
    /** Null where evidence does not give it; then it counts as the default branch. */
    branch: text('branch'),
    kernelSeries: text('kernel_series'),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
    /** Day it finished, for runs whose evidence gives no time. */
    finishedOn: day('finished_on'),
    reportedAt: instant('reported_at').notNull().defaultNow(),
    /** The start of its first attempt, as far as it is known: runs are ordered by it. Filled by the database. */
    testedAt: instant('tested_at').notNull().defaultNow(),
    reportedBy: integer('reported_by')
      .notNull()
      .references(() => people.id),
  },
  (table) => [
    check('ci_runs_subject', sql`num_nonnulls(${table.projectId}, ${table.combinationId}) = 1`),
    unique('ci_runs_attempt')
      .on(table.projectId, table.combinationId, table.criterionId, table.runId, table.attempt)
      .nullsNotDistinct(),
    index('ci_runs_finished')
      .on(table.projectId, table.criterionId, branchOf(table), table.testedAt, numberOf(table), table.id)
      .where(
        sql`${table.combinationId} is null and ${table.finishedOn} is not null and ${table.status} <> 'CANCELLED'`,
      ),
    index('ci_runs_ended')
      .on(table.projectId, table.criterionId, branchOf(table), finishOf(table))
      .where(sql`${table.combinationId} is null and ${table.finishedOn} is not null`),
    index('ci_runs_of_run').on(subjectOf(table), table.criterionId, table.runId),
    index('ci_runs_numbered')
      .on(subjectOf(table), table.criterionId, table.runNumber)
      .where(sql`${table.runNumber} is not null`),
    index('ci_runs_under_way')
      .on(table.projectId, table.criterionId, branchOf(table), startOf(table), table.id)
      .where(sql`${table.combinationId} is null and ${table.finishedOn} is null`),
    index('ci_runs_longest')
      .on(table.projectId, table.criterionId, branchOf(table), lengthOf(table))
      .where(sql`${table.combinationId} is null and ${table.finishedOn} is not null`),
    index('ci_runs_of_project').on(table.projectId, ofAny(shownOn(table)), table.id),
    index('ci_runs_of_criterion').on(table.projectId, table.criterionId, shownOn(table), table.id),
    index('ci_runs_of_combination')
      .on(table.combinationId, shownOn(table), table.id)
      .where(sql`${table.combinationId} is not null`),
    index('ci_runs_newest_of_combination')
      .on(table.combinationId, table.criterionId, table.testedAt, numberOf(table), table.id)
      .where(sql`${table.combinationId} is not null`),
    index('ci_runs_heard_of').on(table.projectId, heardOf(table)),
    index('ci_runs_by_end').on(table.criterionId, table.finishedAt),
    index('ci_runs_by_start').on(table.criterionId, sql`coalesce(${table.startedAt}, ${table.reportedAt})`),
  ],
);
