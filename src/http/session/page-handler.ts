import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import { may } from '../../domain/act/permissions.ts';
import { type Sessions, THIS_MACHINE } from '../../domain/session/index.ts';
import type { Visitor } from '../../page/index.ts';
import type { EdgeContext } from '../edge-context.ts';
import type { Handler } from '../handler.ts';
import { HttpProblem } from '../problem.ts';

import { type Form, readForm } from './form.ts';
import type { OnceLink } from './once.ts';
import { isFromNoOtherPage, isFromOwnPage, ownOrigin } from './origin.ts';
import { createSignIn, seeOther } from './sign-in.ts';
import type { Visit, Visits } from './visits.ts';
import { createWithProvider } from './with-provider.ts';

/** The question to the page: who asks, and what they have sent. */
export interface Asked {
  visitor: Visitor | null;
  /** Null where it is only to be read. */
  form: Form | null;
  /** A page that was not written for this session sent it: none of it may be done. */
  isStale?: boolean;
}

/** Forms that readers send as well, who are not signed in. */
const FOR_ANYBODY = new Set(['/act/raise-dispute']);

interface PageHandlerOptions {
  config: Pick<Config, 'publicUrl' | 'sessionHours' | 'providers'>;
  log: Logger;
  sessions: Sessions;
  visits: Visits;
  once: OnceLink | null;
  page: (request: Request, context: EdgeContext, asked: Asked) => Promise<Response>;
}

/** Pages for readers and for people who have signed in; pages for the latter are neither kept nor shared. */
export function createPageHandler({
  config,
  log,
  sessions,
  visits,
  once,
  page,
}: PageHandlerOptions): Handler {
  const signIn = createSignIn(config, sessions);
  const withProvider = createWithProvider({ config, sessions, signIn, log });

  const originOf = ({ headers, url }: Request) => ownOrigin(headers, config.publicUrl) ?? new URL(url).origin;

  async function read(request: Request, context: EdgeContext): Promise<Response> {
    const visit = await visits.of(request.headers);
    if (visit === null) return page(request, context, { visitor: null, form: null });
    if (visit === 'over') {
      const response = await page(request, context, { visitor: null, form: null });
      return forOne(response, { 'set-cookie': visits.clear });
    }
    const asked = { visitor: visitorOf(visit), form: null };
    return forOne(await page(request, { ...context, visit }, asked));
  }

  async function act(request: Request, context: EdgeContext, path: string): Promise<Response> {
    const form = await readForm(request, context.body);
    if (path === '/sign-in') return signIn.byToken(request, context, form);
    const visit = await visits.of(request.headers);
    const isReader = visit === null || visit === 'over';
    const isOurs =
      isReader && FOR_ANYBODY.has(path)
        ? isFromNoOtherPage(request.headers, originOf(request))
        : isFromOwnPage(request.headers, config.publicUrl);
    if (!isOurs) throw new HttpProblem(403, 'FORBIDDEN', 'No page of this site sent this.');
    if (isReader) {
      const { pathname, search } = new URL(request.url);
      const cleared = visit === 'over' ? [visits.clear] : [];
      if (FOR_ANYBODY.has(path)) {
        const response = await page(request, context, { visitor: null, form });
        return visit === 'over' ? forOne(response, { 'set-cookie': visits.clear }) : forOne(response);
      }
      if (path === '/sign-out') return seeOther('/', ...cleared);
      return seeOther(
        `/sign-in?${new URLSearchParams({ failed: 'over', to: pathname + search })}`,
        ...cleared,
      );
    }
    const isOwn = visits.isOwnForm(visit, form.get('formToken')?.[0]);
    // Content typed into a form of an earlier session is shown again, with the token of this session; none of it is done.
    if (!isOwn && path !== '/sign-out')
      return forOne(
        await page(request, { ...context, visit }, { visitor: visitorOf(visit), form, isStale: true }),
      );
    if (!isOwn)
      throw new HttpProblem(
        403,
        'FORBIDDEN',
        'A page that was written for another session sent this; reload the page and send it again.',
      );
    if (path === '/sign-out') {
      await sessions.end(visit.secret, visit.viewer, context.requestId);
      return seeOther('/', visits.clear);
    }
    return forOne(await page(request, { ...context, visit }, { visitor: visitorOf(visit), form }));
  }

  return async (request, context) => {
    const path = new URL(request.url).pathname;
    if (request.method === 'POST') return act(request, context, path);
    if (request.method !== 'GET')
      throw new HttpProblem(405, 'METHOD_NOT_ALLOWED', 'This path takes GET, HEAD and what its forms send.', {
        headers: { Allow: 'GET, HEAD, POST' },
      });
    const key = /^\/sign-in\/once\/([\w-]+)$/.exec(path)?.[1];
    if (key && once && ownOrigin(request.headers, config.publicUrl)) {
      if (!once.take(key, context.client)) return seeOther('/sign-in?failed=once');
      const viewer = await sessions.operator();
      return signIn.open(request, context, { viewer, issuer: THIS_MACHINE }, '/account');
    }
    return withProvider(request, context, path) ?? read(request, context);
  };
}

export const visitorOf = ({ viewer, formToken }: Visit): Visitor => ({
  name: viewer.name,
  role: viewer.role,
  projects: viewer.projects,
  formToken,
  may: (permission, project) => may(viewer, permission as Parameters<typeof may>[1], project),
});

/** Unless it is the same for everybody for ever. */
function forOne(response: Response, more: Record<string, string> = {}): Response {
  const { headers } = response;
  if (headers.get('cache-control')?.includes('immutable')) return response;
  headers.set('cache-control', 'private, no-store');
  headers.delete('etag');
  for (const [name, value] of Object.entries(more)) headers.append(name, value);
  return response;
}
