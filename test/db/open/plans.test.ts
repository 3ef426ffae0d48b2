import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { describeOn } from '../../helpers/database.ts';

describeOn(['pglite', 'postgres', 'postgres15'], 'plans of statements', (open) => {
  test('are made once, and never join by merging, also within a transaction', async () => {
    const { db, close } = await open();
    onTestFinished(close);
    const settings = sql`select current_setting('plan_cache_mode') as plan, current_setting('enable_mergejoin') as merge`;
    const wanted = [{ plan: 'force_generic_plan', merge: 'off' }];
    expect((await db.execute(settings)).rows).toEqual(wanted);
    expect((await db.transaction((tx) => tx.execute(settings))).rows).toEqual(wanted);
  });
});
