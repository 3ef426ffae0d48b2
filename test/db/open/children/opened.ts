/** Opens the database named by the arguments, in a process that the test can kill. */
import { openDatabase } from '../../../../src/db/index.ts';

const [kind, where] = process.argv.slice(2);
export const database = await openDatabase(
  kind === 'url' ? { url: where, poolWaitMs: 10_000 } : { dataDir: where },
);
