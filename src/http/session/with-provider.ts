import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import type { Sessions } from '../../domain/session/index.ts';
import type { EdgeContext } from '../edge-context.ts';
import { createAllowance } from '../limits/allowance.ts';
import { HttpProblem } from '../problem.ts';
import { clearCookie, cookieFor, readCookie, setCookie } from './cookie.ts';
import { ownOrigin } from './origin.ts';
import type { ProviderClient } from './provider.ts';
import { returnTo } from './return-to.ts';
import { type SignIn, seeOther } from './sign-in.ts';

/** Who sets out so often in a minute is no person. */
const PER_MINUTE = 30;
const ATTEMPT_SECONDS = 600;

interface WithProviderOptions {
  config: Pick<Config, 'publicUrl' | 'providers'>;
  sessions: Sessions;
  signIn: SignIn;
  log: Logger;
}

/**
 * Signs in with a provider: a link leads there, and the provider sends people back to the browser that started. Null: the path
 * belongs to no provider.
 */
export function createWithProvider({ config, sessions, signIn, log }: WithProviderOptions) {
  const attempts = createAllowance('sign-ins', PER_MINUTE, 'attempts to sign in');
  const policy = cookieFor(config.publicUrl, 'sig-status-attempt');
  const clients = new Map<string, Promise<ProviderClient>>();
  const providers = new Map(config.providers.map((provider) => [provider.id, provider]));

  const clientOf = (id: string) => {
    const provider = providers.get(id);
    if (!provider) return null;
    // The library for the protocol is loaded only when it is needed.
    const known =
      clients.get(id) ?? import('./provider.ts').then((room) => room.createProviderClient(provider));
    clients.set(id, known);
    return known;
  };

  async function setOut(
    request: Request,
    context: EdgeContext,
    id: string,
    place: string,
  ): Promise<Response> {
    attempts.take(context.client, 1);
    const attempt = {
      provider: id,
      nonce: randomBytes(32).toString('base64url'),
      verifier: randomBytes(32).toString('base64url'),
      returnTo: returnTo(new URL(request.url).searchParams.get('to')),
    };
    const client = await clientOf(id);
    if (!client) throw new Error(`no provider ${id}`);
    const { state, browser } = await sessions.beginAttempt(
      attempt,
      readCookie(request.headers.get('cookie'), policy),
    );
    try {
      const redirectUri = `${place}/sign-in/${id}/callback`;
      const url = await client.authorizationUrl({ ...attempt, redirectUri, state });
      return seeOther(url.href, setCookie(policy, browser, { seconds: ATTEMPT_SECONDS }));
    } catch (err) {
      log.warn({ err, provider: id }, 'a provider cannot be reached');
      return seeOther('/sign-in?failed=unavailable');
    }
  }

  async function comeBack(
    request: Request,
    context: EdgeContext,
    id: string,
    place: string,
  ): Promise<Response> {
    const asked = new URL(request.url);
    const browser = readCookie(request.headers.get('cookie'), policy);
    const state = asked.searchParams.get('state');
    const attempt = browser && state ? await sessions.takeAttempt({ state, browser, provider: id }) : null;
    const client = await clientOf(id);
    const provider = providers.get(id);
    // An answer to no attempt does not affect an attempt in another tab.
    if (!attempt || !client || !provider || !state) return seeOther('/sign-in?failed=provider');
    const clear = attempt.isLast ? [clearCookie(policy)] : [];
    const redirectUri = `${place}/sign-in/${id}/callback`;
    try {
      const claims = await client.claims(new URL(redirectUri + asked.search), {
        ...attempt,
        redirectUri,
        state,
      });
      const viewer = await sessions.byClaims(
        {
          issuer: id,
          person: provider.kind === 'github' ? 'login' : provider.person,
          rules: provider.rules,
          repositories: [],
        },
        claims,
      );
      if (viewer === 'refused') return seeOther('/sign-in?failed=refused', ...clear);
      return await signIn.open(request, context, { viewer, issuer: id }, attempt.returnTo, ...clear);
    } catch (err) {
      if (err instanceof HttpProblem) throw err;
      log.warn({ err, provider: id }, 'a sign-in with a provider failed');
      return seeOther('/sign-in?failed=provider', ...clear);
    }
  }

  return (request: Request, context: EdgeContext, path: string): Promise<Response> | null => {
    const [, id = '', isBack] = /^\/sign-in\/([a-z][a-z0-9-]*)(\/callback)?$/.exec(path) ?? [];
    if (!providers.has(id)) return null;
    const origin = ownOrigin(request.headers, config.publicUrl);
    if (!origin) return null;
    // The site may be found in a folder of its origin.
    const place = config.publicUrl ?? origin;
    return isBack ? comeBack(request, context, id, place) : setOut(request, context, id, place);
  };
}
