import type { Viewer } from '../domain/act/viewer.ts';
import { type Authenticate, NO_VIEWER } from './plugins/authentication.ts';
import { HttpProblem } from './problem.ts';
import type { Visits } from './session/visits.ts';

/** The admin who sends the request. @throws HttpProblem where somebody else sends it */
export type AdmitAdmin = (request: Request) => Promise<Viewer>;

interface Options {
  authenticate: Authenticate;
  /** People who have signed in on the page; left out where nobody can sign in. */
  visits?: Visits | undefined;
  now: () => Date;
}

/** By a credential or, where none is sent, by the session of a browser; a session may only read here. */
export function createAdmitAdmin({ authenticate, visits, now }: Options): AdmitAdmin {
  return async (request) => {
    const credential = request.headers.get('authorization');
    const visit = credential === null ? await visits?.of(request.headers) : null;
    const viewer = visit && visit !== 'over' ? visit.viewer : await authenticate(credential, now());
    if (typeof viewer === 'string') {
      const { status, code, message, headers } = NO_VIEWER[viewer];
      throw new HttpProblem(status, code, message, { headers });
    }
    if (viewer === null)
      throw new HttpProblem(
        401,
        'UNAUTHENTICATED',
        'Expected the token of an admin as Authorization: Bearer …, or an admin who has signed in; found neither.',
        { headers: NO_VIEWER.refused.headers },
      );
    if (viewer.role !== 'ADMIN')
      throw new HttpProblem(
        403,
        'FORBIDDEN',
        `Expected the token of an admin, found that of a ${viewer.role.toLowerCase()}.`,
      );
    return viewer;
  };
}
