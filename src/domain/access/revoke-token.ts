import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { tokens } from '../../db/tables/index.ts';
import { ConflictError, NotFoundError } from '../errors.ts';
import { defineAct, type Ref } from './act.ts';

/** Ends a credential at once. It stays listed, and what was entered with it stays entered. */
export const revokeToken = defineAct({
  name: 'revokeToken',
  input: z.object({ token: z.custom<Ref>() }),
  run: async (tx, { token: ref }, { now }) => {
    const [revoked] = await tx
      .update(tokens)
      .set({ revokedAt: now })
      .where(and(eq(tokens.id, ref.id), isNull(tokens.revokedAt)))
      .returning({ id: tokens.id, name: tokens.name });
    if (!revoked) {
      const [token] = await tx
        .select({ revokedAt: tokens.revokedAt })
        .from(tokens)
        .where(eq(tokens.id, ref.id));
      if (!token) throw new NotFoundError('token', ref.given);
      throw new ConflictError(`This token was revoked at ${token.revokedAt?.toISOString()}.`);
    }
    return {
      answer: { tokenId: revoked.id },
      subject: `Token:${revoked.id}`,
      details: { name: revoked.name },
    };
  },
});
