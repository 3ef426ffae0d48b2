import type { Db } from '../../db/index.ts';
import type { Viewer } from '../act/viewer.ts';
import { findOrCreatePeople } from '../person/find-or-create.ts';

const OPERATOR = 'sig-status-operator';

/** Whoever may run the commands on the server is an admin; the audit trail names them as the operator. */
export async function operator(db: Db): Promise<Viewer> {
  const ids = await findOrCreatePeople(db, [OPERATOR], { isBot: true });
  return { personId: ids.get(OPERATOR) ?? 0, name: 'operator', role: 'ADMIN', projects: [], tokenId: null };
}

const READER = 'sig-status-reader';

/** Whom the audit trail names for readers without a credential, in what anybody may do. It has no rights to anything else. */
export async function reader(tx: Db): Promise<Viewer> {
  const ids = await findOrCreatePeople(tx, [READER], { isBot: true });
  return { personId: ids.get(READER) ?? 0, name: 'a reader', role: 'CI', projects: [], tokenId: null };
}
