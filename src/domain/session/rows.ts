import { getTableColumns, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { sessions } from '../../db/tables/index.ts';
import { type Find, rowsAt } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import type { Source } from '../../reading/source.ts';

// Never the hash: nobody who lists sessions needs it.
const { secretHash, ...columns } = getTableColumns(sessions);
const sessionColumns = columns;
export type SessionRow = Omit<typeof sessions.$inferSelect, 'secretHash'>;

/** How long a session lives. */
export interface SessionTimes {
  /** Without a request. */
  idleMinutes: number;
  /** However much it is used. */
  hours: number;
}

/** Whether it still signs its browser in. */
export function sessionStateOf(
  { endedAt, expiresAt, lastUsedAt }: Pick<SessionRow, 'endedAt' | 'expiresAt' | 'lastUsedAt'>,
  now: Date,
  { idleMinutes }: Pick<SessionTimes, 'idleMinutes'>,
): 'OPEN' | 'ENDED' | 'EXPIRED' {
  if (endedAt) return 'ENDED';
  const idleUntil = lastUsedAt.getTime() + idleMinutes * 60_000;
  return expiresAt <= now || idleUntil <= now.getTime() ? 'EXPIRED' : 'OPEN';
}

/** All of them, ended and expired ones included, oldest first. */
export const sessionList: Source<SessionRow> = {
  name: 'Query.sessions',
  columns: sessionColumns,
  as: 'sessions',
  from: sql`${sessions}`,
  where: sql`true`,
  order: { name: 'Query.sessions', keys: [{ sql: sessionColumns.id, type: 'integer' }] },
};

export const findSessions: Find<SessionRow> = (db, points) =>
  rowsAt(points, (ids) =>
    prepared(db, 'sessions by id', () =>
      db
        .select(sessionColumns)
        .from(sessions)
        .where(sql`${sessions.id} = any(${sql.placeholder('ids')}::int[])`),
    ).execute({ ids }),
  );

const MOST = 20;

/** Those of one person, by whichever of their handles, newest first; ended and expired ones are left out. */
export const sessionsOf = (
  db: Db,
  personId: number,
  now: Date,
  { idleMinutes }: { idleMinutes: number },
): Promise<SessionRow[]> =>
  prepared(db, 'sessions of person', () =>
    db
      .select(sessionColumns)
      .from(sessions)
      .where(
        sql`${sessions.personId} in (select id from people where coalesce(joined_to, id) = ${sql.placeholder('person')}::int)
          and ${sessions.endedAt} is null and ${sessions.expiresAt} > ${sql.placeholder('now')}::timestamptz
          and ${sessions.lastUsedAt} > ${sql.placeholder('idle')}::timestamptz`,
      )
      .orderBy(sql`${sessions.id} desc`)
      .limit(MOST),
  ).execute({
    person: personId,
    now: now.toISOString(),
    idle: new Date(now.getTime() - idleMinutes * 60_000).toISOString(),
  });

/** Whether no credential has been issued yet, so that nobody could act. */
export async function isWithoutCredentials(db: Db): Promise<boolean> {
  const { rows } = await db.execute<{ none: boolean }>(sql`select not exists (select from tokens) as none`);
  return rows[0]?.none ?? false;
}

/** Of these sessions, those that are over, or not there. A stream is no use of a session: only requests are. */
export async function endedSessions(
  db: Db,
  ids: readonly number[],
  now: Date,
  times: Pick<SessionTimes, 'idleMinutes'>,
): Promise<number[]> {
  const { id, endedAt, expiresAt, lastUsedAt } = sessions;
  const rows = await prepared(db, 'sessions by id, as far as they end', () =>
    db
      .select({ id, endedAt, expiresAt, lastUsedAt })
      .from(sessions)
      .where(sql`${id} = any(${sql.placeholder('ids')}::int[])`),
  ).execute({ ids: [...ids] });
  const open = new Set(rows.flatMap((row) => (sessionStateOf(row, now, times) === 'OPEN' ? [row.id] : [])));
  return ids.filter((asked) => !open.has(asked));
}
