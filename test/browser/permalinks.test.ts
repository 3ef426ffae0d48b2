import { expect, test } from 'vitest';
import { openPage } from './helpers/browser.ts';

const isMarked = (selector: string) => {
  const element = document.querySelector(selector);
  return element !== null && getComputedStyle(element).boxShadow !== 'none';
};

const isOutlined = (selector: string) => {
  const element = document.querySelector(selector);
  return element !== null && getComputedStyle(element).outlineStyle !== 'none';
};

test('a record has a link that leads to it, and stands out where it leads', async () => {
  const page = await openPage({ viewport: { width: 1000, height: 500 } });
  await page.goto('/projects/wireguard');
  const id = await page.locator('.records > li[id^="record-"]').last().getAttribute('id');
  await page.goto(`/projects/wireguard#${id}`);
  expect(await page.evaluate(isMarked, `#${id}`)).toBe(true);
  await expect
    .poll(() => page.locator(`#${id}`).evaluate((entry) => entry.getBoundingClientRect().top))
    .toBeLessThan(400);
  await page.locator(`#${id} .anchor`).click();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(`Record ${id?.slice(7)}: WireGuard`);
});

test('a record leads to the line of the revision that it rests on and on to the meeting, and the line stands out on both', async () => {
  const page = await openPage();
  await page.goto('/projects/wireguard');
  await page
    .getByRole('link', { name: /^our summary, line \d+$/ })
    .first()
    .click();
  const { pathname, hash } = new URL(page.url());
  expect(pathname).toBe('/meetings/2017-07-19/revisions/1');
  expect(await page.locator(hash).innerText()).toContain('the official word for its maturity');
  expect(await page.evaluate(isOutlined, hash)).toBe(true);
  await page.locator(hash).getByRole('link', { name: 'note', exact: true }).click();
  expect(new URL(page.url()).pathname).toBe('/meetings/2017-07-19');
  expect(new URL(page.url()).hash).toBe(hash);
  expect(await page.locator(`${hash} > .note`).innerText()).toContain('the official word for its maturity');
  expect(await page.evaluate(isMarked, `${hash} > .note`)).toBe(true);
});

test('every line of the minutes and of the agenda has an anchor of its own', async () => {
  const page = await openPage();
  await page.goto('/meetings/2017-06-07');
  const ids = await page.locator('.notes li, .agenda li').evaluateAll((lines) => lines.map(({ id }) => id));
  expect(ids.every((id) => /^L\d+$/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
});
