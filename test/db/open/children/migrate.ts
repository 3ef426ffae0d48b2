/** What every server does at its start: migrate, and fill an empty database, under the one lock. */
import { sql } from 'drizzle-orm';
import { migrate, withMaintenanceLock } from '../../../../src/db/index.ts';
import { database } from './opened.ts';

await withMaintenanceLock(database, async () => {
  const { applied } = await migrate(database, process.argv[4]);
  const { rows } = await database.db.execute<{ count: number }>(sql`select count(*) as count from things`);
  if (rows[0]?.count === 0) await database.db.execute(sql`insert into things values ('seeded')`);
  console.log(JSON.stringify(applied));
});
await database.close();
