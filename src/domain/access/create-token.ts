import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { DAY_MS } from '../../base/calendar.ts';
import { NotFoundError, ValidationError } from '../../base/errors.ts';
import { handle, line, listOf } from '../../base/text.ts';
import type { Db } from '../../db/index.ts';
import { role } from '../../db/tables/enums.ts';
import { projects, tokenProjects, tokens } from '../../db/tables/index.ts';
import { calledBy } from '../../reading/called.ts';
import { defineAct } from '../act/act.ts';
import { ROLES_OF_PROJECTS } from '../act/permissions.ts';
import { findOrCreatePeople } from '../person/find-or-create.ts';
import { assertPerson } from '../person/handles.ts';
import { hashOfSecret, newSecret } from './secret.ts';

/** How long a token lives unless said otherwise. */
export const LIFE_DAYS = 90;

const NewToken = z
  .object({
    name: line().nullish(),
    role: z.enum(role.enumValues),
    projects: listOf(line())
      .nullish()
      .transform((given) => [...new Set(given ?? [])]),
    /** The person in whose name its bearer enters records. */
    person: handle().nullish(),
    /** Left out: in `LIFE_DAYS`; null: never. */
    expiresAt: z.date().nullable().optional(),
  })
  .superRefine(({ role, projects }, context) => {
    const isOfProjects = ROLES_OF_PROJECTS.includes(role);
    if (isOfProjects && !projects.length)
      context.addIssue({
        code: 'custom',
        path: ['projects'],
        message: `Expected at least one project: a ${role} acts for named projects.`,
      });
    if (!isOfProjects && projects.length)
      context.addIssue({
        code: 'custom',
        path: ['projects'],
        message: `Expected no projects: a ${role} acts for all of them.`,
      });
  });
export type NewTokenGiven = z.output<typeof NewToken>;

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
 * Issues a token. If no person is named, its bearer enters records as a bot named after the role.
 * @throws NotFoundError for a project that does not exist, ValidationError for an expiry that has passed
 */
export async function issueToken(tx: Db, given: NewTokenGiven, now: Date): Promise<IssuedToken> {
  const { role, expiresAt = new Date(now.getTime() + LIFE_DAYS * DAY_MS) } = given;
  if (expiresAt && expiresAt <= now)
    throw new ValidationError([
      {
        path: 'input.expiresAt',
        message: `Expected an instant in the future; got ${expiresAt.toISOString()}.`,
      },
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

export interface CreatedToken {
  tokenId: number;
  name: string;
  person: string;
  /** Null when the answer is given again under an idempotency key: the secret was shown and is not kept. */
  secret: string | null;
}

/** Issues a credential; its secret is shown in the first answer and never again. */
export const createToken = defineAct({
  name: 'createToken',
  input: NewToken,
  run: async (tx, input, { now }) => {
    const { id, name, person, expiresAt, secret } = await issueToken(tx, input, now);
    return {
      answer: { tokenId: id, name, person, secret: null } as CreatedToken,
      shownOnce: { secret },
      subject: `Token:${id}`,
      details: { name, role: input.role, projects: input.projects, person, expiresAt },
    };
  },
});
