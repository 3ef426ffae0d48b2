import { expect, test } from 'vitest';
import { openPage } from './helpers/browser.ts';

const tops = (selector: string) =>
  [...document.querySelectorAll(`${selector} > td`)].map((cell) => cell.getBoundingClientRect().top);

test('a line of the source stands beside what was read from it, on a phone above it, without a script', async () => {
  const page = await openPage({ viewport: { width: 1440, height: 900 }, javaScriptEnabled: false });
  await page.goto('/meetings/2017-05-24');
  await page.getByRole('link', { name: 'Source and reading' }).click();
  expect(new URL(page.url()).pathname).toBe('/meetings/2017-05-24/revisions/1');
  const row = page.locator('#L17');
  expect(await row.innerText()).toContain('- clear-containers');
  expect(await row.locator('.reading').innerText()).toMatch(/^agenda\s+clear-containers\s+Experimental/);
  expect(new Set(await page.evaluate(tops, '#L17')).size).toBe(1);
  await page.setViewportSize({ width: 375, height: 667 });
  const [line = 0, source = 0, reading = 0] = await page.evaluate(tops, '#L17');
  expect(line).toBe(source);
  expect(reading).toBeGreaterThan(source);
});

test('what was recorded from a line stands on its height, uncut, and never over what belongs to another', async () => {
  const page = await openPage({ viewport: { width: 1440, height: 900 } });
  await page.goto('/meetings/2017-05-24');
  const boxes = await page.locator('.minutes .beside').evaluateAll((all) =>
    all.map((one) => {
      const { top, bottom, right } = one.getBoundingClientRect();
      const panel = one.closest('.minutes')?.getBoundingClientRect().right ?? 0;
      const isCut = [...one.querySelectorAll('span')].some(
        (part) =>
          part.scrollWidth > part.clientWidth + 1 &&
          part.clientWidth > 1 &&
          getComputedStyle(part).display === 'block',
      );
      return { top, bottom, isInside: right <= panel, isCut };
    }),
  );
  expect(boxes.length).toBeGreaterThan(8);
  for (const [at, box] of boxes.entries()) {
    expect([at, box.isInside, box.isCut]).toEqual([at, true, false]);
    if (at > 0) expect(box.top).toBeGreaterThanOrEqual((boxes[at - 1]?.bottom ?? 0) - 1);
  }
});

test('the keys n and p lead from the source to the meetings after and before as well', async () => {
  const page = await openPage();
  await page.goto('/meetings/2017-05-24/revisions/1');
  await page.keyboard.press('n');
  await page.waitForURL('**/meetings/2017-06-07');
  await page.keyboard.press('p');
  await page.waitForURL('**/meetings/2017-05-24');
});

test('nothing in a chart lies beyond its edge, and on a phone the history stands upright instead', async () => {
  const page = await openPage({ viewport: { width: 1440, height: 900 } });
  for (const address of ['/projects/wireguard', '/projects/kernel-config', '/timeline']) {
    await page.goto(address);
    const beyond = await page
      .locator('svg.picture')
      .evaluateAll((pictures) =>
        pictures.flatMap((picture) =>
          [...picture.querySelectorAll('text')]
            .filter((text) => text.getBoundingClientRect().right > picture.getBoundingClientRect().right + 1)
            .map(({ textContent }) => textContent),
        ),
      );
    expect([address, beyond]).toEqual([address, []]);
  }
  await page.setViewportSize({ width: 375, height: 667 });
  await page.goto('/projects/wireguard');
  expect(await page.locator('.timeline').isVisible()).toBe(false);
  expect(await page.locator('.upright > li').first().isVisible()).toBe(true);
  // That of all projects scrolls, and says so.
  await page.goto('/timeline');
  expect(await page.getByText('Scroll to the right for later meetings').isVisible()).toBe(true);
  await page
    .locator('.scroll')
    .first()
    .evaluate((box) => box.scrollTo({ left: 10_000 }));
  const last = await page.locator('svg.picture .grid').last().boundingBox();
  expect(last && last.x + last.width).toBeLessThanOrEqual(376);
});
