import { eq } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { people } from '../../db/tables/index.ts';
import { findOrCreatePeople } from '../person/find-or-create.ts';
import { jobOf, type TrustedRepository } from './sign-in-job.ts';
import type { Role, Viewer } from './viewer.ts';

type Claims = Readonly<Record<string, unknown>>;

/** By which claims an issuer's tokens are ours. */
export interface SignInRules {
  issuer: string;
  person: string;
  rules: readonly { claim: string; has: string; role: Role; projects: readonly string[] }[];
  repositories: readonly TrustedRepository[];
}

/** As handles are written in reports. */
const HANDLE = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/;

/** Who bears a token whose claims an issuer has vouched for. `refused`: it says nothing that we could go by. */
export async function signIn(db: Db, rules: SignInRules, claims: Claims): Promise<Viewer | 'refused'> {
  return rules.repositories.length > 0 ? signInJob(db, rules, claims) : signInPerson(db, rules, claims);
}

/**
 * The first rule that fits gives the role, further ones of that role add projects. Whom none fits is a maintainer of no
 * project: known, and without rights.
 */
async function signInPerson(
  db: Db,
  { rules, person }: SignInRules,
  claims: Claims,
): Promise<Viewer | 'refused'> {
  const handle = claims[person];
  if (typeof handle !== 'string' || !HANDLE.test(handle)) return 'refused';
  const fitting = rules.filter(({ claim, has }) => [claims[claim]].flat().includes(has));
  const role = fitting[0]?.role ?? 'MAINTAINER';
  const projects = new Set(fitting.filter((rule) => rule.role === role).flatMap((rule) => rule.projects));
  return {
    personId: await personOf(db, handle, false),
    name: handle,
    role,
    projects: [...projects].sort(),
    tokenId: null,
  };
}

/** A job of GitHub Actions, which reports once with its token. */
async function signInJob(
  db: Db,
  { issuer, repositories }: SignInRules,
  claims: Claims,
): Promise<Viewer | 'refused'> {
  const job = jobOf(repositories, claims);
  if (!job) return 'refused';
  const name = `github-actions-${job.repository.repositoryId}`;
  return {
    personId: await personOf(db, name, true),
    name,
    role: 'CI',
    projects: [...job.repository.projects].sort(),
    tokenId: null,
    run: job.run,
    once: { issuer, jti: job.jti, expiresAt: job.expiresAt },
  };
}

/** Looked for first: who reads must not write. */
async function personOf(db: Db, handle: string, isBot: boolean): Promise<number> {
  const [known] = await db.select({ id: people.id }).from(people).where(eq(people.handle, handle));
  if (known) return known.id;
  return (await findOrCreatePeople(db, [handle], { isBot })).get(handle) ?? 0;
}
