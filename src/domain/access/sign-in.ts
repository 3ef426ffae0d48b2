import { eq } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { people } from '../../db/tables/index.ts';
import { findOrCreatePeople } from '../person/find-or-create.ts';
import type { Role, Viewer } from './viewer.ts';

type Claims = Readonly<Record<string, unknown>>;

/** By which claims an issuer's tokens are ours. */
export interface SignInRules {
  issuer: string;
  person: string;
  rules: readonly { claim: string; has: string; role: Role; projects: readonly string[] }[];
  repositories: readonly { repositoryId: string; repositoryOwnerId: string; projects: readonly string[] }[];
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

/** Pull requests run the code of strangers with the same token as the default branch. */
const OF_PULL_REQUESTS =
  /^(?:pull_request|pull_request_target|pull_request_review|pull_request_review_comment)$/;

/** A job of GitHub Actions: its repository by the ids of GitHub, its branch and commit by the token's own word. */
async function signInJob(
  db: Db,
  { issuer, repositories }: SignInRules,
  claims: Claims,
): Promise<Viewer | 'refused'> {
  const { repository_id, repository_owner_id, ref, ref_type, sha, jti, exp, event_name } = claims;
  const repository = repositories.find(
    ({ repositoryId, repositoryOwnerId }) =>
      repositoryId === repository_id && repositoryOwnerId === repository_owner_id,
  );
  const branch = typeof ref === 'string' ? /^refs\/heads\/(.+)$/.exec(ref)?.[1] : undefined;
  if (!repository || branch === undefined || (ref_type !== undefined && ref_type !== 'branch'))
    return 'refused';
  if (typeof event_name !== 'string' || OF_PULL_REQUESTS.test(event_name)) return 'refused';
  if (typeof sha !== 'string' || typeof jti !== 'string' || jti === '' || typeof exp !== 'number')
    return 'refused';
  const name = `github-actions-${repository.repositoryId}`;
  return {
    personId: await personOf(db, name, true),
    name,
    role: 'CI',
    projects: [...repository.projects].sort(),
    tokenId: null,
    run: { branch, commit: sha },
    once: { issuer, jti, expiresAt: new Date(exp * 1000) },
  };
}

/** Looked for first: who reads must not write. */
async function personOf(db: Db, handle: string, isBot: boolean): Promise<number> {
  const [known] = await db.select({ id: people.id }).from(people).where(eq(people.handle, handle));
  if (known) return known.id;
  return (await findOrCreatePeople(db, [handle], { isBot })).get(handle) ?? 0;
}
