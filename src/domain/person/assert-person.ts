import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { people } from '../../db/tables/index.ts';
import { ValidationError } from '../errors.ts';
import { foldHandle } from './find-or-create.ts';
import { isReserved } from './reserved.ts';

/** Records that a person enters are never those of a program. @throws ValidationError */
export async function assertPerson(tx: Db, handle: string, path: string): Promise<void> {
  const [known] = isReserved(handle)
    ? [{ isBot: true }]
    : await tx
        .select({ isBot: people.isBot })
        .from(people)
        .where(eq(sql`lower(${people.handle})`, foldHandle(handle)));
  if (known?.isBot)
    throw new ValidationError([
      { path, message: `Expected the handle of a person; ${handle} is that of a program.` },
    ]);
}
