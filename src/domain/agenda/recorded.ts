import { and, asc, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Db } from '../../db/index.ts';
import {
  assessments,
  compatibilityClaims,
  criteria,
  criterionRecords,
  evidence,
  meetings,
  projects,
  statusChanges,
  waiverRevocations,
  waivers,
} from '../../db/tables/index.ts';
import { channelNamesOfMeeting } from '../channel/rows.ts';
import { combinationsOfMeeting } from '../combination/take-back.ts';
import { inOrder } from '../criterion/on.ts';
import { readLedger } from '../ledger/ledger.ts';

/** Everything that was recorded of what a meeting has recorded something of, in the order in which it counts. */
export type Recorded = Awaited<ReturnType<typeof readRecorded>>;

export async function readRecorded(db: Db, meetingId: number) {
  const own = await db
    .select({ projectId: statusChanges.projectId })
    .from(statusChanges)
    .where(eq(statusChanges.meetingId, meetingId));
  const ledger = await readLedger(db, [...new Set(own.map(({ projectId }) => projectId))]);
  const records = await db
    .select()
    .from(criterionRecords)
    .where(
      inArray(
        criterionRecords.criterionId,
        sql`(select criterion_id from criterion_records own where own.meeting_id = ${meetingId})`,
      ),
    );
  const slugOf = await namesOf(db, projects.id, projects.slug, sql`${projects}`);
  const keyOf = await namesOf(db, criteria.id, criteria.key, sql`${criteria}`);
  return {
    slugOf,
    keyOf,
    ledger,
    criterionRecords: inOrder(records.map((row) => ({ ...row, key: keyOf(row.criterionId) }))),
    assessments: await db
      .select()
      .from(assessments)
      .where(
        sql`(${assessments.projectId}, ${assessments.criterionId}) in (
          select project_id, criterion_id from assessments own where own.meeting_id = ${meetingId})`,
      )
      .orderBy(asc(assessments.assessedOn), asc(assessments.id)),
    waivers: await db
      .select({ waiver: waivers, revocation: waiverRevocations, grantedOn: meetings.date })
      .from(waivers)
      .innerJoin(meetings, eq(meetings.id, waivers.meetingId))
      .leftJoin(waiverRevocations, eq(waiverRevocations.waiverId, waivers.id))
      .where(sql`${waivers.meetingId} = ${meetingId} or ${waiverRevocations.meetingId} = ${meetingId}`)
      .orderBy(asc(meetings.date), asc(waivers.id)),
    claims: await db
      .select()
      .from(compatibilityClaims)
      .where(
        sql`exists (select from compatibility_claims own where own.meeting_id = ${meetingId}
          and own.project_id = ${compatibilityClaims.projectId}
          and own.other_project_id is not distinct from ${compatibilityClaims.otherProjectId}
          and lower(own.external_thing) is not distinct from lower(${compatibilityClaims.externalThing}))`,
      )
      .orderBy(asc(compatibilityClaims.claimedOn), asc(compatibilityClaims.id)),
    combinations: await combinationsOfMeeting(db, meetingId),
    channelNames: await channelNamesOfMeeting(db, meetingId),
    urlsOf: await urlsOfRecords(
      db,
      ledger.filter((record) => record.meetingId === meetingId).map(({ id }) => id),
    ),
  };
}

async function namesOf(db: Db, id: PgColumn, name: PgColumn, from: SQL) {
  const rows = await db.select({ id: sql<number>`${id}`, name: sql<string>`${name}` }).from(from);
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return (of: number) => names.get(of) ?? '';
}

/** The web addresses that each record of the ledger rests on. */
async function urlsOfRecords(db: Db, ids: readonly number[]) {
  const rows = ids.length
    ? await db
        .select({ id: evidence.statusChangeId, url: evidence.url })
        .from(evidence)
        .where(and(inArray(evidence.statusChangeId, [...ids]), isNotNull(evidence.url)))
        .orderBy(asc(evidence.position))
    : [];
  const urls = new Map<number, string[]>();
  for (const { id, url } of rows)
    if (id !== null && url !== null && /^https?:/.test(url)) urls.set(id, [...(urls.get(id) ?? []), url]);
  return (id: number) => urls.get(id) ?? [];
}
