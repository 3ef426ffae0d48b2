import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedHostile } from '../helpers/hostile.ts';
import { openSite, type Site } from '../helpers/site.ts';
import { openPage } from './helpers/browser.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite({ fill: seedHostile });
});
afterAll(() => site.close());

test('nothing that was typed runs, loads or leads astray, on any page, on any width', async () => {
  const page = await openPage({ baseURL: site.url, viewport: { width: 320, height: 640 } });
  const seen: string[] = [];
  page.on('console', (message) => message.type() === 'error' && seen.push(message.text()));
  page.on('pageerror', ({ message }) => seen.push(message));
  page.on('dialog', (dialog) => {
    seen.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url)) seen.push(request.url());
  });
  const overview = await site.html('/');
  const projects = [...overview.matchAll(/<th scope="row"[^>]*><a href="([^"]+)"/g)].map(
    ([, path]) => path ?? '',
  );
  expect(projects.length).toBeGreaterThan(5);
  const views = [
    '/',
    '/meetings',
    '/meetings/2017-05-24',
    '/records/1',
    '/changes',
    '/matrix',
    '/timeline',
    '/combinations',
    '/channel',
    '/criteria',
    '/brief?since=2017-01-01',
    '/compare?from=2017-01-01&to=2018-01-01',
    '/search?q=script',
    '/about',
  ];
  for (const path of [...views, ...projects]) {
    await page.goto(path);
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    await page.locator('main').hover();
    expect([path, await page.evaluate(() => 'pwned' in window)]).toEqual([path, false]);
    const [width, scrolls] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
    expect([path, scrolls]).toEqual([path, width]);
    const schemes = await page.evaluate(() => [
      ...new Set([...document.links].map(({ protocol }) => protocol)),
    ]);
    expect([path, schemes.filter((scheme) => !['http:', 'https:', 'mailto:'].includes(scheme))]).toEqual([
      path,
      [],
    ]);
  }
  expect(seen).toEqual([]);
});
