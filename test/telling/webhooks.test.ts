import { sql } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { toBlockList } from '../../src/config/setting.ts';
import { readConfig } from '../../src/config.ts';
import { startTeller, type Teller } from '../../src/telling/index.ts';
import { type Api, api } from '../graphql/write/api.ts';
import { describeOnBoth, type TestDatabase } from '../helpers/database.ts';
import { seed } from '../helpers/seed.ts';
import { openSite } from '../helpers/site.ts';
import { startReceiver, until } from './receiver.ts';

describeOnBoth('webhooks', (open) => {
  let database: TestDatabase;
  let tracker: Api;
  let chair: string;
  let maintainer: string;
  let teller: Teller;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  const failures = new Map<string, number>();
  const errors: Error[] = [];

  beforeAll(async () => {
    database = await open();
    tracker = api(database);
    await seed(database.db)
      .project('landlock', { name: 'Landlock' })
      .project('okernel')
      .meeting('2026-09-02')
      .record('EXPERIMENTAL', { project: 'landlock' })
      .done();
    chair = await tracker.token('CHAIR', [], { person: 'riyazdf' });
    maintainer = await tracker.token('MAINTAINER', ['landlock'], { person: 'l0kod' });
    receiver = await startReceiver(({ path }, response) => {
      const left = failures.get(path) ?? 0;
      failures.set(path, left - 1);
      if (path === '/stalls') return;
      if (path === '/gone') response.writeHead(410);
      else if (path === '/redirects') response.writeHead(302, { location: `${receiver.url}/inside` });
      else if (left > 0) response.writeHead(500);
      response.end('x'.repeat(path === '/floods' ? 1_000_000 : 10));
    });
    teller = await startTeller({
      database: database.database,
      group: readConfig({}).group,
      staleDays: 90,
      origin: 'https://status.example.org',
      smtpUrl: null,
      mailFrom: 'sig@example.org',
      allowedNetworks: toBlockList(['127.0.0.1']),
      onError: (error) => void errors.push(error),
    });
  });
  afterAll(async () => {
    await teller?.stop();
    await receiver?.close();
    await database?.close();
    expect(errors.map(({ message }) => message)).toEqual([]);
  });

  const subscribe = async (token: string, given: object): Promise<{ id: string; secret: string }> => {
    const { subscription, secret, ...other } = await tracker.act(
      token,
      'subscribe',
      { channel: 'WEBHOOK', topic: 'EVERYTHING', ...given },
      'secret subscription { id }',
    );
    if (!subscription) throw new Error(JSON.stringify(other));
    return { id: subscription.id, secret };
  };
  const deliveriesOf = async (token: string, id: string) =>
    (
      await tracker.read(
        'query ($id: ID!) { node(id: $id) { ... on NewsSubscription { endedAt endedBecause failingSince lastDeliveries { messageId state attempts lastError } } } }',
        { id },
        { token },
      )
    ).node;
  /** So that nobody waits as long as a receiver is given to come back. */
  const hurry = () =>
    database.db.execute(
      sql`update pgboss.job set start_after = now() - interval '1 minute' where state = 'retry' and start_after > now()`,
    );

  test('tell what a meeting recorded, signed, and the same again to one that was down, whatever others do', async () => {
    const well = await subscribe(maintainer, {
      address: `${receiver.url}/well`,
      topic: 'PROJECT',
      project: 'landlock',
    });
    const down = await subscribe(chair, { address: `${receiver.url}/down`, forGroup: true });
    const rest = await Promise.all(
      ['stalls', 'gone', 'redirects', 'floods'].map((path) =>
        subscribe(chair, { address: `${receiver.url}/${path}` }),
      ),
    );
    const elsewhere = await subscribe(chair, {
      address: `${receiver.url}/elsewhere`,
      topic: 'PROJECT',
      project: 'okernel',
    });
    failures.set('/down', 2);
    const { statusChange } = await tracker.act(
      chair,
      'recordStatusChange',
      {
        project: 'landlock',
        to: 'TESTING',
        meeting: '2026-09-02',
        reason: 'All were for it',
        override: 'no criteria yet',
      },
      'statusChange { number }',
    );
    await teller.look();
    await until(() => receiver.at('/well').length === 1 && receiver.at('/down').length === 1);
    const [first] = receiver.at('/well');
    const told = new Webhook(well.secret).verify(first?.body ?? '', first?.headers as Record<string, string>);
    expect(told).toMatchObject({
      type: 'sig-status.change',
      data: {
        text: 'Landlock is recorded as Testing, effective 2026-09-02.',
        said: 'The meeting of 2026-09-02 recorded it; @riyazdf entered it. All were for it.',
        link: `https://status.example.org/records/${statusChange.number}`,
        projects: ['landlock'],
      },
    });
    for (const times of [2, 3]) {
      await until(async () => {
        await hurry();
        await teller.look();
        return receiver.at('/down').length >= times;
      });
    }
    // Whoever gives no answer keeps nobody else waiting: it still has its first five seconds.
    expect(receiver.at('/stalls')).toHaveLength(1);
    expect(new Set(receiver.at('/down').map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    await until(async () => (await deliveriesOf(chair, down.id)).lastDeliveries[0].state === 'DELIVERED');
    expect((await deliveriesOf(chair, down.id)).lastDeliveries).toMatchObject([
      { attempts: 3, lastError: null },
    ]);
    const states = async () =>
      Promise.all(
        rest.map(async ({ id }) => {
          const { endedAt, lastDeliveries } = await deliveriesOf(chair, id);
          return `${endedAt !== null} ${lastDeliveries[0].state} ${lastDeliveries[0].lastError}`;
        }),
      );
    await until(
      async () => !(await states()).some((state) => / 0 |null$/.test(state) && /WAITING/.test(state)),
    );
    expect(await states()).toEqual([
      'false WAITING It did not answer within 5 seconds.',
      'true GIVEN_UP It answered 410 (gone).',
      'false WAITING It answered 302: the server follows no redirects.',
      'false DELIVERED null',
    ]);
    expect(receiver.at('/inside')).toEqual([]);
    expect(receiver.at('/elsewhere')).toEqual([]);
    expect(await deliveriesOf(maintainer, down.id)).toBeNull();
    for (const { id } of [...rest, down, elsewhere].filter((_, at) => at !== 1))
      await tracker.act(chair, 'endSubscription', { subscription: id });
  });

  test('are signed with both secrets for a day after one was changed, and are given up after a day', async () => {
    const { id, secret } = await subscribe(chair, { address: `${receiver.url}/rotated`, topic: 'PROPOSALS' });
    const { secret: next } = await tracker.act(chair, 'rotateSigningSecret', { subscription: id }, 'secret');
    const lost = await subscribe(chair, { address: `${receiver.url}/lost`, topic: 'PROPOSALS' });
    failures.set('/lost', 100);
    const { proposal } = await tracker.act(
      maintainer,
      'proposeStatusChange',
      { project: 'landlock', to: 'GRADUATED', reason: 'It is <b>ready</b>' },
      'proposal { id }',
    );
    await tracker.act(maintainer, 'withdrawProposal', { proposal: proposal.id, reason: 'Not yet' });
    await teller.look();
    await until(() => receiver.at('/rotated').length === 2 && receiver.at('/lost').length === 2);
    for (const { body, headers } of receiver.at('/rotated'))
      for (const each of [secret, next])
        expect(() => new Webhook(each).verify(body, headers as Record<string, string>)).not.toThrow();
    expect(
      receiver
        .at('/rotated')
        .map(({ body }) => JSON.parse(body).type)
        .sort(),
    ).toEqual(['sig-status.proposal', 'sig-status.withdrawal']);
    const site = await openSite({ on: database, clock: () => new Date() });
    onTestFinished(() => site.close());
    const watched = async () => {
      const text = await (await site.get('/metrics')).text();
      return Object.fromEntries(
        [...text.matchAll(/^sig_status_((?:queue|deliveries)_\w+)(?:\{queue="deliveries"\})? (\S+)$/gm)].map(
          ([, name, value]) => [name, Math.round(Number(value) / 3600) || Number(value)],
        ),
      );
    };
    await until(async () => (await watched()).deliveries_failing === 2);
    await database.db.execute(
      sql`update deliveries set made_at = made_at - interval '25 hours' where state = 'WAITING'`,
    );
    // It is asked anew after two seconds.
    await until(async () => (await watched()).queue_oldest_age_seconds === 25);
    const before = await watched();
    expect(before).toMatchObject({ queue_waiting: 2, deliveries_failing: 2 });
    await until(async () => {
      await hurry();
      const { lastDeliveries } = await deliveriesOf(chair, lost.id);
      return lastDeliveries.every(({ state }: { state: string }) => state === 'GIVEN_UP');
    });
    expect((await deliveriesOf(chair, lost.id)).lastDeliveries[0].lastError).toBe('It answered 500.');
    await until(async () => (await watched()).queue_waiting === 0);
    expect(await watched()).toMatchObject({
      queue_failed: (before.queue_failed ?? 0) + 2,
      queue_oldest_age_seconds: 0,
      deliveries_failing: 0,
    });
  });

  test('are not sent once their subscription has ended, though a message waits', async () => {
    const { id } = await subscribe(chair, { address: `${receiver.url}/ended`, topic: 'PROPOSALS' });
    const stays = await subscribe(chair, { address: `${receiver.url}/stays`, topic: 'PROPOSALS' });
    failures.set('/ended', 100);
    failures.set('/stays', 1);
    await tracker.act(maintainer, 'proposeStatusChange', {
      ...{ project: 'landlock', to: 'ONGOING', reason: 'It goes on' },
    });
    await teller.look();
    const health = async () => (await deliveriesOf(chair, id)).failingSince;
    await until(async () => (await health()) !== null);
    const often = receiver.at('/ended').length;
    await tracker.act(chair, 'endSubscription', { subscription: id });
    await until(async () => {
      await hurry();
      return receiver.at('/stays').length === 2;
    });
    const { endedBecause, lastDeliveries } = await deliveriesOf(chair, id);
    expect([endedBecause, lastDeliveries.map(({ state }: { state: string }) => state)]).toEqual([
      'OWNER',
      ['DROPPED'],
    ]);
    expect(receiver.at('/ended')).toHaveLength(often);
    await tracker.act(chair, 'endSubscription', { subscription: stays.id });
    // Nobody is flooded by confirmations.
    const asking = () =>
      tracker.act(maintainer, 'subscribe', {
        ...{ channel: 'EMAIL', topic: 'PROPOSALS', address: 'Victim@example.org' },
      });
    for (let times = 0; times < 3; times++)
      expect(await asking()).toMatchObject({ __typename: 'SubscribeSuccess' });
    expect(await asking()).toMatchObject({ __typename: 'ConflictError' });
  });

  test('are the business of whose they are', async () => {
    const { id } = await subscribe(maintainer, { address: 'https://hooks.example.org/x' });
    expect(
      await tracker.refusal(maintainer, 'subscribe', {
        channel: 'SLACK',
        topic: 'EVERYTHING',
        address: 'https://hooks.example.org',
        forGroup: true,
      }),
    ).toBe('200 FORBIDDEN');
    expect(await tracker.refusal(null, 'endSubscription', { subscription: id })).toBe('200 UNAUTHENTICATED');
    expect(await tracker.act(chair, 'endSubscription', { subscription: id })).toMatchObject({
      __typename: 'NotFoundError',
    });
    expect(
      await tracker.act(maintainer, 'subscribe', { channel: 'EMAIL', topic: 'PROJECT', address: 'x' }),
    ).toMatchObject({
      issues: [{ path: 'input.project' }, { path: 'input.address' }],
    });
    const { newsSubscriptions } = await tracker.read(
      '{ newsSubscriptions { totalCount nodes { address } } }',
      {},
      { token: maintainer },
    );
    expect(newsSubscriptions.nodes.at(-1)).toEqual({ address: 'https://hooks.example.org/x' });
    expect(
      await tracker.act(maintainer, 'endSubscription', { subscription: id }, 'subscription { endedAt }'),
    ).toMatchObject({
      subscription: { endedAt: expect.any(String) },
    });
  });
});
