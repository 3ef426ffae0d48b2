import { expect, onTestFinished, test } from 'vitest';
import { world } from '../graphql/gate/world.ts';
import { testDatabase } from '../helpers/database.ts';
import { openSite } from '../helpers/site.ts';
import { openPage } from './helpers/browser.ts';

test('a row, the counts and the answers follow what is recorded, and the focus stays', async () => {
  const database = await testDatabase('pglite');
  const tracker = await world(database);
  const site = await openSite({ on: database, now: '2017-08-20T12:00:00Z' });
  onTestFinished(async () => {
    await site.close();
    await database.close();
  });
  const record = (project: string, to: string) =>
    tracker.act(tracker.as('CHAIR'), 'recordStatusChange', {
      project,
      to,
      meeting: '2017-08-16',
      reason: 'as the meeting said',
    });
  const page = await openPage({ baseURL: site.url });
  const opened = page.waitForResponse((response) => response.url().includes('/graphql?query='));
  await page.goto('/');
  await opened;
  const row = page.locator('tr[data-project=wireguard]');
  const other = await page.locator('tr[data-project=landlock]').elementHandle();
  await row.locator('a').first().focus();
  await record('wireguard', 'ONGOING');
  await row.getByText('Ongoing').first().waitFor();
  await page.locator('[data-level=ONGOING] strong', { hasText: '1' }).waitFor();
  await page.locator('[data-live=counts] .ongoing strong', { hasText: '1' }).waitFor({ state: 'attached' });
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('/projects/wireguard');
  expect(await other?.evaluate((element) => element.isConnected), 'what did not change was let be').toBe(
    true,
  );

  const past = await openPage({ baseURL: site.url });
  const asked: string[] = [];
  past.on('request', (request) => asked.push(request.url()));
  await past.goto('/?asOf=2017-08-18');
  expect(asked.filter((url) => url.includes('/graphql'))).toEqual([]);
});
