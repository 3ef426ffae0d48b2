import type { role } from '../../db/tables/enums.ts';

export type Role = (typeof role.enumValues)[number];

/** Who asks, as far as the tracker cares: the bearer of a credential. */
export interface Viewer {
  /** As whom records are entered. */
  personId: number;
  /** Name of the credential, shown to its bearer. */
  name: string;
  role: Role;
  /** Slugs of the projects the credential is for; a chair's and an admin's is for all. */
  projects: readonly string[];
  /** Null for a credential of another issuer. */
  tokenId: number | null;
  /** A job of a CI system: what its credential vouches for, and nothing else may be reported with it. Branch null: the default one. */
  run?: { branch: string | null; commit: string };
  /** When a credential of another issuer ends; those of our own are asked for in the database. */
  until?: Date;
  /** A credential that serves for one act: by what it is known again. */
  once?: { issuer: string; jti: string; expiresAt: Date };
}
