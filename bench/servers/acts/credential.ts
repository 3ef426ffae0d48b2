import { hashOfSecret, isSecret } from '../../../src/domain/access/secret.ts';
import { Refused, type Rows } from './rows.ts';

export interface Bearer {
  tokenId: number;
  role: string;
  personId: number;
  /** Slugs of the projects that the credential is for. */
  projects: readonly string[];
}

interface Token extends Bearer {
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

const LAST_USE_MS = 60_000;

/** Whose credential it is. @throws Refused */
export async function bearerOf(rows: Rows, authorization: string | undefined, now: Date): Promise<Bearer> {
  const secret = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  const [token] = isSecret(secret)
    ? await rows<Token>(
        'token',
        `select t.id as "tokenId", t.role, t.expires_at as "expiresAt", t.revoked_at as "revokedAt", t.last_used_at as "lastUsedAt",
           (select coalesce(joined_to, id) from people where people.id = t.person_id) as "personId",
           array(select slugs_of(link.project_id) from token_projects link where link.token_id = t.id) as projects
         from tokens t where t.secret_hash = $1`,
        [hashOfSecret(secret)],
      )
    : [];
  if (!token || token.revokedAt || (token.expiresAt && token.expiresAt <= now))
    throw new Refused(401, 'This credential is none.');
  if (!token.lastUsedAt || now.getTime() - token.lastUsedAt.getTime() >= LAST_USE_MS)
    await rows(
      'last use',
      'update tokens set last_used_at = $2 where id = $1 and (last_used_at is null or last_used_at <= $3)',
      [token.tokenId, now.toISOString(), new Date(now.getTime() - LAST_USE_MS).toISOString()],
    );
  return token;
}

/** Who may do it, for which of the projects. @throws Refused that is the same for a project that is not there */
export function assertMay({ role, projects }: Bearer, roles: readonly string[], project: string): void {
  const isAllowed = roles.includes(role) && (role !== 'CI' || projects.includes(project));
  if (!isAllowed) throw new Refused(403, 'This credential does not allow it.');
}
