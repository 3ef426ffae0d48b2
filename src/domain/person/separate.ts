import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { ConflictError } from '../../base/errors.ts';
import { handle, prose } from '../../base/text.ts';
import { people } from '../../db/tables/index.ts';
import { defineAct } from '../act/act.ts';
import { knownHandle } from './handles.ts';

const Input = z.object({ handle: handle(), reason: prose() });

/** Separates a handle from the person whom it was joined to. */
export const separatePerson = defineAct({
  name: 'separatePerson',
  input: Input,
  run: async (tx, { handle, reason }) => {
    const row = await knownHandle(tx, handle);
    if (row.joinedTo === null) throw new ConflictError(`@${row.handle} is joined to nobody.`);
    await tx.update(people).set({ joinedTo: null }).where(eq(people.id, row.id));
    const [from] = await tx.select({ handle: people.handle }).from(people).where(eq(people.id, row.joinedTo));
    return {
      answer: { personId: row.id, fromId: row.joinedTo },
      subject: `Person:${row.id}`,
      details: { handle: row.handle, from: from?.handle ?? null, reason },
    };
  },
});
