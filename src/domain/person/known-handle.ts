import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { people } from '../../db/tables/index.ts';
import { NotFoundError } from '../errors.ts';
import { foldHandle } from './find-or-create.ts';
import type { PersonRow } from './row.ts';

/** The row of a handle that is known, locked against whoever joins it meanwhile. @throws NotFoundError */
export async function knownHandle(tx: Db, handle: string): Promise<PersonRow> {
  const [row] = await tx
    .select()
    .from(people)
    .where(and(eq(sql`lower(${people.handle})`, foldHandle(handle)), isNull(people.duplicateOf)))
    .for('no key update');
  if (!row) throw new NotFoundError('person', `@${handle}`);
  return row;
}
