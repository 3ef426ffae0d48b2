import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { lettersOf } from '../../db/tables/columns.ts';
import { projects } from '../../db/tables/index.ts';
import { prepared } from '../../reading/prepared.ts';
import { knownOf } from '../ledger/known.ts';
import { PROJECTS_AT_ONCE } from './standings.ts';

/** The ids of all projects in the order of their names: read once for as long as nothing is written. */
const idsByName = (db: Db): Promise<readonly number[]> =>
  knownOf(db, 'projects by name', async () => {
    const found: { id: number; letters: string }[] = [];
    for (;;) {
      const { letters = '', id = 0 } = found.at(-1) ?? {};
      const rows = await idsAfter(db, { letters, id });
      found.push(...rows);
      if (rows.length < PROJECTS_AT_ONCE) return found.map((one) => one.id);
    }
  });

/** Some of them, in that order. */
export const sortedByName = async (db: Db, some: ReadonlySet<number>): Promise<number[]> =>
  (await idsByName(db)).filter((id) => some.has(id));

const letters = lettersOf(projects.name);

const idsAfter = (db: Db, values: { letters: string; id: number }) =>
  prepared(db, 'ids of projects by name', () =>
    db
      .select({ id: projects.id, letters: sql<string>`${letters}` })
      .from(projects)
      .where(sql`(${letters}, ${projects.id}) > (${sql.placeholder('letters')}, ${sql.placeholder('id')})`)
      .orderBy(letters, projects.id)
      .limit(PROJECTS_AT_ONCE),
  ).execute(values);
