import type { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { Database, Db } from '../database.ts';
import { transactEmbedded } from '../embedded/transaction.ts';
import { readMigrations } from '../migrate.ts';
import { DatabaseOpenError } from '../open-error.ts';
import * as tables from '../tables/index.ts';
import { transactBy } from '../transact.ts';
import { joinServer } from './connect.ts';
import { editionOf } from './messages.ts';

/**
 * The embedded database in a directory, through the server that has it open; null where none listens there. Its tables are as that
 * server needs them.
 * @param command what the server calls this one in its log
 * @throws DatabaseOpenError where the server is of another version
 */
export async function openShared(directory: string, command: string): Promise<Database | null> {
  const remote = await joinServer(directory, command);
  if (!remote) return null;
  const { client, greeting, close } = remote;
  if (greeting.edition !== editionOf(readMigrations())) {
    await close();
    throw new DatabaseOpenError(
      `Expected the server that has ${directory} open to have this version, found another one. ` +
        'Restart it with this version, or use the command of its version.',
    );
  }
  const db = drizzle({ client: client as PGlite, schema: tables }) as unknown as Db;
  transactBy(db, (work, terms) => transactEmbedded(db, work, terms));
  const refuse = () => Promise.reject(new Error('Only the server that has the database open can do this.'));
  return {
    db,
    description: greeting.description,
    pool: () => null,
    // Both run on this machine.
    now: () => new Date(),
    ping: async () => {
      await client.query('select 1');
    },
    listen: refuse,
    exclusively: refuse,
    share: async () => null,
    close,
  };
}
