import type { Viewer } from '../../domain/act/viewer.ts';
import type { EdgeContext, EdgePlugin } from '../edge-context.ts';
import { refusal } from '../refusal.ts';

/**
 * Who sends this `Authorization` header; null: nobody in particular, there is none. `unavailable`: it cannot be told at the
 * moment, because the keys of its issuer cannot be fetched.
 */
export type Authenticate = (
  authorization: string | null,
  now: Date,
) => Promise<Viewer | null | 'refused' | 'unavailable'>;

/** What the context is made from, besides the request. */
export interface Authenticated {
  viewer: Viewer | null;
  now: Date;
}

/** The answer to every bad credential: one text for all, so that nobody learns anything about it. */
export const NO_VIEWER = {
  refused: {
    status: 401,
    code: 'UNAUTHENTICATED',
    message: 'This credential is not valid. Send a valid one as Authorization: Bearer …, or none to read.',
    headers: { 'WWW-Authenticate': 'Bearer' },
  },
  unavailable: {
    status: 503,
    code: 'UNAVAILABLE',
    message: 'This credential cannot be checked at the moment; try again later, or send none to read.',
    headers: { 'Retry-After': '30' },
  },
} as const;

/** Before the context: a bad credential is refused even where none is needed, so that its bearer notices. */
export function useAuthentication(authenticate: Authenticate, instant: () => Date): EdgePlugin {
  return {
    async onContextBuilding({ context, extendContext }) {
      const now = instant();
      const authorization = context.request.headers.get('authorization');
      const { visit } = context as EdgeContext;
      const viewer = visit && authorization === null ? visit.viewer : await authenticate(authorization, now);
      if (typeof viewer === 'string') {
        const { status, code, message, headers } = NO_VIEWER[viewer];
        throw refusal(status, code, message, { headers });
      }
      extendContext({ viewer, now } satisfies Authenticated as object);
    },
  };
}
