import { expect, onTestFinished, test } from 'vitest';
import { startMailServer } from '../telling/mail-server.ts';
import { startReceiver, until } from '../telling/receiver.ts';
import { startServer } from '../telling/server.ts';
import { openPage } from './helpers/browser.ts';

test('a reader subscribes and unsubscribes without a script', { timeout: 120_000 }, async () => {
  const mail = await startMailServer();
  const server = startServer({
    SIG_STATUS_DATA: 'memory:',
    SIG_STATUS_SMTP_URL: mail.url,
    SIG_STATUS_MAIL_FROM: 'sig@status.example.org',
  });
  onTestFinished(async () => {
    server.child.kill('SIGKILL');
    await server.exited;
    await mail.close();
  });
  const url = await server.url();
  const page = await openPage({ baseURL: url, javaScriptEnabled: false });
  await page.goto('/');
  await page.getByRole('link', { name: 'E-mail updates' }).click();
  await page.getByLabel('Your e-mail address').fill('reader@example.org');
  await page.getByLabel('Send me news of').selectOption('meetings and minutes');
  await page.getByRole('button', { name: 'Subscribe' }).click();
  expect(await page.getByRole('status').innerText()).toContain('An e-mail is on its way');
  await until(() => mail.mails.length === 1);
  const link = /http:\/\/\S+\/subscribe\/\S+/.exec(mail.mails[0]?.text ?? '')?.[0] ?? '';
  await page.goto(link);
  await page.getByRole('button', { name: 'Yes, subscribe me' }).click();
  expect(await page.getByRole('status').innerText()).toContain('You are subscribed');
  const stop = mail.mails[0]?.headers.get('list') as { unsubscribe?: { url?: string } };
  await page.goto(stop.unsubscribe?.url ?? '');
  await page.getByRole('button', { name: 'Unsubscribe' }).click();
  expect(await page.getByRole('status').innerText()).toContain('You are unsubscribed');
  await page.goto('/subscribe?project=nothing');
  await page.getByLabel('Your e-mail address').fill('reader@example.org');
  await page.getByRole('button', { name: 'Subscribe' }).click();
  expect(await page.getByRole('alert').innerText()).toContain('There is no project of that name.');
});

test('somebody who has signed in sees what they are told and how that goes, changes it, and ends it', {
  timeout: 180_000,
}, async () => {
  const receiver = await startReceiver((_, response) => response.writeHead(500).end());
  const server = startServer({ SIG_STATUS_DATA: 'memory:', SIG_STATUS_TELL_NETWORKS: '127.0.0.1' });
  onTestFinished(async () => {
    server.child.kill('SIGKILL');
    await server.exited;
    await receiver.close();
  });
  const url = await server.url();
  await until(() => /\/sign-in\/\S+/.test(server.said.out));
  const page = await openPage({ baseURL: url, javaScriptEnabled: false });
  await page.goto(/http:\S+\/sign-in\/\S+/.exec(server.said.out)?.[0] ?? '');
  await page.goto('/account');
  await page.getByRole('link', { name: 'Subscribe to news' }).first().click();
  expect(await page.getByRole('main').innerText()).toContain('You have no subscriptions.');
  const choose = async (name: string, word: string) => {
    const field = page.getByRole('group', { name }).or(page.getByLabel(name)).first();
    if ((await field.evaluate((each) => each.tagName)) === 'SELECT')
      await field.selectOption({ label: word });
    else await field.getByLabel(word).check();
  };
  await page.getByRole('link', { name: 'Subscribe', exact: true }).click();
  await choose('News of', 'Proposals');
  await choose('Sent by', 'Webhook');
  await page.getByLabel('Address').fill(`${receiver.url}/mine`);
  await page.getByRole('button', { name: 'Subscribe' }).click();
  const secret = await page.getByRole('textbox').first().inputValue();
  expect(secret).toMatch(/^whsec_/);
  await page.goto('/account/subscriptions');
  const list = page.getByRole('main').getByRole('list').first();
  expect(await list.innerText()).toMatch(/Proposals · Webhook to http\S+\/mine/);
  expect(await page.content()).not.toContain(secret);

  await page.getByRole('link', { name: /^Change\b/ }).click();
  await choose('News of', 'Meetings and minutes');
  await page.getByRole('button', { name: 'Change it' }).click();
  expect(await page.getByRole('status').innerText()).toBe('The subscription is changed.');
  expect(await list.innerText()).toMatch(/Meetings and minutes · Webhook/);

  await page.getByRole('link', { name: /^Another secret\b/ }).click();
  await page.getByRole('button', { name: 'Make another secret' }).click();
  expect(await page.getByRole('textbox').first().inputValue()).toMatch(/^whsec_/);

  await page.goto('/account/subscriptions');
  await page.getByRole('link', { name: /^End\b/ }).click();
  await page.getByRole('button', { name: 'End it' }).click();
  expect(await page.getByRole('status').innerText()).toBe('The subscription has ended.');
  await page.getByText('1 subscription ended').click();
  expect(await page.getByRole('main').innerText()).toMatch(/Ended .*: somebody ended it here or by the API/);
});
