import type { Config } from '../../config.ts';
import type { SignInRules } from '../../domain/access/sign-in.ts';
import type { Viewer } from '../../domain/access/viewer.ts';
import type { Authenticate } from '../plugins/authentication.ts';
import { createVerify, isJwt } from './verify.ts';

interface SignIn {
  issuers: Config['issuers'];
  /** Tokens of our own. */
  authenticate: Authenticate;
  /** Who bears a token that its issuer has vouched for. */
  signIn: (rules: SignInRules, claims: Readonly<Record<string, unknown>>) => Promise<Viewer | 'refused'>;
}

/** Tokens of our own and those of the issuers that are configured, told apart by how they are written. */
export function createAuthenticate({ issuers, authenticate, signIn }: SignIn): Authenticate {
  const verify = createVerify(issuers);
  return async (authorization, now) => {
    const credential = /^Bearer +(\S+)$/i.exec(authorization?.trim() ?? '')?.[1] ?? '';
    if (!isJwt(credential)) return authenticate(authorization, now);
    const vouched = await verify(credential, now);
    return typeof vouched === 'string' ? vouched : signIn(vouched.issuer, vouched.claims);
  };
}
