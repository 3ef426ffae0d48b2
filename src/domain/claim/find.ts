import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import { compatibilityClaims } from '../../db/tables/index.ts';
import { dateOf } from '../as-of.ts';
import type { Source } from '../page.ts';
import { type Find, rowsAt } from '../point.ts';
import { prepared } from '../prepared.ts';
import type { ClaimRow } from './row.ts';

const columns = getTableColumns(compatibilityClaims);

/** A claim is there from the day it was made on. */
export const findClaims: Find<ClaimRow> = (db, points, now) =>
  rowsAt(
    points,
    (ids) =>
      prepared(db, 'claims by id', () =>
        db
          .select()
          .from(compatibilityClaims)
          .where(sql`${columns.id} = any(${sql.placeholder('ids')}::int[])`),
      ).execute({ ids }),
    (claim, asOf) => claim.claimedOn <= dateOf(asOf, now),
  );

const newestFirst = (name: string, where: SQL): Source<ClaimRow> => ({
  name,
  columns,
  as: 'compatibility_claims',
  from: sql`${compatibilityClaims}`,
  where,
  order: {
    name,
    keys: [
      { sql: columns.claimedOn, type: 'date', isDescending: true },
      { sql: columns.id, type: 'integer', isDescending: true },
    ],
  },
});

const isLater = sql`exists (select from compatibility_claims later
  where later.project_id = ${columns.projectId}
    and later.other_project_id is not distinct from ${columns.otherProjectId}
    and lower(later.external_thing) is not distinct from lower(${columns.externalThing})
    and later.claimed_on <= asked.as_of
    and (later.claimed_on, later.id) > (${columns.claimedOn}, ${columns.id}))`;

const about = sql`(${columns.projectId} = asked.id or ${columns.otherProjectId} = asked.id)
  and ${columns.claimedOn} <= asked.as_of`;

/** Claims about each project: all, or only the newest of each pair. */
export const claimsOfProjects = (onlyStanding: boolean): Source<ClaimRow> =>
  onlyStanding
    ? newestFirst('Project.claims standing', sql`${about} and not ${isLater}`)
    : newestFirst('Project.claims', about);

/** The newest claim of each project about each named thing that is no project. */
export const externalClaimsOfProjects = newestFirst(
  'Project.externalClaims',
  sql`${about} and ${columns.externalThing} is not null and not ${isLater}`,
);

/** Every claim that was made by the day, in the order of entry. */
export const everyClaim: Source<ClaimRow> = {
  ...newestFirst('Query.compatibilityClaims', sql`${columns.claimedOn} <= asked.as_of`),
  order: { name: 'Query.compatibilityClaims', keys: [{ sql: columns.id, type: 'integer' }] },
};

export const claimsOfMeetings = newestFirst(
  'Meeting.claims',
  sql`${columns.meetingId} = asked.id and ${columns.claimedOn} <= asked.as_of`,
);
