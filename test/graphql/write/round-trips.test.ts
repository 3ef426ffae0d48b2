import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/db/index.ts';
import { describeOn } from '../../helpers/database.ts';
import { startProxy } from '../../helpers/proxy.ts';
import { api } from './api.ts';
import { stepsOfWalk } from './steps-of-walk.ts';

/** With 200 ms between server and PostgreSQL an act answers within three seconds, with connections to open and room to spare. */
const MOST = 13;

describeOn(['postgres'], 'an act', (open) => {
  test(`of the walk of the README costs at most ${MOST} round trips`, { timeout: 120_000 }, async () => {
    const direct = await open({ seeded: true });
    const proxy = await startProxy(direct.url ?? '');
    const database = await openDatabase({ url: proxy.url, onError: () => {} });
    try {
      const tracker = api({ db: database.db });
      // Connections are there.
      await database.db.transaction((tx) => tx.execute(sql`select 1`));
      const trips: Record<string, number> = {};
      for await (const { act, send } of stepsOfWalk(tracker, api(direct))) {
        const before = proxy.trips();
        await send();
        trips[act] = Math.max(trips[act] ?? 0, proxy.trips() - before);
      }
      const dearest = Object.entries(trips).filter(([, count]) => count > MOST);
      expect(Object.keys(trips).length).toBeGreaterThan(4);
      expect(dearest).toEqual([]);
    } finally {
      await database.close();
      await proxy.close();
      await direct.close();
    }
  });
});
