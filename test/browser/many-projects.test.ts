import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedManyProjects } from '../helpers/many-projects.ts';
import { openSite, type Site } from '../helpers/site.ts';
import { openPage } from './helpers/browser.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite({ fill: (db) => seedManyProjects(db, 2000) });
});
afterAll(() => site.close());

test('2,000 projects are read page by page, filtered by the form, and sorted', async () => {
  const page = await openPage({ baseURL: site.url, javaScriptEnabled: false });
  const names = () => page.locator('table.projects tbody th a').allInnerTexts();
  await page.goto('/');
  expect(await names()).toHaveLength(40);
  await page.getByRole('link', { name: 'Show all 1,500' }).click();
  expect((await names())[0]).toBe('Project 0001');
  await page.goto('/?sort=name');
  expect(await names()).toHaveLength(50);
  await page.getByRole('link', { name: 'Next page' }).click();
  expect((await names())[0]).toBe('Project 0051');
  await page.getByRole('link', { name: 'Previous page' }).click();
  expect((await names())[0]).toBe('Project 0001');
  await page.getByText('Filter and sort').click();
  await page.getByLabel('Organisation').fill('Docker');
  await page.getByRole('combobox', { name: 'Open proposal' }).selectOption('has one');
  await page.getByRole('button', { name: 'Show' }).click();
  expect(await page.getByRole('status').innerText()).toContain('66 of 2,000 projects.');
  await page.getByRole('link', { name: 'Next page' }).click();
  expect(await names()).toHaveLength(16);
  expect(await page.getByLabel('Organisation').inputValue()).toBe('Docker');
});

test('every other view of 2,000 projects pages, or says how many it shows', async () => {
  const page = await openPage({ baseURL: site.url, javaScriptEnabled: false });
  for (const view of ['/timeline', '/matrix', '/combinations']) {
    await page.goto(view);
    await page.getByRole('link', { name: 'Next page' }).click();
    expect(await page.getByRole('link', { name: 'Previous page' }).isVisible()).toBe(true);
  }
  const others = async (path: string) => {
    await page.goto(path);
    return (await page.locator('main').innerText()).match(/and [\d,]+ others/g);
  };
  expect(await others('/channel')).toEqual(['and 1,450 others']);
  // Proposals that wait, records, and levels that have gone stale: a hundred of each are shown.
  expect(await others('/brief?since=2017-05-24')).toEqual([
    'and 100 others',
    'and 1,400 others',
    'and 1,400 others',
  ]);
});

test('axe finds nothing on a full page of them', async () => {
  const page = await openPage({ baseURL: site.url });
  await page.goto('/');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
});
