import { expect, test } from 'vitest';
import { openPage } from './helpers/browser.ts';

test('the start of a meeting is told in the reader’s own time beside UTC', async () => {
  const page = await openPage({ timezoneId: 'America/Los_Angeles', locale: 'en-US' });
  await page.goto('/meetings/2017-06-07');
  const facts = await page.locator('aside dl').innerText();
  expect(facts).toContain('2017-06-07 16:00 UTC');
  expect(facts).toMatch(/09:00 AM PDT where you are/);

  const inUtc = await openPage({ timezoneId: 'UTC' });
  await inUtc.goto('/meetings/2017-06-07');
  expect(await inUtc.locator('aside dl').innerText()).not.toContain('where you are');

  const without = await openPage({ timezoneId: 'America/Los_Angeles', javaScriptEnabled: false });
  await without.goto('/meetings/2017-06-07');
  expect(await without.locator('aside dl').innerText()).toContain('2017-06-07 16:00 UTC');
});
