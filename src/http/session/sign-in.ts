import { Response } from '@whatwg-node/fetch';
import type { Config } from '../../config.ts';
import type { Sessions } from '../../domain/session/index.ts';
import type { NewSession } from '../../domain/session/open.ts';
import type { EdgeContext } from '../edge-context.ts';
import { HttpProblem } from '../problem.ts';
import { cookieFor, readCookie, setCookie } from './cookie.ts';
import type { Form } from './form.ts';
import { isFromOwnPage, ownOrigin } from './origin.ts';
import { returnTo } from './return-to.ts';

type Who = Pick<NewSession, 'viewer' | 'handleId' | 'issuer'>;

export interface SignIn {
  /**
   * Starts a new session under a new id, and sends the person where they wanted to go. The session that the browser had before
   * ends.
   */
  open(request: Request, context: EdgeContext, who: Who, to: string, ...cookies: string[]): Promise<Response>;
  /** What the form at `/sign-in` sends. */
  byToken(request: Request, context: EdgeContext, form: Form): Promise<Response>;
}

/** Goes on by GET. Kept by nobody. */
export function seeOther(location: string, ...cookies: string[]): Response {
  const response = new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
  // One by one: as one header they would be one cookie.
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

export function createSignIn(config: Pick<Config, 'publicUrl' | 'sessionHours'>, sessions: Sessions): SignIn {
  const policy = cookieFor(config.publicUrl);
  async function open(
    request: Request,
    context: EdgeContext,
    who: Who,
    to: string,
    ...cookies: string[]
  ): Promise<Response> {
    const { requestId, client } = context;
    const before = readCookie(request.headers.get('cookie'), policy);
    const found = before === null ? null : await sessions.find(before);
    if (before !== null && found) await sessions.end(before, found.viewer, requestId);
    const secret = await sessions.open({
      ...who,
      address: client,
      browser: request.headers.get('user-agent') ?? '',
      requestId,
    });
    return seeOther(to, setCookie(policy, secret, { seconds: config.sessionHours * 3600 }), ...cookies);
  }
  return {
    open,
    async byToken(request, context, form) {
      if (ownOrigin(request.headers, config.publicUrl) === null)
        throw new HttpProblem(
          403,
          'FORBIDDEN',
          'Without SIG_STATUS_PUBLIC_URL people can sign in only on this machine, at http://localhost.',
        );
      if (!isFromOwnPage(request.headers, config.publicUrl))
        throw new HttpProblem(403, 'FORBIDDEN', 'No page of this site sent this.');
      const to = returnTo(form.get('to')?.[0]);
      const viewer = await sessions.byToken(form.get('token')?.[0]?.trim() ?? '');
      if (!viewer) return seeOther(`/sign-in?${new URLSearchParams({ failed: 'token', to })}`);
      return open(request, context, { viewer, issuer: null }, to);
    },
  };
}
