/** Uses the database and closes it; if anything of it stayed behind, the process would not end. */
import { database } from './opened.ts';

await database.listen(
  'anything',
  () => {},
  () => {},
);
await database.ping();
await database.close();
await database.close();
console.log('closed');
