import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage } from './helpers/browser.ts';
import { walk } from './helpers/walk.ts';

const names = (page: Page) => page.locator('table.projects tbody th a').allInnerTexts();
const luminance = (page: Page, property: 'color' | 'backgroundColor' = 'backgroundColor') =>
  page.evaluate((name) => {
    const [r = 0, g = 0, b = 0] =
      getComputedStyle(document.documentElement)
        [name].match(/[\d.]+/g)
        ?.map(Number) ?? [];
    return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  }, property);

describe.each([true, false])('with JavaScript %s', (javaScriptEnabled) => {
  test('the form filters and sorts, its state is the address, and the way back restores it', async () => {
    const page = await openPage({ javaScriptEnabled });
    await page.goto('/');
    await page.getByText('Filter and sort').click();
    await page.getByRole('searchbox', { name: 'Words in a name' }).fill('kernel');
    await page.getByRole('checkbox', { name: 'Experimental' }).check();
    await page.getByRole('combobox', { name: 'Sort by' }).selectOption('Name, Z to A');
    await page.getByRole('button', { name: 'Show' }).click();
    const { searchParams } = new URL(page.url());
    expect(Object.fromEntries(searchParams)).toMatchObject({
      text: 'kernel',
      readiness: 'EXPERIMENTAL',
      sort: '-name',
    });
    expect(await names(page)).toEqual(['okernel', 'Kernel config', 'IMA namespacing', 'Clear Containers']);
    expect(await page.getByRole('searchbox', { name: 'Words in a name' }).inputValue()).toBe('kernel');
    expect(await page.getByRole('checkbox', { name: 'Experimental' }).isChecked()).toBe(true);
    await page.getByRole('link', { name: 'Show all' }).click();
    expect(await names(page)).toHaveLength(11);
    await page.goBack();
    expect(await names(page)).toHaveLength(4);
  });

  test('counts and column heads are links that filter and sort', async () => {
    const page = await openPage({ javaScriptEnabled });
    await page.goto('/');
    await page.getByText('Filter and sort').click();
    await page.getByRole('link', { name: /^2\s+None recorded$/ }).click();
    expect(await names(page)).toEqual(['SELinux', 'shiftfs']);
    await page.getByRole('columnheader', { name: 'Project' }).getByRole('link').click();
    expect(await names(page)).toEqual(['SELinux', 'shiftfs']);
    await page.getByRole('columnheader', { name: 'Project' }).getByRole('link').click();
    expect(await names(page)).toEqual(['shiftfs', 'SELinux']);
    expect(await page.getByRole('columnheader', { name: 'Project' }).getAttribute('aria-sort')).toBe(
      'descending',
    );
  });

  test('any page is read as of any day, and its links stay there', async () => {
    const page = await openPage({ javaScriptEnabled });
    await page.goto('/?readiness=EXPERIMENTAL');
    await page.getByLabel('Read this page as of').fill('2017-04-01');
    await page.getByRole('button', { name: 'Go to that day' }).click();
    expect(await page.getByRole('note').innerText()).toContain('as of 2017-04-01');
    expect(await names(page)).toEqual(['MirageSDK', 'okernel', 'WireGuard']);
    await page.getByRole('rowheader').getByRole('link', { name: 'okernel' }).click();
    expect(await page.getByRole('note').innerText()).toContain('as of 2017-04-01');
    await page.getByRole('link', { name: 'Read it as of today' }).click();
    expect(new URL(page.url()).search).toBe('');
  });
});

test('the keyboard alone reaches everything, in order, and always shows where it is', async () => {
  const page = await openPage();
  await page.goto('/');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  const { reachable, reached, unseen } = await walk(page);
  expect(unseen).toEqual([]);
  expect(reached).toBe(reachable);
});

test('a day under “Recorded” shows the quoted line to whoever points at it or comes by the keyboard, and Escape hides it', async () => {
  const page = await openPage();
  await page.goto('/');
  const day = page.locator('tr[data-project=wireguard] td[data-field=recorded] a');
  const card = page.locator('#cited-wireguard');
  expect(await card.isVisible()).toBe(false);
  await day.hover();
  expect(await card.innerText()).toContain('the official word for its maturity');
  await card.hover();
  expect(await card.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  expect(await card.isVisible()).toBe(false);
  await page.mouse.move(0, 0);
  await day.focus();
  expect(await card.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  expect(await card.isVisible()).toBe(false);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/meetings/2017-07-19/revisions/1#L26');
});

test('on a phone the first project is on the first screen, and the questions unfold without a script', async () => {
  const page = await openPage({ viewport: { width: 375, height: 667 }, javaScriptEnabled: false });
  await page.goto('/');
  const box = await page.locator('tr[data-project=wireguard]').boundingBox();
  expect(box && box.y + box.height).toBeLessThanOrEqual(667);
  const answer = page.getByText('None is');
  expect(await answer.isVisible()).toBe(false);
  await page.locator('.question summary').first().click();
  expect(await answer.isVisible()).toBe(true);
  const tops = await page
    .locator('nav[aria-label=Views] li')
    .evaluateAll((entries) => entries.map((entry) => entry.getBoundingClientRect().top));
  expect(tops).toHaveLength(4);
  expect(new Set(tops).size).toBe(1);
});

test('the slash key moves to the search but is typed where one types', async () => {
  const page = await openPage();
  await page.goto('/');
  await page.keyboard.press('/');
  const isSearch = () => page.evaluate(() => document.activeElement?.matches('input[type=search]'));
  expect(await isSearch()).toBe(true);
  await page.keyboard.type('a/b');
  expect(await page.getByRole('searchbox', { name: 'Search projects and minutes' }).inputValue()).toBe('a/b');
  await page.goto('/meetings');
  await page.keyboard.press('/');
  expect(await isSearch()).toBe(true);
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto('/meetings');
  await page.keyboard.press('/');
  await page.waitForURL('**/search');
});

test('on a desktop every project is one line high, and what cannot all be true stands before them', async () => {
  const page = await openPage({ viewport: { width: 1440, height: 900 } });
  await page.goto('/');
  const heights = await page
    .locator('tr[data-project]')
    .evaluateAll((rows) => rows.map((row) => Math.round(row.getBoundingClientRect().height)));
  expect(heights).toHaveLength(11);
  expect(Math.max(...heights)).toBeLessThanOrEqual(44);
  const beyond = await page.locator('.panel').evaluate((panel) => panel.scrollWidth - panel.clientWidth);
  expect(beyond).toBeLessThanOrEqual(0);
  const contradictions = page.locator('.attention');
  expect(await contradictions.innerText()).toContain(
    'Kernel Self Protection Project was on the agenda of 2017-05-24, but no note mentions it.',
  );
  const [first, table] = [
    await contradictions.boundingBox(),
    await page.locator('table.projects').boundingBox(),
  ];
  expect(first && table && first.y < table.y).toBe(true);
});

test('light and dark follow the reader', async () => {
  const light = await openPage({ colorScheme: 'light' });
  await light.goto('/');
  const dark = await openPage({ colorScheme: 'dark' });
  await dark.goto('/');
  expect(await luminance(light)).toBeGreaterThan(0.9);
  expect(await luminance(dark)).toBeLessThan(0.1);
});

test.each([320, 768, 1440])(
  'at %i px nothing is cut off, and the rows say what each value is',
  async (width) => {
    const page = await openPage({ viewport: { width, height: 800 } });
    for (const path of ['/', '/projects/wireguard', '/meetings/2017-05-24', '/records/1']) {
      await page.goto(path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
    await page.goto('/');
    const label = await page
      .locator('tr[data-project=wireguard] td[data-field=since]')
      .evaluate((cell) => getComputedStyle(cell, '::before').content);
    expect(label).toBe(width < 768 ? '"since "' : 'none');
    expect(await page.locator('tr[data-project=wireguard]').isVisible()).toBe(true);
  },
);

test('prints its content without what only a screen can use, on paper of any size', async () => {
  const page = await openPage({ colorScheme: 'dark' });
  await page.goto('/projects/wireguard');
  await page.emulateMedia({ media: 'print' });
  for (const gone of ['.masthead nav', '.colophon', '.skip'])
    expect([gone, await page.locator(gone).first().isVisible()]).toEqual([gone, false]);
  expect(await page.getByRole('heading', { name: 'WireGuard' }).isVisible()).toBe(true);
  expect(await luminance(page, 'color')).toBeLessThan(0.2);
  const link = page.locator('main a[href^="http"]').first();
  expect(await link.evaluate((a) => getComputedStyle(a, '::after').content)).toContain('http');
  expect((await page.pdf({ format: 'A5' })).length).toBeGreaterThan(10_000);
});
