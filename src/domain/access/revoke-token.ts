import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { ConflictError, NotFoundError } from '../../base/errors.ts';
import { tokens } from '../../db/tables/index.ts';
import { defineAct, type Ref } from '../act/act.ts';

/** Ends a token at once. It stays in the list, and what was entered with it stays. */
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
