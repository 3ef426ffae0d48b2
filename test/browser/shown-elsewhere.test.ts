import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, inject, onTestFinished, test } from 'vitest';
import { openSite } from '../helpers/site.ts';
import { openPage } from './helpers/browser.ts';

/** A page of another site: another host for the browser, and without rights at the tracker. */
async function elsewhere(body: string, headers: Record<string, string> = {}): Promise<string> {
  const server = createServer((_request, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers })
      .end(`<!doctype html><title>x</title>${body}`),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** Headers of a page that lets in nothing which does not say that it may be let in. */
const isolated = {
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
};

test.each([{}, isolated])('a badge is shown on a page of another site %j', async (headers) => {
  const tracker = inject('trackerUrl');
  const picture = (name: string) => `<img id="${name}" src="${tracker}/badge/${name}.svg">`;
  const page = await openPage();
  await page.goto(await elsewhere(picture('wireguard') + picture('nothing'), headers));
  const sizes = await page.evaluate(() =>
    ['wireguard', 'nothing'].map((id) => {
      const { complete, naturalWidth, naturalHeight } = document.getElementById(id) as HTMLImageElement;
      return complete && naturalWidth > 40 && naturalHeight === 20;
    }),
  );
  expect(sizes).toEqual([true, true]);
});

test('files are read by a script of another site, again and with headers of its own; pages and the API are not', async () => {
  const tracker = inject('trackerUrl');
  const page = await openPage();
  await page.goto(await elsewhere(''));
  const read = (path: string, init: RequestInit = {}) =>
    page.evaluate(
      async ([url, options]) => {
        try {
          const response = await fetch(url, options);
          return [response.status, (await response.text()).length > 0];
        } catch (error) {
          return (error as Error).name;
        }
      },
      [tracker + path, init] as const,
    );
  for (const path of [
    '/changes.atom',
    '/changes.json',
    '/projects.csv',
    '/meetings.ics',
    '/badge/landlock.json',
  ])
    for (const cache of ['no-store', 'default', 'no-cache'] as const)
      expect([path, await read(path, { cache })]).toEqual([path, [200, true]]);
  expect(await read('/projects.csv', { headers: { 'x-request-id': 'wiki-1' } })).toEqual([200, true]);
  expect(await read('/projects/nothing.atom')).toEqual([404, true]);
  expect(await read('/projects.csv', { credentials: 'include' })).toBe('TypeError');
  expect(await read('/projects.csv', { headers: { authorization: 'Bearer x' } })).toBe('TypeError');
  for (const path of ['/', '/projects/wireguard', '/graphql?query={__typename}'])
    expect([path, await read(path)]).toEqual([path, 'TypeError']);
});

test('a page stands in a frame of the sites that the setting names, and of no other', async () => {
  const shownAt = async (frameAncestors: (url: string) => string[]) => {
    const config = { frameAncestors: [] as string[] };
    const holder = await elsewhere('<iframe></iframe>');
    config.frameAncestors = frameAncestors(new URL(holder).origin);
    const site = await openSite({ config });
    onTestFinished(() => site.close());
    const page = await openPage();
    await page.goto(holder);
    const url = `${site.url.replace('127.0.0.1', 'localhost')}/timeline`;
    await page.evaluate((src) => {
      const frame = document.querySelector('iframe');
      if (frame) frame.src = src;
    }, url);
    const heading = page.frameLocator('iframe').locator('h1');
    return heading.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
  };
  expect(await shownAt((origin) => [origin])).toBe(true);
  expect(await shownAt(() => ['https://wiki.example.org'])).toBe(false);
  expect(await shownAt(() => [])).toBe(false);
});
