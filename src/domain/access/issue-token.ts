import { eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { people, projects, tokenProjects, tokens } from '../../db/tables/index.ts';
import { NotFoundError, ValidationError } from '../errors.ts';
import { findOrCreatePeople, foldHandle } from '../person/find-or-create.ts';
import { isReserved } from '../person/reserved.ts';
import { hashOfSecret, newSecret } from './secret.ts';
import { LIFE_DAYS, type NewTokenGiven } from './token-schemas.ts';

export interface IssuedToken {
  id: number;
  name: string;
  /** Handle of the person, or bot, as whom its bearer enters records. */
  person: string;
  expiresAt: Date | null;
  /** Shown once: only its hash is kept. */
  secret: string;
}

/**
 * A new token. Where no person is named its bearer enters records as a bot named after the role.
 * @throws NotFoundError for a project that is not there, ValidationError for an expiry that has passed
 */
export async function issueToken(tx: Db, given: NewTokenGiven, now: Date): Promise<IssuedToken> {
  const { role, expiresAt = new Date(now.getTime() + LIFE_DAYS * 86_400_000) } = given;
  if (expiresAt && expiresAt <= now)
    throw new ValidationError([
      { path: 'input.expiresAt', message: `Expected an instant to come; got ${expiresAt.toISOString()}.` },
    ]);
  const projectIds = await idsOf(tx, given.projects);
  if (given.person) await assertPerson(tx, given.person);
  const person = given.person ?? `sig-status-${role.toLowerCase()}`;
  const ids = await findOrCreatePeople(tx, [person], { isBot: !given.person });
  const secret = newSecret();
  const name = given.name ?? [role.toLowerCase(), ...given.projects].join(' ');
  const [token] = await tx
    .insert(tokens)
    .values({
      name,
      role,
      personId: ids.get(person) ?? 0,
      secretHash: hashOfSecret(secret),
      createdAt: now,
      expiresAt,
    })
    .returning({ id: tokens.id });
  if (!token) throw new Error('the database returned no token');
  if (projectIds.length)
    await tx.insert(tokenProjects).values(projectIds.map((projectId) => ({ tokenId: token.id, projectId })));
  return { id: token.id, name, person, expiresAt, secret };
}

/** Records that a person enters are never those of a program. */
async function assertPerson(tx: Db, handle: string): Promise<void> {
  const [known] = isReserved(handle)
    ? [{ isBot: true }]
    : await tx
        .select({ isBot: people.isBot })
        .from(people)
        .where(eq(sql`lower(${people.handle})`, foldHandle(handle)));
  if (known?.isBot)
    throw new ValidationError([
      { path: 'input.person', message: `Expected the handle of a person; ${handle} is that of a program.` },
    ]);
}

async function idsOf(tx: Db, slugs: readonly string[]): Promise<number[]> {
  if (!slugs.length) return [];
  const rows = await tx
    .select({ id: projects.id, slug: projects.slug })
    .from(projects)
    .where(inArray(projects.slug, [...slugs]));
  const missing = slugs.find((slug) => !rows.some((row) => row.slug === slug));
  if (missing) throw new NotFoundError('project', missing);
  return rows.map(({ id }) => id);
}
