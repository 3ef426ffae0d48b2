import { chromium } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { serve } from '../http/fixtures/server.ts';

const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

test('the explorer runs its first example under its own content security policy, and asks nobody else', async () => {
  const query = 'query Hello {\n  hello\n  project(slug: "x") { slug }\n}\n';
  const server = await serve({}, { examples: [{ query }] });
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags.split(' ') });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const complaints: string[] = [];
  const elsewhere: string[] = [];
  const credentials: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => void complaints.push(message));
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !request.url().startsWith('data:'))
      elsewhere.push(request.url());
    if (request.headers().authorization) credentials.push(request.url());
  });
  await page.goto(`${server.url}/graphql`);
  await page.click('.graphiql-execute-button', { timeout: 60_000 });
  await page.getByText('"wireguard"').waitFor({ timeout: 30_000 });
  expect(await page.locator('.graphiql-editor-tool').innerText()).toMatch(/Bearer\s<token>/);
  expect(complaints).toEqual([]);
  expect(elsewhere).toEqual([]);
  expect(credentials).toEqual([]);
}, 120_000);
