import type { ParsedMail } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/index.ts';
import { type Api, api } from '../graphql/write/api.ts';
import { describeOnBoth, testDatabase, testDirectory } from '../helpers/database.ts';
import { seed } from '../helpers/seed.ts';
import { startMailServer } from '../telling/mail-server.ts';
import { startReceiver, until } from '../telling/receiver.ts';
import { startServer } from '../telling/server.ts';

describeOnBoth('servers that tell', (_open, kind) => {
  let settings: Record<string, string>;
  let mail: Awaited<ReturnType<typeof startMailServer>>;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  let cleanUp: () => Promise<void> | void;
  let chair = '';
  let isHeld = true;
  const running: ReturnType<typeof startServer>[] = [];
  const start = () => {
    const server = startServer(settings);
    running.push(server);
    return server;
  };

  beforeAll(async () => {
    mail = await startMailServer();
    receiver = await startReceiver(({ path }, response) => {
      // Not answered: the sender dies meanwhile.
      if (path === '/held' && isHeld) return;
      response.end();
    });
    const own = {
      SIG_STATUS_TELL_NETWORKS: '127.0.0.0/8',
      SIG_STATUS_SMTP_URL: mail.url,
      SIG_STATUS_TELL_HELD_SECONDS: '8',
      SIG_STATUS_MAIL_FROM: 'sig@status.example.org',
    };
    const fill = async (database: Parameters<typeof api>[0] & { db: Parameters<typeof seed>[0] }) => {
      await seed(database.db)
        .project('landlock', { name: 'Landlock' })
        .meeting('2026-09-02')
        .record('EXPERIMENTAL')
        .done();
      chair = await api(database).token('CHAIR', [], { person: 'riyazdf' });
    };
    if (kind === 'pglite') {
      const directory = await testDirectory();
      const database = await openDatabase({ dataDir: directory.path });
      await fill(database);
      await database.close();
      settings = { ...own, SIG_STATUS_DATA: directory.path };
      cleanUp = () => directory.remove();
    } else {
      const database = await testDatabase(kind);
      await fill(database);
      settings = { ...own, DATABASE_URL: database.url ?? '' };
      cleanUp = () => database.close();
    }
  }, 240_000);
  afterAll(async () => {
    for (const { child, exited } of running) {
      child.kill('SIGKILL');
      await exited;
    }
    await receiver?.close();
    await mail?.close();
    await cleanUp?.();
  });

  async function act(
    url: string,
    name: string,
    input: object,
    selection = '',
  ): Promise<ReturnType<Api['act']>> {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${chair}` },
      body: JSON.stringify({
        query: `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on Error { message } ${selection && `... on ${type}Success { ${selection} }`} } }`,
        variables: { input },
      }),
    });
    const text = await response.text();
    const answer = JSON.parse(text).data?.[name];
    if (!answer?.__typename.endsWith('Success')) throw new Error(text);
    return answer;
  }
  /** When each subscription had its last message. */
  async function delivered(url: string): Promise<string[]> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${chair}` },
      body: JSON.stringify({ query: '{ newsSubscriptions { nodes { lastDeliveredAt } } }' }),
    });
    const { data } = (await response.json()) as {
      data: { newsSubscriptions: { nodes: { lastDeliveredAt: string | null }[] } };
    };
    return data.newsSubscriptions.nodes.flatMap(({ lastDeliveredAt }) => lastDeliveredAt ?? []);
  }
  const hook = (url: string, path: string, topic = 'PROPOSALS') =>
    act(url, 'subscribe', { channel: 'WEBHOOK', topic, address: `${receiver.url}${path}` });
  const propose = (url: string, to: string, reason: string) =>
    act(url, 'proposeStatusChange', { project: 'landlock', to, reason }, 'proposal { id }');

  test('one is killed while it sends: another, or the next start, sends the same once more, and the rest once', {
    timeout: 240_000,
  }, async () => {
    const first = start();
    const url = await first.url();
    const others = kind === 'pglite' ? [] : [start(), start()];
    for (const other of others) await other.url();
    await hook(url, '/held');
    await hook(url, '/well');
    await propose(url, 'TESTING', 'It is tried');
    await until(() => receiver.at('/held').length > 0 && receiver.at('/well').length > 0);
    // What was taken is not yet told to be taken when it arrives.
    await until(async () => (await delivered(url)).length === 1);
    // Whichever of them sends it: all that could are gone.
    for (const { child, exited } of running.splice(0)) {
      child.kill('SIGKILL');
      await exited;
    }
    isHeld = false;
    const next = start();
    await next.url();
    await until(() => receiver.at('/held').length > 1, 120_000);
    const ids = (path: string) => receiver.at(path).map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids('/held')).size).toBe(1);
    expect(receiver.at('/held').map(({ body }) => body)).toEqual(
      Array(receiver.at('/held').length).fill(receiver.at('/held')[0]?.body),
    );
    expect(ids('/well')).toHaveLength(1);
    next.child.kill('SIGTERM');
    expect(await next.exited).toBe(0);
  });

  test('a reader is told by e-mail once the address is proved, and no more after one click', {
    timeout: 240_000,
  }, async () => {
    const server = start();
    const url = await server.url();
    const form = (fields: Record<string, string>, headers = {}) =>
      fetch(`${url}/subscribe`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams(fields),
        headers,
      });
    expect(await (await fetch(`${url}/subscribe`)).text()).toContain('name="address"');
    expect(
      (await form({ address: 'a@example.org', topic: 'PROPOSALS' }, { origin: 'https://elsewhere.example' }))
        .status,
    ).toBe(403);
    expect((await form({ address: 'nonsense', topic: 'PROPOSALS' })).headers.get('location')).toContain(
      '/subscribe?wrong=address',
    );
    expect(
      (await form({ address: 'reader@example.org', topic: 'PROPOSALS', pace: 'AT_ONCE' })).headers.get(
        'location',
      ),
    ).toBe('/subscribe?done=asked');
    await until(() => mail.mails.length === 1);
    const confirmation = mail.mails[0];
    expect(confirmation?.subject).toMatch(/^Please confirm/);
    expect(confirmation?.from?.text).toBe('sig@status.example.org');
    const link = /http:\/\/\S+\/subscribe\/\S+/.exec(confirmation?.text ?? '')?.[0] ?? '';
    // Following it proves nothing yet.
    expect(await (await fetch(link)).text()).toContain('Yes, subscribe me');
    await propose(url, 'GRADUATED', 'Nobody hears of this');
    expect((await fetch(link, { method: 'POST', redirect: 'manual' })).headers.get('location')).toBe(
      '/subscribe?done=confirmed',
    );
    const { proposal } = await propose(url, 'ONGOING', 'It goes on');
    await until(() => mail.mails.length > 1, 30_000);
    const told = mail.mails[1];
    expect(told?.subject).toBe('Landlock is proposed as Ongoing.');
    expect(told?.text).toContain('@riyazdf proposed it. It goes on.');
    const { headers } = told as ParsedMail;
    expect(headers.get('list')).toMatchObject({
      unsubscribe: { url: expect.stringContaining('/unsubscribe/') },
      'unsubscribe-post': expect.anything(),
    });
    const stop = /http:\/\/\S+\/unsubscribe\/\S+/.exec(told?.text ?? '')?.[0] ?? '';
    expect(await (await fetch(stop)).text()).toContain('Unsubscribe');
    const click = await fetch(stop, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });
    expect([click.status, click.headers.get('location'), await click.text()]).toEqual([
      200,
      null,
      'The subscription has ended.\n',
    ]);
    await act(url, 'withdrawProposal', { proposal: proposal.id, reason: 'Not yet' });
    await hook(url, '/last');
    await propose(url, 'ONGOING', 'Again');
    await until(() => receiver.at('/last').length === 1);
    expect(mail.mails).toHaveLength(2);
    server.child.kill('SIGTERM');
    expect(await server.exited).toBe(0);
  });

  test('a server that is told not to tell leaves it to the others', { timeout: 240_000 }, async () => {
    const before = receiver.at('/last').length;
    settings = { ...settings, SIG_STATUS_TELL: 'off' };
    const quiet = start();
    const url = await quiet.url();
    await propose(url, 'RETIRED', 'It waits');
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(receiver.at('/last')).toHaveLength(before);
    quiet.child.kill('SIGTERM');
    await quiet.exited;
    settings = { ...settings, SIG_STATUS_TELL: 'on' };
    await start().url();
    await until(() => receiver.at('/last').length === before + 1);
  });
});
