import pg from 'pg';
import { migrate, openDatabase, withMaintenanceLock } from '../../src/db/index.ts';

/** Gives new databases with every table and nothing in them. */
export async function migratedTemplate(url: string): Promise<(name: string) => Promise<string>> {
  const at = (name: string) => url.replace(/\/postgres$/, `/${name}`);
  await withClient(url, (client) => client.query('create database template_of_ours'));
  const database = await openDatabase({ url: at('template_of_ours') });
  await withMaintenanceLock(database, () => migrate(database));
  await database.close();
  return async (name) => {
    await withClient(url, (client) => client.query(`create database ${name} template template_of_ours`));
    return at(name);
  };
}

export async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
