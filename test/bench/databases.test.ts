import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { filledDatabases, fillWithEveryKind } from '../../bench/databases/filled.ts';
import { describeOn, type TestDatabase } from '../helpers/database.ts';

describeOn(['postgres'], 'databases that are measured', (open) => {
  const opened = async (): Promise<TestDatabase & { url: string }> => {
    const database = await open();
    onTestFinished(() => database.close());
    return { ...database, url: database.url ?? '' };
  };
  const projectsOf = async ({ db }: TestDatabase) =>
    (await db.execute(sql`select count(*)::int as many from projects`)).rows;

  test('are filled with something of every kind, with the tables as they are now', async () => {
    const database = await opened();
    await fillWithEveryKind(database.url, 300);
    expect(await projectsOf(database)).toEqual([{ many: 300 }]);
  });

  test('are filled for the queries that are compared with peers, with the tables as they are now', async () => {
    const database = await opened();
    await filledDatabases(async () => database.url, [100]);
    expect(await projectsOf(database)).toEqual([{ many: 100 }]);
  });
});
