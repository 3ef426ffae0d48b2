import type { Db } from '../../db/index.ts';
import { authenticate } from '../access/authenticate.ts';
import { type SignInRules, signIn } from '../access/sign-in.ts';
import { operator } from '../access/stand-ins.ts';
import type { Viewer } from '../act/viewer.ts';
import { type Attempt, type Begun, beginAttempt, type Taken, takeAttempt } from './attempt.ts';
import { signOut } from './end.ts';
import { type FoundSession, findSession } from './find.ts';
import { type NewSession, openSession } from './open.ts';
import type { SessionTimes } from './rows.ts';

/** The issuer for people who used the one-time link of the terminal. */
export const THIS_MACHINE = 'this machine';

/** What the edge does with sessions. */
export interface Sessions {
  /** The bearer of the token; null: it is unknown or no longer in force. */
  byToken(token: string): Promise<Viewer | null>;
  operator(): Promise<Viewer>;
  /** Who it is of whom a provider has said this. */
  byClaims(rules: SignInRules, claims: Readonly<Record<string, unknown>>): Promise<Viewer | 'refused'>;
  /** @param known what the browser has of an attempt in another tab */
  beginAttempt(attempt: Attempt, known: string | null): Promise<Begun>;
  takeAttempt(given: Begun & { provider: string }): Promise<Taken | null>;
  /** Gives what the browser is to keep. */
  open(session: NewSession): Promise<string>;
  find(secret: string): Promise<FoundSession | null>;
  end(secret: string, viewer: Viewer, requestId: string | null): Promise<void>;
}

interface SessionsOptions {
  db: Db;
  now: () => Date;
  times: SessionTimes;
  /** Names of those who may vouch for a person; sessions of any other are over. */
  issuers: readonly string[];
}

export function createSessions({ db, now, times, issuers }: SessionsOptions): Sessions {
  const all = { ...times, issuers: [...issuers, THIS_MACHINE] };
  return {
    async byToken(token) {
      const viewer = await authenticate(db, `Bearer ${token}`, now());
      return viewer === null || viewer === 'refused' ? null : viewer;
    },
    operator: () => operator(db),
    byClaims: (rules, claims) => signIn(db, rules, claims),
    beginAttempt: (attempt, known) => beginAttempt(db, attempt, now(), known),
    takeAttempt: (given) => takeAttempt(db, given, now()),
    open: (session) => openSession(db, session, now(), times),
    find: (secret) => findSession(db, secret, now(), all),
    end: (secret, viewer, requestId) => signOut(db, secret, viewer, now(), requestId),
  };
}
