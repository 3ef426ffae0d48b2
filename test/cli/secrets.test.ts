import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase, openShared } from '../../src/db/index.ts';
import { testDirectory } from '../helpers/database.ts';
import { sigStatus, startServer } from '../helpers/program.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';

const SETTINGS = {
  SIG_STATUS_SMTP_URL: 'smtp://sig:Mail-Passw0rd@127.0.0.1:1',
  SIG_STATUS_HEAR_SECRET: 'Hear-Secret-of-some-length',
  SIG_STATUS_FORGE_TOKEN: 'Forge-Token-of-some-length',
};

test('nothing secret is in the list of processes, in logs, or in a backup that is not asked for it', async () => {
  const data = await testDirectory();
  onTestFinished(data.remove);
  const out = temporaryDirectory();
  onTestFinished(out.remove);
  const environment = { SIG_STATUS_DATA: data.path };
  const server = await startServer({
    ...environment,
    ...SETTINGS,
    LOG_LEVEL: 'trace',
    SIG_STATUS_PUBLIC_URL: 'http://127.0.0.1:4000/sig',
  });
  onTestFinished(() => void server.child.kill('SIGKILL'));
  const [onceKey = ''] = /(?<=sign-in\/once\/)[\w-]+/.exec(await server.says(/once\/[\w-]+/)) ?? [];

  const made = await sigStatus(['token', 'create', '--role', 'chair', '--person', '@l0kod'], environment);
  const secret = made.out.trim();
  const ask = async (query: string, bearer = secret) =>
    (
      await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
        body: JSON.stringify({ query }),
      })
    ).json();
  const subscribe = (channel: string, address: string) =>
    ask(`mutation { subscribe(input: { channel: ${channel}, topic: EVERYTHING, address: "${address}" }) {
      ... on SubscribeSuccess { secret } ... on Error { message } } }`);
  const hook = 'https://hooks.example.org/services/T0/B0/Slack-Secret';
  const { data: signed } = await subscribe('WEBHOOK', 'https://hooks.example.org/Hook-Secret');
  await subscribe('SLACK', hook);
  await subscribe('EMAIL', 'l0kod@example.org');
  await fetch(`${server.url}/subscribe`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'address=reader@example.org&topic=EVERYTHING&pace=AT_ONCE',
  });
  const shared = await openShared(data.path, 'test');
  const found = await shared?.db.execute<{ end: string; confirm: string | null }>(
    sql`select end_token as end, (select message ->> 'confirm' from deliveries where subscription_id = news_subscriptions.id) as confirm
      from news_subscriptions where address = 'reader@example.org'`,
  );
  await shared?.close();
  const links = found?.rows[0];
  const secrets = [
    secret.slice(4),
    signed.subscribe.secret,
    'Slack-Secret',
    'Hook-Secret',
    links?.confirm ?? 'no link',
    ...['Mail-Passw0rd', 'Hear-Secret', 'Forge-Token'],
  ];
  const inLogs = [...secrets, links?.end ?? 'no link', onceKey, 'sst_Wrong-Token'];
  expect(inLogs).not.toContain('no link');

  const processes = execFileSync('ps', ['-eo', 'args']).toString();
  expect(processes).toContain('server.js');
  expect(secrets.filter((each) => processes.includes(each))).toEqual([]);

  await ask('{ viewerCanReadAuditTrail }', 'sst_Wrong-Token-that-is-none');
  const paths = [
    `/sig/subscribe/${links?.confirm}`,
    `/unsubscribe%2F${links?.end}`,
    `//sig/unsubscribe/${links?.end}`,
    `/sig/sign-in/once/${onceKey}x`,
    `/sign-in/once/${onceKey}?token=${secret}`,
  ];
  for (const path of paths) await fetch(server.url + path, { redirect: 'manual' });
  // As a proxy asks: by the whole address.
  const { hostname, port, host } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.end(
    `GET http://${host}/sig/unsubscribe/${links?.end} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
  );
  socket.resume();
  await once(socket, 'close');
  await fetch(`${server.url}/unsubscribe/${links?.end}`, { redirect: 'manual' });
  // Mail that cannot be sent is told of as well.
  await server.says(/"path":"\/unsubscribe\/…"/);
  expect(inLogs.filter((each) => server.said.err.includes(each))).toEqual([]);

  const backup = async (name: string, ...flags: string[]) => {
    const file = join(out.path, name);
    expect(await sigStatus(['backup', file, ...flags], environment)).toMatchObject({ code: 0, err: '' });
    const text = gunzipSync(readFileSync(file)).toString();
    return { file, secrets: secrets.filter((each) => text.includes(each)) };
  };
  const plain = await backup('plain');
  expect(plain.secrets).toEqual([]);
  const whole = await backup('whole', '--with-secrets');
  expect(whole.secrets).toEqual([signed.subscribe.secret, 'Slack-Secret', 'Hook-Secret', links?.confirm]);

  for (const [{ file }, standing, said] of [
    [plain, ['l0kod@example.org', 'reader@example.org'], /^2 subscriptions of webhooks and chats have ended/],
    [whole, [hook, 'https://hooks.example.org/Hook-Secret', 'l0kod@example.org', 'reader@example.org'], /^$/],
  ] as const) {
    const { path: place, remove } = await testDirectory({ bare: true });
    onTestFinished(remove);
    const restored = await sigStatus(['restore', file], { SIG_STATUS_DATA: place });
    expect(restored).toMatchObject({ code: 0, err: expect.stringMatching(said) });
    const database = await openDatabase({ dataDir: place });
    const { rows } = await database.db.execute<{ address: string }>(
      sql`select address from news_subscriptions where ended_at is null`,
    );
    await database.close();
    expect(rows.map(({ address }) => address).sort()).toEqual([...standing].sort());
  }
});
