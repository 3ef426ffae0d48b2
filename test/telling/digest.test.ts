import { afterAll, beforeAll, expect, test } from 'vitest';
import { toBlockList } from '../../src/config/setting.ts';
import { readConfig } from '../../src/config.ts';
import { keepFileSubscriptions } from '../../src/domain/subscription/of-file.ts';
import { startTeller, type Teller } from '../../src/telling/index.ts';
import { api } from '../graphql/write/api.ts';
import { describeOnBoth, type TestDatabase } from '../helpers/database.ts';
import { seed } from '../helpers/seed.ts';
import { startMailServer } from './mail-server.ts';
import { until } from './receiver.ts';

const mailTo = (address: string, pace: 'DAILY' | 'WEEKLY' | 'AT_ONCE') => ({
  ...{ channel: 'EMAIL' as const, address, pace, topic: 'PROPOSALS' as const },
  ...{ project: null, level: null, secret: null },
});

describeOnBoth('mail by the day and by the week', (open) => {
  let database: TestDatabase;
  let mail: Awaited<ReturnType<typeof startMailServer>>;
  let teller: Teller;
  let clock = new Date();
  beforeAll(async () => {
    database = await open();
    await seed(database.db)
      .project('landlock', { name: 'Landlock' })
      .meeting('2026-09-02')
      .record('EXPERIMENTAL')
      .done();
    mail = await startMailServer();
    await keepFileSubscriptions(
      database.db,
      [
        mailTo('day@example.org', 'DAILY'),
        mailTo('week@example.org', 'WEEKLY'),
        mailTo('nobody@example.org', 'AT_ONCE'),
      ],
      new Date(Date.now() - 1000),
    );
    teller = await startTeller({
      database: { ...database.database, now: () => clock },
      group: readConfig({}).group,
      staleDays: 90,
      origin: 'https://status.example.org',
      smtpUrl: mail.url,
      mailFrom: 'sig@example.org',
      allowedNetworks: toBlockList([]),
      onError: () => {},
    });
  });
  afterAll(async () => {
    await teller?.stop();
    await mail?.close();
    await database?.close();
  });

  test('gathers what happened in one mail, in its order; and an address that is refused is given up and shown', async () => {
    const tracker = api(database);
    const chair = await tracker.token('CHAIR');
    const { proposal } = await tracker.act(
      chair,
      'proposeStatusChange',
      { project: 'landlock', to: 'TESTING', reason: 'It is tried' },
      'proposal { id }',
    );
    await tracker.act(chair, 'withdrawProposal', { proposal: proposal.id, reason: 'Not yet' });
    await teller.look();
    const deliveries = async () =>
      (
        await tracker.read(
          '{ newsSubscriptions { nodes { address lastDeliveries { state lastError } } } }',
          {},
          { token: chair },
        )
      ).newsSubscriptions.nodes;
    await until(async () =>
      (await deliveries())[2].lastDeliveries.every(({ state }: { state: string }) => state === 'GIVEN_UP'),
    );
    expect((await deliveries())[2].lastDeliveries[0]).toEqual({
      state: 'GIVEN_UP',
      lastError: 'The mail server answered 550.',
    });
    expect(mail.mails).toEqual([]);
    clock = new Date(Date.now() + 86_400_000);
    await teller.look();
    await until(() => mail.mails.length > 0);
    const [daily] = mail.mails;
    expect(daily?.subject).toBe('2 pieces of news: Landlock is proposed as Testing.');
    expect(daily?.text).toMatch(
      /Landlock is proposed as .*no longer proposed.*To unsubscribe: https:\/\/status\.example\.org\/unsubscribe\//s,
    );
    clock = new Date(Date.now() + 8 * 86_400_000);
    await teller.look();
    await until(() => mail.mails.length > 1);
    await teller.look();
    expect(mail.mails.map(({ to }) => [to].flat()[0]?.text).sort()).toEqual([
      'day@example.org',
      'week@example.org',
    ]);
  });
});
