import type { Role } from '../operation-types.ts';

/** The word for a role. */
export const ROLES: Record<Role, string> = {
  MAINTAINER: 'Maintainer',
  CHAIR: 'Chair',
  CI: 'CI system',
  ADMIN: 'Admin',
};
