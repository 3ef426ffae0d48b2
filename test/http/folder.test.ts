import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWN_PATHS } from '../../src/base/own-paths.ts';
import { exports, views } from '../../src/page/views.ts';
import { openSite, type Site } from '../helpers/site.ts';
import { serve } from './fixtures/server.ts';

const PUBLIC = 'https://example.org/sig';

/** What leads somewhere in a page, as the attributes have it. */
const leading = (html: string) =>
  [...html.matchAll(/\s(?:href|src|action|formaction|data-events|data-search)="([^"]*)"/g)].map(
    ([, to = '']) => to.replaceAll('&amp;', '&'),
  );
/** Pages that differ by the values in their query alone are of one kind. */
const kindOf = (to: string) => {
  const { pathname, searchParams } = new URL(to, PUBLIC);
  return `${pathname}?${[...new Set(searchParams.keys())].sort()}`;
};

describe('a site in a folder', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite({ config: { publicUrl: PUBLIC }, keeps: true });
  });
  afterAll(() => site.close());

  test('leads from every page to what is there, whether a proxy takes the folder away or not', async () => {
    const waiting = [
      '/sig/',
      '/sig/nowhere',
      '/sig/compare?from=2017-05-01&to=2017-12-31',
      '/sig/graphql',
      '/sig/projects/wireguard?asOf=2017-06-30',
    ];
    const seen = new Set(waiting.map(kindOf));
    let pages = 0;
    for (let to = waiting.shift(); to !== undefined; to = waiting.shift()) {
      const accept = { accept: 'text/html,*/*' };
      const [left, taken] = await Promise.all([
        site.get(to, accept),
        site.get(to.slice('/sig'.length), accept),
      ]);
      // A form has another key each time.
      const [text = '', same] = (await Promise.all([left.text(), taken.text()])).map((one) =>
        one.replace(/ name="key" value="[^"]+"/, ''),
      );
      expect(
        [200, to === '/sig/nowhere' ? 404 : 200, to.startsWith('/sig/compositions.yml') ? 409 : 200],
        to,
      ).toContain(left.status);
      expect(taken.status, to).toBe(left.status);
      expect(same === text, to).toBe(true);
      // Of a site that is all of example.org nothing is left.
      expect(text.match(/https:\/\/example\.org(?!\/sig[/"'<\s)])/g), to).toBeNull();
      if (!left.headers.get('content-type')?.startsWith('text/html')) continue;
      pages += 1;
      for (const each of leading(text)) {
        if (/^(https?:|mailto:|webcal:|data:|#|$)/.test(each)) continue;
        expect(each, `on ${to}`).toMatch(/^\/sig\//);
        const target = each.split('#')[0] ?? '';
        if (each.includes('subscription') || seen.has(kindOf(target))) continue;
        seen.add(kindOf(target));
        waiting.push(target);
      }
    }
    expect(pages).toBeGreaterThan(80);
    expect([...seen].filter((kind) => /\.(atom|json|csv|ics|svg|yml)\?/.test(kind)).length).toBeGreaterThan(
      15,
    );
  });

  test('redirects into it, and is found without a slash behind it', async () => {
    expect((await site.get('/sig')).status).toBe(200);
    expect((await site.get('/sig?asOf=2017-07-01')).status).toBe(200);
    for (const path of ['/projects', '/sig/projects', '/sig/meetings/'])
      expect((await site.get(path)).headers.get('location')).toMatch(/^\/sig\//);
    expect((await site.get('/signal')).status).toBe(404);
    expect((await site.get('/sig/health')).status).toBe(200);
    expect((await site.get('/sig/ready')).status).toBe(200);
    expect(await (await site.get('/sig/badge/wireguard.svg')).text()).toContain('experimental');
  });

  test('has the explorer ask and load what lies in it', async () => {
    const page = await (await site.get('/sig/graphql', { accept: 'text/html' })).text();
    const start = /src="(\/sig\/graphql\/start[^"]+)"/.exec(page)?.[1] ?? '';
    const script = await (await site.get(start)).text();
    expect(script).toContain('"endpoint":"/sig/graphql"');
    for (const [, worker = ''] of script.matchAll(/"(\/[^"]+\.js)"/g))
      expect((await site.get(worker)).status, worker).toBe(200);
    const events =
      /data-events="([^"]+)"/.exec(await site.html('/sig/'))?.[1]?.replaceAll('&amp;', '&') ?? '';
    const stream = await site.get(events, { accept: 'text/event-stream' });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    await stream.body?.cancel();
  });
});

test('cookies are of the folder, but for those that browsers take for a whole host alone', async () => {
  const page = async () => {
    const response = new Response('', { headers: { location: '//elsewhere.example/' } });
    response.headers.append('set-cookie', 'session=1; Path=/; HttpOnly');
    response.headers.append('set-cookie', 'once=1; Path=/sign-in');
    response.headers.append('set-cookie', '__Host-session=1; Path=/; Secure');
    return response;
  };
  const { url } = await serve({ publicUrl: PUBLIC }, { page });
  const { headers } = await fetch(`${url}/sig/sign-in`, { redirect: 'manual' });
  expect(headers.getSetCookie()).toEqual([
    'session=1; Path=/sig; HttpOnly',
    'once=1; Path=/sig/sign-in',
    '__Host-session=1; Path=/; Secure',
  ]);
  expect(headers.get('location')).toBe('//elsewhere.example/');
});

test('no folder may have the name of a path of the site', () => {
  const own = [...views, ...exports].flatMap(({ path }) => /^\/([a-z-]+)(?:\/|$)/.exec(path)?.[1] ?? []);
  expect(own.filter((name) => !OWN_PATHS.includes(name))).toEqual([]);
});
