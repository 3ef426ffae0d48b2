import { addCredentials } from '../../databases/credentials.ts';
import { fillForQueries } from '../../databases/filled.ts';
import type { Effort, Measured } from '../../measure.ts';
import { actRows } from './acts.ts';
import { firstAfterRow } from './first-after.ts';
import { readersRow } from './readers.ts';
import { DEALT } from './script.ts';

/** What is written, and what readers notice of it: each part on a database of its own. */
export async function writeRows(fresh: (name: string) => Promise<string>, effort: Effort): Promise<Measured> {
  const database = async (name: string) => {
    const url = await fresh(name);
    await fillForQueries(url, 1000);
    await addCredentials(url, DEALT);
    return url;
  };
  const parts = [
    await firstAfterRow(await database('first_after'), effort),
    await actRows(fresh, effort),
    await readersRow(await database('readers'), effort),
  ];
  return { rows: parts.flatMap(({ rows }) => rows), facts: parts.flatMap(({ facts }) => facts) };
}
