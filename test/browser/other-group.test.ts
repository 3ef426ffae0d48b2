import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { otherGroup } from '../helpers/group.ts';
import { openSite, type Site } from '../helpers/site.ts';
import { openPage } from './helpers/browser.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite(otherGroup());
});
afterAll(() => site.close());

test('a second group reads its own name, its levels and its minutes, and axe finds nothing', async () => {
  const page = await openPage({ baseURL: site.url });
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto('/');
  expect(await page.title()).toContain('Packaging Working Group');
  const levels = await page.locator('select[name="readiness"] option, input[name="readiness"]').count();
  const offered = (await page.locator('form').allTextContents()).join(' ');
  expect(levels).toBeGreaterThan(0);
  expect(offered).toContain('Incubating');
  // Levels that the group does not use are not offered, nor is what another group has.
  expect(offered).not.toMatch(/Experimental|Ongoing|Retired/);
  expect(await page.getByRole('link', { name: 'Channel' }).count()).toBe(0);
  for (const view of ['/', '/projects/signed-wheels', '/meetings', '/meetings/2024-03-05', '/matrix']) {
    await page.goto(view);
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
    problems.push(...violations.map(({ id, nodes }) => `${view} ${id} ${nodes[0]?.html}`));
  }
  await page.goto('/meetings/2024-03-05');
  expect(await page.locator('main').innerText()).toContain('Also in the report');
  expect(problems).toEqual([]);
});
