import { eq, getTableColumns } from 'drizzle-orm';
import { z } from 'zod';
import { DAY_MS } from '../../base/calendar.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../base/errors.ts';
import { people, tokenProjects, tokens } from '../../db/tables/index.ts';
import { defineAct, type Ref } from '../act/act.ts';
import { type CreatedToken, LIFE_DAYS } from './create-token.ts';
import { hashOfSecret, newSecret } from './secret.ts';

/** How long the old token stays valid beside the new one, unless the caller says otherwise. */
export const OVERLAP_DAYS = 7;

export interface RotatedToken extends CreatedToken {
  formerId: number;
  formerUntil: string;
}

/** Issues a credential in the place of another one, with the same rights and bearer, and ends that one after a while. */
export const rotateToken = defineAct({
  name: 'rotateToken',
  input: z.object({
    token: z.custom<Ref>(),
    /** Until when the former is taken as well; left out: for `OVERLAP_DAYS`. */
    formerUntil: z.date().nullish(),
    /** Left out: it lives as long as the former was made to; null: for ever. */
    expiresAt: z.date().nullable().optional(),
  }),
  run: async (tx, { token: ref, formerUntil, expiresAt }, { now }) => {
    const [found] = await tx
      .select({ ...getTableColumns(tokens), person: people.handle })
      .from(tokens)
      .innerJoin(people, eq(people.id, tokens.personId))
      .where(eq(tokens.id, ref.id))
      .for('update', { of: tokens });
    if (!found) throw new NotFoundError('token', ref.given);
    if (found.revokedAt)
      throw new ConflictError(`This token was revoked at ${found.revokedAt.toISOString()}: issue a new one.`);
    const { person, ...former } = found;
    const wanted = formerUntil ?? new Date(now.getTime() + OVERLAP_DAYS * DAY_MS);
    const until = former.expiresAt && former.expiresAt < wanted ? former.expiresAt : wanted;
    const life = former.expiresAt
      ? former.expiresAt.getTime() - former.createdAt.getTime()
      : LIFE_DAYS * DAY_MS;
    const end =
      expiresAt !== undefined ? expiresAt : former.expiresAt ? new Date(now.getTime() + life) : null;
    refusePast({ formerUntil: formerUntil ?? null, expiresAt: expiresAt ?? null }, now);
    const secret = newSecret();
    const [made] = await tx
      .insert(tokens)
      .values({
        name: former.name,
        role: former.role,
        personId: former.personId,
        secretHash: hashOfSecret(secret),
        createdAt: now,
        expiresAt: end,
      })
      .returning({ id: tokens.id });
    if (!made) throw new Error('the database returned no token');
    const scope = await tx.select().from(tokenProjects).where(eq(tokenProjects.tokenId, former.id));
    if (scope.length)
      await tx.insert(tokenProjects).values(scope.map(({ projectId }) => ({ tokenId: made.id, projectId })));
    await tx.update(tokens).set({ expiresAt: until }).where(eq(tokens.id, former.id));
    const { name, role } = former;
    return {
      answer: {
        tokenId: made.id,
        formerId: former.id,
        formerUntil: until.toISOString(),
        name,
        person,
        secret: null,
      } as RotatedToken,
      shownOnce: { secret },
      subject: `Token:${made.id}`,
      details: { name, role, person, expiresAt: end, former: former.id, formerUntil: until },
    };
  },
});

function refusePast(given: Record<string, Date | null>, now: Date): void {
  const past = Object.entries(given).filter(([, at]) => at && at <= now);
  if (past.length)
    throw new ValidationError(
      past.map(([name, at]) => ({
        path: `input.${name}`,
        message: `Expected an instant in the future; got ${at?.toISOString()}.`,
      })),
    );
}
