import type { Config } from '../../config.ts';
import type { SignInRules } from '../../domain/access/sign-in.ts';
import type { Viewer } from '../../domain/act/viewer.ts';
import type { Authenticate } from '../plugins/authentication.ts';
import type { Verify } from './verify.ts';

interface SignIn {
  issuers: Config['issuers'];
  /** Tokens of our own. */
  authenticate: Authenticate;
  /** Who bears a token that its issuer has vouched for. */
  signIn: (rules: SignInRules, claims: Readonly<Record<string, unknown>>) => Promise<Viewer | 'refused'>;
}

/** Whether a credential is a token of some issuer, and none of our own. */
const isJwt = (credential: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]*$/.test(credential);

/** Tokens of our own and those of the issuers that are configured, told apart by how they are written. */
export function createAuthenticate({ issuers, authenticate, signIn }: SignIn): Authenticate {
  let loading: Promise<Verify> | undefined;
  const load = async () => (await import('./verify.ts')).createVerify(issuers);
  return async (authorization, now) => {
    const credential = /^Bearer +(\S+)$/i.exec(authorization?.trim() ?? '')?.[1] ?? '';
    if (!isJwt(credential)) return authenticate(authorization, now);
    if (issuers.length === 0) return 'refused';
    // What checks signatures is heavy to load, and few servers need it.
    loading ??= load();
    const vouched = await (await loading)(credential, now);
    return typeof vouched === 'string' ? vouched : signIn(vouched.issuer, vouched.claims);
  };
}
