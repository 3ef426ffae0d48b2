/** Writes and acknowledges; from the fourth write on the disk refuses in the way that the last argument names. */
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { sql } from 'drizzle-orm';
import { database } from '../../db/open/children/opened.ts';

const files = createRequire(import.meta.url)('node:fs');
/** Standard output and error go on working. */
const refuse =
  (code: string, original: (file: number, ...rest: unknown[]) => unknown) =>
  (file: number, ...rest: unknown[]) => {
    if (file <= 2) return original(file, ...rest);
    throw Object.assign(new Error(`${code}: injected`), { code });
  };
await database.db.execute(sql`create table kept (number integer)`);
for (let number = 1; number <= 10; number += 1) {
  if (number === 4) {
    if (process.argv[4] === 'write') files.writeSync = refuse('ENOSPC', files.writeSync);
    else files.fdatasyncSync = refuse('EIO', files.fdatasyncSync);
    syncBuiltinESMExports();
  }
  await database.db.execute(sql`insert into kept values (${number})`);
  console.log(`acknowledged ${number}`);
}
