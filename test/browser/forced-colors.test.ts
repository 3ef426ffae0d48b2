import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { openPage } from './helpers/browser.ts';

const PATHS = [
  '/',
  '/projects/wireguard',
  '/projects/kspp',
  '/meetings',
  '/meetings/2017-05-24',
  '/records/1',
  '/matrix',
  '/timeline',
  '/combinations',
  '/channel',
  '/criteria',
  '/brief',
  '/about',
  '/changes',
  '/compare?from=2017-05-01&to=2017-08-01',
  '/search?q=wireguard',
  '/nothing',
];

test('in forced colours axe finds nothing, and every mark is still drawn', async () => {
  const page = await openPage({ forcedColors: 'active' });
  for (const path of PATHS) {
    await page.goto(path);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect([path, violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)]).toEqual([path, []]);
  }
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
  for (const path of PATHS) {
    await page.goto(path);
    const wordless = await page
      .locator('.mark')
      .evaluateAll((marks) => marks.filter((mark) => mark.textContent?.trim() === '').length);
    expect([path, wordless]).toEqual([path, 0]);
  }
});
