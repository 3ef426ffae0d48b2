/** Migrates, says so, and keeps the database open until it is told to stop. */
import { migrate } from '../../../../src/db/index.ts';
import { database } from './opened.ts';

await migrate(database);
console.log('open');
const stay = setInterval(() => {}, 60_000);
process.once('SIGTERM', async () => {
  await database.close();
  clearInterval(stay);
});
