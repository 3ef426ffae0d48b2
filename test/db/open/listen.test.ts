import { sql } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { describeOnBoth } from '../../helpers/database.ts';

describeOnBoth('listening', (open) => {
  test('hears what was committed on its channel, until it stops', async () => {
    const { database, db, close } = await open();
    try {
      const heard: string[] = [];
      const stop = await database.listen(
        'status_changes',
        (payload) => heard.push(payload),
        () => {},
      );
      const also: string[] = [];
      const stopAlso = await database.listen(
        'status_changes',
        (payload) => also.push(payload),
        () => {},
      );
      await db.execute(sql`select pg_notify('elsewhere', 'nothing')`);
      await db.transaction(async (tx) => {
        await tx.execute(sql`select pg_notify('status_changes', 'first')`);
        await tx.execute(sql`select pg_notify('status_changes', 'second')`);
      });
      await db
        .transaction(async (tx) => {
          await tx.execute(sql`select pg_notify('status_changes', 'never')`);
          throw new Error('changed my mind');
        })
        .catch(() => {});
      await vi.waitFor(() => expect(also).toEqual(['first', 'second']), 5000);
      await stopAlso();
      await db.execute(sql`select pg_notify('status_changes', 'third')`);
      await vi.waitFor(() => expect(heard).toEqual(['first', 'second', 'third']), 5000);
      expect(also).toEqual(['first', 'second']);
      await stop();
      await db.execute(sql`select pg_notify('status_changes', 'fourth')`);
      await database.ping();
      expect(heard).toHaveLength(3);
    } finally {
      await close();
    }
  });

  test('refuses a channel that is more than a name', async () => {
    const { database, close } = await open();
    try {
      const listening = database.listen(
        'x; drop table projects',
        () => {},
        () => {},
      );
      await expect(listening).rejects.toThrow('Expected a channel of lower case letters');
    } finally {
      await close();
    }
  });
});
