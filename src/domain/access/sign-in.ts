import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { people, projects } from '../../db/tables/index.ts';
import { prepared } from '../../reading/prepared.ts';
import type { Role, Viewer } from '../act/viewer.ts';
import { findOrCreatePeople, foldHandle } from '../person/find-or-create.ts';
import { isReserved } from '../person/handles.ts';
import { jobOf, type TrustedRepository } from './sign-in-job.ts';

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
 * The first rule that fits gives the role, and further rules of that role add projects. A person whom none fits is a maintainer
 * of no project: known, but without rights.
 */
async function signInPerson(
  db: Db,
  { rules, person }: SignInRules,
  claims: Claims,
): Promise<Viewer | 'refused'> {
  const handle = claims[person];
  if (typeof handle !== 'string' || !HANDLE.test(handle) || isReserved(handle)) return 'refused';
  const known = await personOf(db, handle, false);
  if (known.isBot) return 'refused';
  const fitting = rules.filter(({ claim, has }) => [claims[claim]].flat().includes(has));
  const role = fitting[0]?.role ?? 'MAINTAINER';
  const projects = new Set(fitting.filter((rule) => rule.role === role).flatMap((rule) => rule.projects));
  return {
    personId: known.personId,
    name: known.handle,
    role,
    projects:
      role === 'MAINTAINER' ? await projectsMaintained(db, known.id, [...projects]) : [...projects].sort(),
    tokenId: null,
    ...(typeof claims.exp === 'number' ? { until: new Date(claims.exp * 1000) } : {}),
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
    personId: (await personOf(db, name, true)).personId,
    name,
    role: 'CI',
    projects: await everySlug(db, job.repository.projects),
    tokenId: null,
    run: job.run,
    once: { issuer, jti: job.jti, expiresAt: job.expiresAt },
  };
}

interface Known {
  id: number;
  /** Whose handle it is: another's id where it was joined. */
  personId: number;
  handle: string;
  isBot: boolean;
}

/** Looked for first: who reads must not write. */
async function personOf(db: Db, handle: string, isBot: boolean): Promise<Known> {
  const find = () =>
    db
      .select({
        id: people.id,
        personId: sql<number>`coalesce(${people.joinedTo}, ${people.id})`,
        handle: people.handle,
        isBot: people.isBot,
      })
      .from(people)
      .where(and(eq(sql`lower(${people.handle})`, foldHandle(handle)), isNull(people.duplicateOf)));
  const [known] = await find();
  if (known && (known.isBot || !isBot)) return known;
  await findOrCreatePeople(db, [handle], { isBot });
  const [made] = await find();
  if (!made) throw new Error(`people has nobody called ${handle}`);
  return made;
}

/** Slugs of the projects that somebody acts on whose credential names these. */
async function projectsMaintained(db: Db, handleId: number, slugs: readonly string[]): Promise<string[]> {
  const rows = await prepared(db, 'projects maintained', () =>
    db
      .select({ slug: sql<string>`slugs_of(${projects.id})` })
      .from(projects)
      .where(
        sql`${projects.id} in (select projects_maintained(${sql.placeholder('handle')}::int,
          array(select id from projects_called(${sql.placeholder('slugs')}::text[])), now()))`,
      ),
  ).execute({ handle: handleId, slugs: [...slugs] });
  return rows.map(({ slug }) => slug).sort();
}

/** These slugs with all others that their projects have or had: settings may name a project as it was called before. */
async function everySlug(db: Db, slugs: readonly string[]): Promise<string[]> {
  const rows = await prepared(db, 'every slug', () =>
    db
      .select({ slug: sql<string>`slugs_of(called.id)` })
      .from(sql`projects_called(${sql.placeholder('slugs')}::text[]) as called`),
  ).execute({ slugs: [...slugs] });
  return [...new Set([...slugs, ...rows.map(({ slug }) => slug)])].sort();
}
