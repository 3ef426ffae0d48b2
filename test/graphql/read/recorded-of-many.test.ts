import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { client } from '../../helpers/client.ts';
import { describeOn, type TestDatabase } from '../../helpers/database.ts';
import { seedManyProjects } from '../../helpers/many-projects.ts';
import { rowsRead } from '../../helpers/rows-read.ts';

const PROJECTS = 1000;

describeOn(['postgres'], 'what was recorded of many projects', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
    await seedManyProjects(database.db, PROJECTS);
    await database.db.execute(sql`vacuum analyze`);
  });
  afterAll(() => database.close());

  test.each(['2000-01-01', '2017-06-01'])(
    'on %s is read with the records of each, and never with all there are',
    async (day) => {
      const read = await rowsRead(database.db, (tx) =>
        client({ db: tx }).data(
          `{ projects(first: 1, asOf: "${day}", clock: RECORDED, filter: { hasReadiness: true }) { totalCount } }`,
        ),
      );
      expect(read.of('status_changes')).toBeLessThan(6 * PROJECTS);
    },
  );
});
