import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { compatibilityClaims } from '../../db/tables/index.ts';
import { dateOf } from '../../reading/as-of.ts';

import { type Find, rowsAt } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import type { Source } from '../../reading/source.ts';

export type ClaimRow = typeof compatibilityClaims.$inferSelect;

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

/** The claims that stand about pairs of projects on a day, by the ids of the two in either order. */
export interface StandingClaims<Row = ClaimRow> {
  (a: number, b: number): Row | null;
  /** Those about a project, by the id of the other one. */
  of(projectId: number): ReadonlyMap<number, Row>;
}

/** What a claim is about, and what it says. */
type Said = Pick<ClaimRow, 'projectId' | 'otherProjectId' | 'verdict' | 'expiresOn'>;

/** What the newest claim of every pair there is says, expired ones included. */
export const verdictsOfAllPairs = async (db: Db, on: string): Promise<StandingClaims<Said>> =>
  standing(
    await prepared(db, 'verdicts of all pairs', () =>
      db
        .selectDistinctOn(ofOnePair, SAID)
        .from(compatibilityClaims)
        .where(isThere(sql`true`))
        .orderBy(...lastOfEach),
    ).execute({ on }),
  );

/** The newest claim of every pair among these projects, expired ones included. */
export const newestClaims = async (
  db: Db,
  projectIds: readonly number[],
  on: string,
): Promise<StandingClaims> =>
  standing(
    await prepared(db, 'newest claims of pairs', () =>
      newest(db, sql`${isOne} and ${compatibilityClaims.otherProjectId} = any(${ids})`),
    ).execute({ ids: [...projectIds], on }),
  );

/** The newest claim of every pair that one of these projects is of, expired ones included. */
export async function claimsAbout(
  db: Db,
  projectIds: readonly number[],
  on: string,
): Promise<StandingClaims> {
  if (!projectIds.length) return standing([]);
  return standing(
    await prepared(db, 'newest claims about projects', () =>
      // Each side has an index of its own.
      newest(
        db,
        sql`${compatibilityClaims.id} in (
          select one.id from compatibility_claims one where one.project_id = any(${ids})
          union select other.id from compatibility_claims other where other.other_project_id = any(${ids}))`,
      ),
    ).execute({ ids: [...projectIds], on }),
  );
}

const ids = sql`${sql.placeholder('ids')}::int[]`;
const isOne = sql`${compatibilityClaims.projectId} = any(${ids})`;

const { projectId, otherProjectId, verdict, expiresOn } = columns;
const SAID = { projectId, otherProjectId, verdict, expiresOn };

const NONE: ReadonlyMap<number, never> = new Map<number, never>();

function standing<Row extends Said>(rows: readonly Row[]): StandingClaims<Row> {
  const about = new Map<number, Map<number, Row>>();
  const note = (id: number, other: number, row: Row) => {
    const list = about.get(id);
    if (list) list.set(other, row);
    else about.set(id, new Map([[other, row]]));
  };
  for (const row of rows) {
    if (row.otherProjectId === null) continue;
    note(row.projectId, row.otherProjectId, row);
    note(row.otherProjectId, row.projectId, row);
  }
  return Object.assign((a: number, b: number) => about.get(a)?.get(b) ?? null, {
    of: (projectId: number) => about.get(projectId) ?? NONE,
  });
}

const ofOnePair = [columns.projectId, columns.otherProjectId];
const isThere = (which: SQL) => sql`${columns.otherProjectId} is not null
  and ${columns.claimedOn} <= ${sql.placeholder('on')}::date and ${which}`;
const lastOfEach = [...ofOnePair, sql`${columns.claimedOn} desc`, sql`${columns.id} desc`];

const newest = (db: Db, which: SQL) =>
  db
    .selectDistinctOn(ofOnePair)
    .from(compatibilityClaims)
    .where(isThere(which))
    .orderBy(...lastOfEach);
