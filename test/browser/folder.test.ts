import { expect, onTestFinished, test } from 'vitest';
import { world } from '../graphql/gate/world.ts';
import { testDatabase } from '../helpers/database.ts';
import { folderProxy } from '../helpers/folder-proxy.ts';
import { openSite } from '../helpers/site.ts';
import { openPage } from './helpers/browser.ts';

test.each(['takes it away', 'leaves it'] as const)(
  'in a folder behind a proxy that %s, pages are styled, lead on, follow what is recorded, and have an explorer',
  async (way) => {
    const proxy = await folderProxy('/sig', way);
    const database = await testDatabase('pglite');
    const tracker = await world(database);
    const now = '2017-08-20T12:00:00Z';
    const site = await openSite({ on: database, now, config: { publicUrl: proxy.url } });
    proxy.leadTo(site.url);
    onTestFinished(async () => {
      proxy.close();
      await site.close();
      await database.close();
    });
    const page = await openPage();
    const wrong: string[] = [];
    page.on('pageerror', ({ message }) => void wrong.push(message));
    page.on('response', (response) => {
      if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`);
    });
    const opened = page.waitForResponse((response) => response.url().includes('/sig/graphql?query='));
    await page.goto(`${proxy.url}/`);
    await opened;
    expect(await page.evaluate(() => getComputedStyle(document.body).margin)).toBe('0px');
    await tracker.act(tracker.as('CHAIR'), 'recordStatusChange', {
      project: 'wireguard',
      to: 'ONGOING',
      meeting: '2017-08-16',
      reason: 'as the meeting said',
    });
    await page.locator('tr[data-project=wireguard]').getByText('Ongoing').first().waitFor();
    await page.locator('tr[data-project=wireguard] a').first().click();
    await page.waitForURL(`${proxy.url}/projects/wireguard`);
    await page.keyboard.press('/');
    await page.locator('header input[type=search]:focus').fill('wireguard');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${proxy.url}/search?q=wireguard*`);
    // It asks for the schema as soon as it runs.
    const [answered] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.goto(`${proxy.url}/graphql`),
    ]);
    expect(answered.url()).toBe(`${proxy.url}/graphql`);
    expect(wrong.filter((each) => !each.includes('/graphql'))).toEqual([]);
    expect(proxy.elsewhere.filter((path) => path !== '/favicon.ico')).toEqual([]);
  },
);
