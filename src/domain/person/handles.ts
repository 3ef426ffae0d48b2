import { and, eq, isNull, sql } from 'drizzle-orm';
import { NotFoundError, ValidationError } from '../../base/errors.ts';
import type { Db } from '../../db/index.ts';
import { people } from '../../db/tables/index.ts';
import { foldHandle } from './find-or-create.ts';
import type { PersonRow } from './rows.ts';

/**
 * Handles of programs: those of the tracker's own, of jobs of GitHub Actions by the id of their repository, and of apps of GitHub.
 * Nobody can sign in by one, or be given a token for it, whether or not the program has done anything yet.
 */
export const isReserved = (handle: string): boolean => RESERVED.test(handle);

const RESERVED = /^(?:sig-status(?:-.*)?|github-actions(?:-\d+)?|.*\[bot\])$/i;

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
