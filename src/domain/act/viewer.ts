import type { Source } from '../../base/source.ts';
import type { role } from '../../db/tables/enums.ts';

export type Role = (typeof role.enumValues)[number];

/** Who asks, as far as the tracker cares: the bearer of a credential. */
export interface Viewer {
  /** The person whose name the records carry. */
  personId: number;
  /** Name of the credential, shown to its bearer. */
  name: string;
  role: Role;
  /** Slugs of the projects the credential is for; a chair's and an admin's is for all. */
  projects: readonly string[];
  /** Null for a credential of another issuer. */
  tokenId: number | null;
  /** Null or left out where they are not signed in with a browser. */
  sessionId?: number | null;
  /** A job of a CI system: what its credential vouches for, and nothing else may be reported with it. Branch null: the default one. */
  run?: { branch: string | null; commit: string };
  /** When a session, or a credential of another issuer, ends; those of our own are asked for in the database. */
  until?: Date;
  /** A credential that serves for one act: by what it is known again. */
  once?: { issuer: string; jti: string; expiresAt: Date };
}

/** Who acts, when and in answer to which request; the credential has been checked. */
export interface Actor {
  viewer: Viewer;
  now: Date;
  requestId: string | null;
  /** Whether days that look mistyped are meant: see likely-dates. */
  confirmsDates?: boolean;
  /** Longest term of a waiver in days, 0: none; left out: as it is unless the settings say otherwise. */
  waiverDays?: number;
  /** Where the reports are kept; left out: nobody has said. */
  source?: Source | undefined;
}
