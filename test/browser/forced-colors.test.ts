import { expect, test } from 'vitest';
import { VIEWS } from './helpers/addresses.ts';
import { openPage } from './helpers/browser.ts';

test('in forced colours every mark is still drawn', async () => {
  const page = await openPage({ forcedColors: 'active' });
  await page.goto('/');
  const undrawn = await page.locator('.mark .shape').evaluateAll(
    (shapes) =>
      shapes.filter((shape) => {
        const { stroke } = getComputedStyle(shape);
        return stroke === 'none' || stroke === getComputedStyle(document.body).backgroundColor;
      }).length,
  );
  expect(undrawn).toBe(0);
});

test('every mark has a word beside its shape', async () => {
  const page = await openPage();
  for (const path of VIEWS) {
    await page.goto(path);
    const wordless = await page
      .locator('.mark')
      .evaluateAll((marks) => marks.filter((mark) => mark.textContent?.trim() === '').length);
    expect([path, wordless]).toEqual([path, 0]);
  }
});
