import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, test } from 'vitest';
import { actingPaths } from '../../src/page/act/index.ts';
import { views } from '../../src/page/views.ts';
import { READ, SIGNED_IN, VIEWS } from './helpers/addresses.ts';
import { openPage } from './helpers/browser.ts';
import { walk } from './helpers/walk.ts';

test('every view of the program is looked at here', () => {
  const paths = [...views.map(({ path }) => path), ...actingPaths, '/admin'];
  expect([...Object.keys(READ), ...Object.keys(SIGNED_IN), '/act/:act'].sort()).toEqual([...paths].sort());
});

describe.each([{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }] as const)(
  'with $colorScheme$forcedColors colours',
  (colours) => {
    test('axe finds nothing on any view, and nothing to press is smaller than 24 px', async () => {
      const page = await openPage(colours);
      const found: string[] = [];
      for (const view of VIEWS) {
        await page.goto(view);
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
          .analyze();
        found.push(...violations.map(({ id, nodes }) => `${view} ${id} ${nodes[0]?.html}`));
      }
      expect(found).toEqual([]);
    });
  },
);

test('no view scrolls sideways on any width, asks another host, or breaks the content security policy', async () => {
  const page = await openPage({ viewport: { width: 320, height: 640 } });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !/404/.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => void complaints.push(message));
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(page.url()).origin) && page.url() !== 'about:blank')
      complaints.push(`asked ${request.url()}`);
  });
  for (const width of [320, 768, 1440]) {
    await page.setViewportSize({ width, height: 640 });
    for (const view of VIEWS) {
      await page.goto(view);
      const scrolls = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(scrolls, `${view} at ${width} px`).toBeLessThanOrEqual(width);
    }
  }
  expect(complaints).toEqual([]);
});

test('without JavaScript a reader gets from the overview to the line of the minutes', async () => {
  const page = await openPage({ javaScriptEnabled: false });
  await page.goto('/');
  await page.getByRole('row').getByRole('link', { name: 'WireGuard', exact: true }).click();
  expect(new URL(page.url()).pathname).toBe('/projects/wireguard');
  await page.getByRole('link', { name: '2017-07-19' }).first().click();
  const { pathname, hash } = new URL(page.url());
  expect(pathname).toBe('/meetings/2017-07-19/revisions/1');
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('2017-07-19');
  expect(await page.locator(hash).innerText()).toContain('the official word for its maturity');
});

test('the slash key moves to the search, and the form puts the whole state into the address', async () => {
  const page = await openPage();
  await page.goto('/');
  await page.keyboard.press('/');
  await page.keyboard.type('wire');
  await page.keyboard.press('Enter');
  await page.waitForURL(/wire/);
  expect(new URL(page.url()).search).toBe('?q=wire');
  const [first] = await page.locator('main .records > li').allInnerTexts();
  expect(first).toContain('WireGuard');
});

test('the keyboard alone reaches everything on every view, and always shows where it is', async () => {
  const page = await openPage({ javaScriptEnabled: true });
  for (const view of VIEWS) {
    await page.goto(view);
    const { reachable, reached, unseen } = await walk(page);
    expect([view, reached, unseen]).toEqual([view, reachable, []]);
  }
});

test('every view prints whole: nothing scrolls, and what only a screen can use is left out', async () => {
  const page = await openPage({ colorScheme: 'dark' });
  for (const view of VIEWS) {
    await page.goto(view);
    await page.emulateMedia({ media: 'print' });
    expect([
      view,
      await page.locator('.masthead nav, .colophon, .skip, .tools').filter({ visible: true }).count(),
    ]).toEqual([view, 0]);
    expect([view, await page.locator('h1').isVisible()]).toEqual([view, true]);
    const clipped = await page
      .locator('.scroll')
      .evaluateAll((parts) => parts.filter((part) => getComputedStyle(part).overflowX !== 'visible').length);
    expect([view, clipped]).toEqual([view, 0]);
    await page.emulateMedia({ media: null });
  }
});

test('a view of another day says so and stays there; what is of today alone says nothing of days', async () => {
  const page = await openPage();
  for (const view of ['/matrix', '/timeline', '/channel', '/combinations', '/criteria', '/changes']) {
    await page.goto(`${view}?asOf=2017-06-07`);
    expect([view, await page.getByRole('note').innerText()]).toEqual([
      view,
      expect.stringContaining('2017-06-07'),
    ]);
    const strayed = await page
      .locator('main a[href^="/projects/"], nav[aria-label=Views] a')
      .evaluateAll(
        (links) => links.filter((link) => !link.getAttribute('href')?.includes('asOf=2017-06-07')).length,
      );
    expect([view, strayed]).toEqual([view, 0]);
  }
  for (const view of ['/about', '/brief']) {
    await page.goto(`${view}${view.includes('?') ? '&' : '?'}asOf=2017-06-07`);
    expect([view, await page.getByRole('note').count()]).toEqual([view, 0]);
  }
});
