import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { addCredentials, CHAIR, ciSystem } from '../../bench/databases/credentials.ts';
import { filledDatabases, fillForQueries, fillWithEveryKind } from '../../bench/databases/filled.ts';
import { authenticate } from '../../src/domain/access/authenticate.ts';
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

  test('are given credentials of a chair and of CI systems, and a meeting of today', async () => {
    const database = await opened();
    await fillForQueries(database.url, 100);
    await addCredentials(database.url, [[], ['project-00003']]);
    const bearer = (secret: string) => authenticate(database.db, `Bearer ${secret}`, new Date());
    expect(await bearer(CHAIR)).toMatchObject({ role: 'CHAIR', projects: [] });
    expect(await bearer(ciSystem(1))).toMatchObject({ role: 'CI', projects: ['project-00003'] });
    const { rows } = await database.db.execute(sql`select state from meetings where date = current_date`);
    expect(rows).toEqual([{ state: 'HELD' }]);
  });
});
