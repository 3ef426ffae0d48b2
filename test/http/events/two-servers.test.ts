import { sql } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { openDatabase } from '../../../src/db/index.ts';
import { type World, world } from '../../graphql/gate/world.ts';
import { describeOn, type TestDatabase } from '../../helpers/database.ts';
import { openSite } from '../../helpers/site.ts';
import { listenTo } from './listener.ts';

const CHANGED = 'subscription { statusChanged { to project { slug } } }';

describeOn(['postgres'], 'two servers on one database', (open) => {
  const record = (tracker: World, to: string) =>
    tracker.act(tracker.as('CHAIR'), 'recordStatusChange', {
      project: 'wireguard',
      to,
      meeting: '2017-08-16',
      reason: 'as the meeting said',
    });

  /** The tracker of one server, and a reader at another. */
  async function apart(
    work: (tracker: World, at: { writer: TestDatabase; reader: TestDatabase }) => Promise<void>,
  ) {
    const writer = await open();
    const reader: TestDatabase = {
      ...writer,
      database: await openDatabase({ url: writer.url, onError: () => {} }),
    };
    try {
      await work(await world(writer), { writer, reader: { ...reader, db: reader.database.db } });
    } finally {
      await reader.database.close();
      await writer.close();
    }
  }

  test('what one writes is told by the other, in the order of the commits', () =>
    apart(async (tracker, { reader }) => {
      const site = await openSite({ on: reader, now: '2017-08-20T12:00:00Z' });
      const { heard, count, leave } = await listenTo(site, CHANGED);
      const way = ['ONGOING', 'EXPERIMENTAL', 'ONGOING', 'RETIRED'];
      for (const to of way) await record(tracker, to);
      await count(4);
      leave();
      await site.close();
      expect(heard).toEqual(way.map((to) => ({ statusChanged: { to, project: { slug: 'wireguard' } } })));
    }));

  test('a record of a transaction that began first and committed last is not missed', () =>
    apart(async (tracker, { reader }) => {
      const site = await openSite({ on: reader, now: '2017-08-20T12:00:00Z' });
      const { heard, count, leave } = await listenTo(site, CHANGED);
      await reader.db.transaction(async (tx) => {
        await tx.execute(sql`
          insert into status_changes (project_id, meeting_id, meeting_date, kind, effect, "to", effective_on, basis, reason, entered_by, sequence)
          select project.id, meeting.id, meeting.date, 'CHANGE', 'SET', 'TESTING', meeting.date, 'STATED', 'slowly', (select min(id) from people), 99
          from projects project, meetings meeting where project.slug = 'landlock' and meeting.date = '2017-08-16'`);
        await record(tracker, 'ONGOING');
        await count(1);
      });
      await count(2);
      leave();
      await site.close();
      expect(heard).toMatchObject([
        { statusChanged: { project: { slug: 'wireguard' } } },
        { statusChanged: { project: { slug: 'landlock' } } },
      ]);
    }));

  test('what was written while the connection that listens was lost is told once it is back', () =>
    apart(async (tracker, { writer, reader }) => {
      const site = await openSite({ on: reader, now: '2017-08-20T12:00:00Z' });
      const { heard, count, leave } = await listenTo(site, CHANGED);
      await record(tracker, 'ONGOING');
      await count(1);
      const { rows } = await writer.db.execute(sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and query ilike 'listen %'`);
      expect(rows).toHaveLength(1);
      await record(tracker, 'EXPERIMENTAL');
      await record(tracker, 'RETIRED');
      await count(3);
      await vi.waitFor(async () => {
        await record(tracker, 'PROPOSED').catch(() => {});
        expect(heard.length).toBe(4);
      }, 60_000);
      leave();
      await site.close();
      expect(heard.map((event) => (event as { statusChanged: { to: string } }).statusChanged.to)).toEqual([
        'ONGOING',
        'EXPERIMENTAL',
        'RETIRED',
        'PROPOSED',
      ]);
    }));
});
