import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { views } from '../../src/page/views.ts';
import { hostile, seedHostile } from '../helpers/hostile.ts';
import { openSite, type Site, wordsOf } from '../helpers/site.ts';

describe('what people type', () => {
  let site: Site;
  let paths: string[];
  beforeAll(async () => {
    site = await openSite({ fill: seedHostile });
    const overview = await site.html('/');
    const projects = [...overview.matchAll(/<th scope="row"[^>]*><a href="(\/projects\/[^"]+)"/g)].map(
      ([, path]) => path ?? '',
    );
    expect(projects).toHaveLength(Object.keys(hostile).length);
    const records = [...(await site.html('/meetings/2017-05-24')).matchAll(/href="(\/records\/\d+)"/g)].map(
      ([, path]) => path ?? '',
    );
    expect(records).toHaveLength(projects.length);
    const plain = views.map(({ path }) => path).filter((path) => !path.includes(':'));
    paths = [...plain, ...projects, ...records, '/meetings/2017-05-24'];
  });
  afterAll(() => site.close());

  test('never becomes markup, on any page', async () => {
    for (const path of paths) {
      const html = await site.html(path);
      expect([path, html.match(/<script(?! src="\/assets\/| type="application\/ld\+json">)/)]).toEqual([
        path,
        null,
      ]);
      // Outside of quotes, only what the page itself writes: no attribute of an event and no style.
      const tags = html.match(/<[a-z][^\s>]*(?:\s+[\w:-]+(?:="[^"]*")?)*\s*\/?>/gi) ?? [];
      expect([
        path,
        tags.filter((tag) => /\s(?:on\w+|style|srcdoc)=/i.test(tag.replaceAll(/"[^"]*"/g, '""'))),
      ]).toEqual([path, []]);
      expect([
        path,
        html.match(/<(?:img(?! src="\/badge\/)|svg onload|iframe|object|embed|base|b>)/i),
      ]).toEqual([path, null]);
    }
  });

  test('never becomes a link to anything but http, https or mailto', async () => {
    for (const path of paths) {
      const html = await site.html(path);
      const targets = [...html.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map(
        ([, target]) => target ?? '',
      );
      expect([path, targets.filter((target) => !/^(?:\/(?!\/)|#|https?:\/\/|mailto:)/.test(target))]).toEqual(
        [path, []],
      );
    }
  });

  test('is shown as it was typed', async () => {
    const words = wordsOf(await site.html('/'));
    for (const text of [hostile.script, hostile.image, hostile.entity, hostile.template, hostile.formula])
      expect(words).toContain(text);
  });

  test('in the address comes back as text alone', async () => {
    const typed = encodeURIComponent(`"><script>window.pwned=1</script>`);
    for (const path of [
      `/?text=${typed}`,
      `/?asOf=${typed}`,
      `/?readiness=${typed}`,
      `/${typed}`,
      `/projects/${typed}`,
      `/meetings/${typed}`,
      `/?text=a&x=${typed}`,
    ]) {
      const html = await (await site.get(path)).text();
      expect([path, html.match(/<script(?! src="\/assets\/| type="application\/ld\+json">)/)]).toEqual([
        path,
        null,
      ]);
      expect(html).toMatch(/<h1[ >]/);
    }
  });
});
