import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { inject, onTestFinished } from 'vitest';
import { CHROMIUM } from './chromium.ts';

export const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
    ' ',
  );

/** A page of a fresh browser on the seeded tracker. */
export async function openPage(options: BrowserContextOptions = {}): Promise<Page> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  onTestFinished(() => browser.close());
  const context = await browser.newContext({ baseURL: inject('trackerUrl'), ...options });
  return context.newPage();
}
