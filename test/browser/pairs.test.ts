import { expect, test } from 'vitest';
import { openPage } from './helpers/browser.ts';

test('the claim of a pair opens beside the marks, by mouse, by click and by keyboard, and both names light up', async () => {
  const page = await openPage({ viewport: { width: 1440, height: 1200 } });
  await page.goto('/combinations');
  const tile = page.getByRole('link', { name: 'IMA namespacing and WireGuard: prototyped' });
  const claim = page.locator('.claim');
  expect(await claim.innerText()).toBe('');
  await tile.hover();
  expect(await claim.innerText()).toContain('They were the two members');
  expect(await page.locator('.pairs th.lit').allInnerTexts()).toEqual(['WireGuard', 'IMA namespacing']);
  await page.locator('h1').hover();
  expect(await claim.innerText()).toBe('');
  await tile.click();
  await page.locator('h1').hover();
  expect(await claim.innerText()).toContain('prototyped');
  expect(new URL(page.url()).hash).toBe('');
  await page.keyboard.press('Escape');
  expect(await claim.innerText()).toBe('');
  await page.keyboard.press('Tab');
  expect(await claim.innerText()).not.toBe('');
});

test('without a script a mark leads to its row in the list, folded or not', async () => {
  const page = await openPage({ javaScriptEnabled: false, viewport: { width: 1440, height: 900 } });
  await page.goto('/combinations');
  const tile = page.getByRole('link', { name: 'SELinux and WireGuard: plausible' });
  const to = (await tile.getAttribute('href')) ?? '';
  await tile.click();
  expect(new URL(page.url()).hash).toBe(to);
  await page.locator(`[id="${to.slice(1)}"]`).waitFor({ state: 'visible' });
});

test('n and p go to the meetings after and before, but not while one types', async () => {
  const page = await openPage();
  await page.goto('/meetings/2017-06-07');
  await page.keyboard.press('n');
  await page.waitForURL('**/meetings/2017-06-21');
  await page.keyboard.press('p');
  await page.waitForURL('**/meetings/2017-06-07');
  await page.getByRole('searchbox').first().focus();
  await page.keyboard.type('np');
  expect(new URL(page.url()).pathname).toBe('/meetings/2017-06-07');
});

test('what a line of the minutes decided stands on its height, and below it where there is little room', async () => {
  const page = await openPage({ viewport: { width: 1440, height: 900 } });
  await page.goto('/meetings/2017-05-24');
  const boxes = async () => {
    const line = await page.locator('#L23 .title').boundingBox();
    const beside = await page.locator('#L23 .beside').boundingBox();
    if (!line || !beside) throw new Error('expected the line and what it decided');
    return { line, beside };
  };
  const wide = await boxes();
  expect(Math.abs(wide.line.y - wide.beside.y)).toBeLessThan(14);
  expect(wide.beside.x).toBeGreaterThan(wide.line.x + wide.line.width);
  await page.setViewportSize({ width: 375, height: 800 });
  const narrow = await boxes();
  expect(narrow.beside.y).toBeGreaterThanOrEqual(narrow.line.y + narrow.line.height - 2);
});

test('the matrix keeps its first two columns in sight, and everything else can be reached', async () => {
  const page = await openPage({ viewport: { width: 900, height: 900 } });
  await page.goto('/matrix');
  const cell = page.locator('.grid tbody tr').filter({ hasText: 'WireGuard' }).locator('th, td');
  const before = await Promise.all([cell.nth(0).boundingBox(), cell.nth(1).boundingBox()]);
  await page.locator('section.scroll').evaluate((box) => box.scrollTo(10_000, 0));
  const after = await Promise.all([cell.nth(0).boundingBox(), cell.nth(1).boundingBox()]);
  for (const [at, box] of after.entries()) expect(box?.x).toBeLessThanOrEqual((before[at]?.x ?? 0) + 1);
  const last = await cell.last().boundingBox();
  expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual(900);
  expect(await page.getByText('more criteria to the right').isVisible()).toBe(true);
});
