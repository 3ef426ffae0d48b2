import type { Page } from 'playwright-core';

export interface Walk {
  /** How many elements of the page's content the keyboard must reach. */
  reachable: number;
  reached: number;
  /** Elements that did not show that they had the focus. */
  unseen: string[];
}

/** Goes through the content of a page by the Tab key alone. */
export async function walk(page: Page): Promise<Walk> {
  await page.evaluate(() => document.querySelector<HTMLElement>('main')?.focus());
  const reachable = await page.evaluate(
    () =>
      [
        ...document.querySelectorAll<HTMLElement>(
          'main :is(a[href], input, select, button, summary, [tabindex="0"])',
        ),
      ].filter((element) => element.checkVisibility() && !element.matches('[type=hidden]')).length,
  );
  const unseen: string[] = [];
  let reached = 0;
  for (let steps = 0; steps < 4 * reachable + 5; steps += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      // A field for a day has stops of its own for year, month and day.
      const walked = globalThis as { last?: Element };
      const isNew = walked.last !== element;
      walked.last = element;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return {
        isNew,
        isInMain: element.closest('main') !== null,
        isShown: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
        html: element.outerHTML.slice(0, 80),
      };
    });
    if (!at.isInMain) break;
    if (at.isNew) reached += 1;
    if (at.isNew && !at.isShown) unseen.push(at.html);
  }
  return { reachable, reached, unseen };
}
