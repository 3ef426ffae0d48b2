import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillWithEveryKind } from '../../bench/databases/filled.ts';
import { issueToken } from '../../src/domain/access/create-token.ts';
import type { Viewer } from '../../src/domain/act/viewer.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { otherGroup } from '../helpers/group.ts';
import { openSite, type Site } from '../helpers/site.ts';
import { openPage } from './helpers/browser.ts';

/** How far a page reaches to the right of its window. */
const sticksOut = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Pairs of what one selector finds and what another finds that lie over each other. */
const overlaps = (page: Page, one: string, other: string) =>
  page.evaluate(
    ([first = '', second = '']) => {
      const boxes = (selector: string) =>
        [...document.querySelectorAll(selector)]
          .filter((element) => element.checkVisibility())
          .map((element) => [element.textContent?.slice(0, 40), element.getBoundingClientRect()] as const);
      return boxes(first).flatMap(([words, a]) =>
        boxes(second)
          .filter(([, b]) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
          .map(([others]) => `${words} / ${others}`),
      );
    },
    [one, other],
  );

/** Over how many lines the words of an element go. */
const linesOf = (element: Locator) =>
  element.evaluate((name) => {
    const range = document.createRange();
    range.selectNodeContents(name);
    return range.getClientRects().length;
  });

const words = (page: Page, selector = 'main') => page.locator(selector).first().innerText();

describe('with 130 projects and something of every kind', () => {
  let database: TestDatabase;
  let site: Site;
  beforeAll(async () => {
    database = await testDatabase('postgres');
    await fillWithEveryKind(database.url as string, 130);
    site = await openSite({ on: database, clock: () => new Date() });
  });
  afterAll(async () => {
    await site.close();
    await database.close();
  });

  /** Somebody with a long name, who has signed in. */
  async function signIn(page: Page, role: Viewer['role'], person?: string) {
    const { secret } = await site.database.db.transaction((tx) =>
      issueToken(
        tx,
        { name: `Maximiliane von Hohenstein, ${role}`, role, projects: [], person, expiresAt: null },
        new Date(),
      ),
    );
    await page.goto('/sign-in');
    await page.getByLabel('Token').fill(secret);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }

  test('the overview fits its window, and no word of it lies over another', async () => {
    const page = await openPage({ baseURL: site.url, javaScriptEnabled: false });
    for (const width of [375, 768, 1100, 1280, 1440])
      for (const view of ['/', '/?gate=blocked', '/?sort=name']) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(view);
        expect([width, view, await sticksOut(page)]).toEqual([width, view, 0]);
        expect([width, view, await overlaps(page, '.stepper .word', '.projects td time')]).toEqual([
          width,
          view,
          [],
        ]);
        expect([width, view, await overlaps(page, '.mark', '.off-way')]).toEqual([width, view, []]);
      }
    await page.goto('/?proposal=open');
    const heights = await page
      .locator('.projects tr:has(.chip + .chip)')
      .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
    expect(heights.length).toBeGreaterThan(0);
    expect(Math.max(...heights)).toBeLessThan(45);
    await page.goto('/');
    // What is told of some only, and what is told of all.
    expect(await words(page, '.headline')).toMatch(
      /Of the first 100 by name, (?:[^.]* may enter [^.]*, )?\d+ are blocked\. \d+ projects wait for a meeting/,
    );
    // A word is not cut where it has the whole column.
    const cut = await page
      .locator('.bar a')
      .evaluateAll((links) => links.filter((link) => link.scrollWidth > link.clientWidth).length);
    expect(cut).toBe(0);
  });

  test('the other views say what the page has and what all have, and nothing lies over a word', async () => {
    const page = await openPage({ baseURL: site.url, viewport: { width: 375, height: 740 } });
    await page.goto('/matrix');
    expect(await words(page, '.headline')).toMatch(/proposed\. Of the 50 projects on this page, \d+ meet/);
    const first = await page.locator('.grid thead th.required').last().boundingBox();
    const one = await page.locator('.grid tbody td.required').first().boundingBox();
    expect([(first?.x ?? 0) > 375, (one?.x ?? 375) < 275]).toEqual([true, true]);
    await page.goto('/combinations');
    expect(await words(page, '.headline')).toMatch(/^Among the 30 projects on this page, /);
    const ask = page.getByRole('button', { name: 'Ask' });
    expect((await ask.boundingBox())?.y).toBeLessThan(740);
    await page.goto('/criteria');
    const [source] = await page.locator('.criteria [data-label=Source] > *').all();
    const [since] = await page.locator('.criteria [data-label=Since] > *').all();
    expect((await source?.boundingBox())?.x).toBe((await since?.boundingBox())?.x);
    await page.goto('/meetings');
    expect(await words(page)).not.toMatch(/^0 notes/m);
    await page.locator('.meetings h2 a').nth(2).click();
    const steps = await page.getByRole('navigation', { name: 'Meetings before and after' }).boundingBox();
    expect(steps?.height).toBeLessThan(60);
    // What is cut off casts a shadow where it goes on.
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto('/combinations');
    expect(
      await page
        .locator('.half-box .scroll')
        .evaluate((box) => [box.scrollWidth > box.clientWidth, getComputedStyle(box).backgroundImage]),
    ).toEqual([true, expect.stringContaining('gradient')]);
    await page.goto('/timeline');
    expect(await page.locator('svg.picture .level').count()).toBeGreaterThan(0);
    expect(await overlaps(page, 'svg.picture .level', 'svg.picture .ring')).toEqual([]);
  });

  test('a long name leaves the group its own, on every width', async () => {
    const page = await openPage({ baseURL: site.url, javaScriptEnabled: false });
    await signIn(page, 'ADMIN');
    for (const width of [320, 375, 768, 950, 1440]) {
      await page.setViewportSize({ width, height: 740 });
      await page.goto('/account');
      const lines = await linesOf(page.locator('.brand span'));
      expect([width, await sticksOut(page), lines]).toEqual([width, 0, width === 320 ? lines : 1]);
      expect(await page.getByRole('button', { name: 'Sign out' }).isVisible()).toBe(true);
    }
    // Nor is a name of the table of settings broken inside a word.
    await page.setViewportSize({ width: 375, height: 740 });
    await page.goto('/admin');
    expect(await linesOf(page.getByRole('rowheader', { name: 'Connections' }))).toBe(1);
    // It knows, too, who reads it.
    expect(await page.getByRole('button', { name: 'Sign out' }).isVisible()).toBe(true);
  });

  test('whoever runs a meeting has room for the notes', async () => {
    const page = await openPage({ baseURL: site.url, viewport: { width: 1440, height: 900 } });
    await signIn(page, 'CHAIR', 'person-1');
    await page.goto('/meetings');
    const to = await page.locator('main a[href^="/meetings/2"]').first().getAttribute('href');
    await page.goto(`${to}/run`);
    const columns = await page
      .locator('.columns > *')
      .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().width));
    expect(columns).toHaveLength(3);
    expect(Math.min(...columns)).toBeGreaterThan(250);
  });
});

test('a group with its own words reads them, and its reasons stand beside what they explain', async () => {
  const site = await openSite(otherGroup());
  try {
    const page = await openPage({ baseURL: site.url, viewport: { width: 1440, height: 900 } });
    await page.goto('/projects/signed-wheels');
    expect(await overlaps(page, '.next-steps .chip', '.next-steps p')).toEqual([]);
    await page.goto('/criteria');
    expect(await words(page)).toContain('1 criterion is required, and none is proposed.');
    expect(await words(page)).toContain('An initiative must meet');
    await page.goto('/compare?from=2024-03-01&to=2024-04-01');
    expect(await words(page)).toContain('1 initiative changed');
    await page.goto('/projects/name-squatting');
    expect(await page.getByRole('heading', { name: 'About', exact: true }).count()).toBe(0);
    expect(await page.locator('.step .bad').count()).toBe(0);
    await page.setViewportSize({ width: 768, height: 900 });
    for (const view of ['/criteria', '/?readiness=EXPERIMENTAL']) {
      await page.goto(view);
      const cut = await page
        .locator('.scroll, .counts a')
        .evaluateAll((boxes) => boxes.filter((box) => box.scrollWidth > box.clientWidth).length);
      expect([view, cut]).toEqual([view, 0]);
    }
  } finally {
    await site.close();
  }
});

test('no word touches a ring of what no meeting has recorded', async () => {
  const site = await openSite();
  try {
    const page = await openPage({ baseURL: site.url, viewport: { width: 1440, height: 900 } });
    await page.goto('/timeline');
    expect(await page.locator('svg.picture .asked circle').count()).toBeGreaterThan(0);
    expect(await overlaps(page, 'svg.picture .level', 'svg.picture .asked circle')).toEqual([]);
    await page.goto('/');
    expect(await overlaps(page, '.stepper .word', '.stepper [stroke-dasharray]')).toEqual([]);
  } finally {
    await site.close();
  }
});

test('an empty tracker says of each thing once that there is none, and buttons keep off headings', async () => {
  const site = await openSite({ fill: async () => {} });
  try {
    const page = await openPage({ baseURL: site.url });
    for (const [view, said] of [
      ['/meetings', 'Meetings\nNo meeting is on record yet.\nFollow them'],
      ['/timeline', 'Timeline\nNo meeting has recorded a level yet, and no proposal is open.'],
      ['/criteria', 'All criteria\nNo criterion is in force.\nA project must'],
      ['/combinations', 'What can be combined?\nThere are not yet two projects to combine.'],
      ['/changes', 'No record yet'],
    ] as const) {
      await page.goto(view);
      expect((await words(page)).replace(/\n+/g, '\n')).toContain(said);
    }
    await page.goto('/imports');
    expect(await page.locator('main .records').isVisible()).toBe(false);
    await page.goto('/combinations');
    expect(await page.locator('main form, main h2').count()).toBe(0);
    for (const view of ['/subscribe/0123456789', '/unsubscribe/0123456789', '/channel', '/brief']) {
      await page.goto(view);
      const [heading, next] = await page
        .locator('h1, h1 + *')
        .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect()));
      expect([view, (next?.top ?? 0) - (heading?.bottom ?? 0) >= 16]).toEqual([view, true]);
    }
  } finally {
    await site.close();
  }
});
