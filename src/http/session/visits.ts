import { createHash, timingSafeEqual } from 'node:crypto';
import type { Config } from '../../config.ts';
import type { Viewer } from '../../domain/act/viewer.ts';
import type { Sessions } from '../../domain/session/index.ts';
import type { EdgeContext } from '../edge-context.ts';
import { HttpProblem } from '../problem.ts';
import { clearCookie, cookieFor, readCookie } from './cookie.ts';
import { isFromOwnPage } from './origin.ts';

/** A person who has signed in, as seen from one request. */
export interface Visit {
  viewer: Viewer;
  secret: string;
  /** Stands in every form that is written for it. */
  formToken: string;
}

export interface Visits {
  /** The person who is signed in; `over`: there is a cookie, but its session has ended. */
  of(headers: Headers): Promise<Visit | 'over' | null>;
  /** Whether a form was sent by a page that we wrote for this session. */
  isOwnForm(visit: Visit, token: string | undefined): boolean;
  /**
   * The person who sends this to `/graphql` by a session: only with an Origin of ours and the token of the session's forms. A
   * cookie alone counts for nothing there.
   */
  ofOperation(request: Request, context: EdgeContext): Promise<EdgeContext>;
  /** Takes the cookie away. */
  readonly clear: string;
}

/** Carries the token of a session's forms to `/graphql`. */
export const FORM_TOKEN_HEADER = 'x-form-token';

const FOREIGN =
  'No page of this site sent this, or a page that was written for another session did; reload the page and send it again.';

export function createVisits(config: Pick<Config, 'publicUrl'>, sessions: Sessions): Visits {
  const policy = cookieFor(config.publicUrl);
  async function find(headers: Headers): Promise<Visit | 'over' | null> {
    const secret = readCookie(headers.get('cookie'), policy);
    if (secret === null) return null;
    const found = await sessions.find(secret);
    return found ? { viewer: found.viewer, secret, formToken: formTokenOf(secret) } : 'over';
  }
  return {
    of: find,
    isOwnForm: ({ secret }, token) => isFormToken(token, secret),
    async ofOperation(request, context) {
      const token = request.headers.get(FORM_TOKEN_HEADER);
      if (request.method !== 'POST' || token === null || request.headers.get('authorization') !== null)
        return context;
      const visit = await find(request.headers);
      if (visit === null || visit === 'over')
        throw new HttpProblem(401, 'UNAUTHENTICATED', 'This session has ended: sign in again.');
      if (!isFromOwnPage(request.headers, config.publicUrl) || !isFormToken(token, visit.secret))
        throw new HttpProblem(403, 'FORBIDDEN', FOREIGN);
      return { ...context, visit: { viewer: visit.viewer } };
    },
    clear: clearCookie(policy),
  };
}

/** Stands in every form of a session: who has only the hash of the session, or its cookie’s place, cannot make it. */
const formTokenOf = (secret: string): string =>
  createHash('sha256').update(`form of ${secret}`).digest('base64url');

function isFormToken(given: string | null | undefined, secret: string): boolean {
  const expected = Buffer.from(formTokenOf(secret));
  const came = Buffer.from(given ?? '');
  return came.length === expected.length && timingSafeEqual(came, expected);
}
