import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { ofAny } from '../../db/tables/criteria.ts';
import { meetings, waiverRevocations, waivers } from '../../db/tables/index.ts';
import { type At, at, dateOf } from '../../reading/as-of.ts';
import { type Find, rowsAt } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import type { Source } from '../../reading/source.ts';
import type { WaiverRow } from '../gate/waiver-at.ts';

const columns = getTableColumns(waivers);
export type WaiverRevocationRow = typeof waiverRevocations.$inferSelect & { id: number; meetingDate: string };

export const findWaivers: Find<WaiverRow & { grantedOn: string }> = (db, points, now) =>
  rowsAt(
    points,
    (ids) =>
      prepared(db, 'waivers by id', () =>
        db
          .select({ ...columns, grantedOn: meetings.date })
          .from(waivers)
          .innerJoin(meetings, sql`${meetings.id} = ${waivers.meetingId}`)
          .where(sql`${waivers.id} = any(${sql.placeholder('ids')}::int[])`),
      ).execute({ ids }),
    ({ grantedOn }, asOf) => asOf.date === null || grantedOn <= dateOf(asOf, now),
  );

/** What each waiver was revoked by, as its point knows; null where it was not. */
export async function revocationsOf(
  db: Db,
  list: readonly At<WaiverRow>[],
  now: Date,
): Promise<(At<WaiverRevocationRow> | null)[]> {
  const rows = await prepared(db, 'revocations of waivers', () =>
    db
      .select({ ...getTableColumns(waiverRevocations), meetingDate: meetings.date })
      .from(waiverRevocations)
      .innerJoin(meetings, sql`${meetings.id} = ${waiverRevocations.meetingId}`)
      .where(sql`${waiverRevocations.waiverId} = any(${sql.placeholder('ids')}::int[])`),
  ).execute({ ids: list.map(({ id }) => id) });
  const known = new Map(rows.map((row) => [row.waiverId, row]));
  return list.map(({ id, asOf }) => {
    const row = known.get(id);
    return row && row.meetingDate <= dateOf(asOf, now) ? at({ ...row, id }, asOf) : null;
  });
}

/** Every waiver that was granted by the day, by the day of its meeting. */
export const everyWaiver: Source<WaiverRow> = {
  name: 'Query.waivers',
  columns,
  as: 'waivers',
  from: sql`${waivers}`,
  where: sql`${columns.grantedOn} <= asked.horizon`,
  order: {
    name: 'Query.waivers',
    keys: [
      { sql: columns.grantedOn, type: 'date' },
      { sql: columns.id, type: 'integer' },
    ],
  },
};

/** The waivers of each project that its point knows of, whatever became of them, newest first. */
export const waiversOfProject: Source<WaiverRow> = {
  name: 'Project.waivers',
  columns,
  as: 'waivers',
  from: sql`${waivers}`,
  where: sql`${columns.projectId} = asked.id and ${columns.grantedOn} <= asked.horizon`,
  order: {
    name: 'Project.waivers',
    keys: [
      { sql: ofAny(columns.grantedOn), type: 'date', isDescending: true },
      { sql: columns.id, type: 'integer', isDescending: true },
    ],
  },
};

const ofMeetings = (name: string, where: SQL): Source<WaiverRow> => ({
  name,
  columns,
  as: 'waivers',
  from: sql`${waivers}`,
  where,
  order: { name, keys: [{ sql: sql`(${columns.id} + 0)`, type: 'integer' }] },
});

/** What each meeting waived, in the order of entry. */
export const waiversOfMeetings = ofMeetings('Meeting.waivers', sql`${columns.meetingId} = asked.id`);

/** The waivers that each meeting took back. */
export const waiversRevokedByMeetings = ofMeetings(
  'Meeting.revokedWaivers',
  sql`${columns.id} in (select waiver_id from waiver_revocations revoked where revoked.meeting_id = asked.id)`,
);
