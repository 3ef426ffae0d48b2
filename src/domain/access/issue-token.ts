import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { projects, tokenProjects, tokens } from '../../db/tables/index.ts';
import { NotFoundError, ValidationError } from '../errors.ts';
import { assertPerson } from '../person/assert-person.ts';
import { findOrCreatePeople } from '../person/find-or-create.ts';
import { calledBy } from '../project/called.ts';
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
  if (given.person) await assertPerson(tx, given.person, 'input.person');
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

async function idsOf(tx: Db, slugs: readonly string[]): Promise<number[]> {
  if (!slugs.length) return [];
  const rows = await tx
    .select({ id: projects.id, slug: sql<string>`called.slug` })
    .from(projects)
    .innerJoin(calledBy(slugs), sql`called.id = ${projects.id}`);
  const missing = slugs.find((slug) => !rows.some((row) => row.slug === slug));
  if (missing) throw new NotFoundError('project', missing);
  return [...new Set(rows.map(({ id }) => id))];
}
