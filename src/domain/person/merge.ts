import { eq, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { ConflictError, ValidationError } from '../../base/errors.ts';
import { handle, prose } from '../../base/text.ts';
import { people } from '../../db/tables/index.ts';
import { defineAct } from '../act/act.ts';
import { assertPerson, knownHandle } from './handles.ts';

const Input = z.object({ person: handle(), handle: handle(), reason: prose() });

/** Says that two handles are one person's. What was entered by either goes on naming it, and is read as the one person's. */
export const mergePeople = defineAct({
  name: 'mergePeople',
  input: Input,
  run: async (tx, { person, handle, reason }) => {
    await assertPerson(tx, person, 'input.person');
    await assertPerson(tx, handle, 'input.handle');
    // Two who join the same handles the other way round would make a circle.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('sig-status people'))`);
    const named = await knownHandle(tx, person);
    const other = await knownHandle(tx, handle);
    const kept = named.joinedTo ?? named.id;
    const joined = other.joinedTo ?? other.id;
    if (named.id === other.id)
      throw new ValidationError([
        { path: 'input.handle', message: `Expected two handles; got ${person} twice.` },
      ]);
    if (kept === joined) throw new ConflictError(`@${person} and @${handle} are one person already.`);
    // The other handles of the joined one first: nobody is ever two steps away.
    const moved = await tx
      .update(people)
      .set({ joinedTo: kept })
      .where(or(eq(people.joinedTo, joined), eq(people.duplicateOf, joined)))
      .returning({ handle: people.handle });
    const [last] = await tx
      .update(people)
      .set({ joinedTo: kept })
      .where(eq(people.id, joined))
      .returning({ handle: people.handle });
    return {
      answer: { personId: kept },
      subject: `Person:${kept}`,
      details: { person, handle, reason, joined: [last, ...moved].map((row) => row?.handle) },
    };
  },
});
