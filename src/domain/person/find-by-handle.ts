import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { people } from '../../db/tables/index.ts';
import { prepared } from '../prepared.ts';
import type { PersonRow } from './row.ts';

/** The person, by any of their handles, which are compared without case. Null where nobody has it. */
export async function findPersonByHandle(db: Db, handle: string): Promise<PersonRow | null> {
  const [row] = await prepared(db, 'person by handle', () =>
    db
      .select()
      .from(people)
      .where(
        sql`${people.id} = (select coalesce(known.joined_to, known.id) from people known
          where lower(known.handle) = lower(${sql.placeholder('handle')}) and known.duplicate_of is null)`,
      ),
  ).execute({ handle });
  return row ?? null;
}
