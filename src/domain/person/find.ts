import { eq, getTableColumns, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '../../db/index.ts';
import { people } from '../../db/tables/index.ts';
import { prepared } from '../prepared.ts';
import type { PersonRow } from './row.ts';

const handles = alias(people, 'handles');

/** The people that these ids are of, each as who they are by all of their handles; null in the place of each null. */
export async function findPeople(db: Db, ids: readonly (number | null)[]): Promise<(PersonRow | null)[]> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (!wanted.length) return ids.map(() => null);
  const rows = await prepared(db, 'people by id', () =>
    db
      .select({ asked: handles.id, person: getTableColumns(people) })
      .from(handles)
      .innerJoin(people, eq(people.id, sql`coalesce(${handles.joinedTo}, ${handles.id})`))
      .where(sql`${handles.id} = any(${sql.placeholder('ids')}::int[])`),
  ).execute({ ids: wanted });
  const byId = new Map(rows.map(({ asked, person }) => [asked, person]));
  return ids.map((id) => (id === null ? null : (byId.get(id) ?? null)));
}

/** All handles of each person, the one that they go by first. */
export async function handlesOf(db: Db, list: readonly { id: number }[]): Promise<string[][]> {
  const rows = await prepared(db, 'handles of people', () =>
    db
      .select({ id: sql<number>`asked.id`, handle: people.handle })
      .from(sql`unnest(${sql.placeholder('ids')}::int[]) as asked(id)`)
      .innerJoin(people, sql`${people.id} in (select handles_of(asked.id))`)
      .orderBy(sql`(${people.joinedTo} is not null)`, people.id),
  ).execute({ ids: [...new Set(list.map(({ id }) => id))] });
  return list.map(({ id }) => rows.filter((row) => row.id === id).map(({ handle }) => handle));
}
