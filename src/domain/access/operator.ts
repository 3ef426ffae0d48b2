import type { Db } from '../../db/index.ts';
import { findOrCreatePeople } from '../person/find-or-create.ts';
import type { Viewer } from './viewer.ts';

const HANDLE = 'sig-status-operator';

/** Whoever may run the commands on the server is an admin; the audit trail names them as the operator. */
export async function operator(db: Db): Promise<Viewer> {
  const ids = await findOrCreatePeople(db, [HANDLE], { isBot: true });
  return { personId: ids.get(HANDLE) ?? 0, name: 'operator', role: 'ADMIN', projects: [], tokenId: null };
}
