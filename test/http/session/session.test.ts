import { afterEach, expect, onTestFinished, test } from 'vitest';
import { issueToken } from '../../../src/domain/access/create-token.ts';
import { createOnceLink } from '../../../src/http/index.ts';
import { visitor } from '../../helpers/browser-session.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { openSite, type Site, type SiteOptions, wordsOf } from '../../helpers/site.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

let now = new Date('2018-02-01T12:00:00Z');
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};

async function siteOn(open: () => Promise<TestDatabase>, options: SiteOptions = {}): Promise<Site> {
  now = new Date('2018-02-01T12:00:00Z');
  const on = await open();
  const site = await openSite({ on, clock: () => now, keeps: true, ...options });
  closing.push(on.close, site.close);
  return site;
}

const tokenFor = (site: Site, role: 'CHAIR' | 'ADMIN' | 'MAINTAINER', person?: string) =>
  site.database.db.transaction(async (tx) => {
    const projects = role === 'MAINTAINER' ? ['landlock'] : [];
    const expiresAt = new Date(now.getTime() + 400 * 86_400_000);
    return issueToken(tx, { name: `the ${role}`, role, projects, person, expiresAt }, now);
  });

describeOnBoth('a session', (open) => {
  const seeded = () => open({ seeded: true });

  test('is opened by a token, shown, and closed; a page of it is kept by nobody and mixed with none of the public', async () => {
    const site = await siteOn(seeded);
    const reader = visitor(site);
    const before = await reader.get('/');
    expect(before.text).toContain('href="/sign-in"');
    expect(before.response.headers.get('vary')).toContain('Cookie');
    const again = await site.get('/');
    expect(again.headers.get('cache-control')).toBe('public, no-cache');

    const { secret } = await tokenFor(site, 'CHAIR', 'riyazdf');
    const chair = visitor(site);
    const form = await chair.get('/sign-in?to=%2Fbrief');
    expect(form.text).toMatch(/<input[^>]* name="token"/);
    const signedIn = await chair.signIn(secret, '/brief');
    expect([signedIn.status, signedIn.location]).toEqual([303, '/brief']);
    const [set = ''] = signedIn.response.headers.getSetCookie();
    expect(set).toMatch(/^sig-status=[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax$/);
    const own = await chair.get('/');
    expect(wordsOf(own.text)).toContain('Signed in as the CHAIR');
    expect(own.response.headers.get('cache-control')).toBe('private, no-store');
    expect(own.response.headers.get('etag')).toBeNull();
    // What is kept for readers is not the page of the chair, neither before nor after.
    expect((await reader.get('/')).text).toBe(before.text);
    const file = await fetch(`${site.url}/changes.csv`, { headers: { cookie: chair.cookie() ?? '' } });
    expect(file.headers.get('cache-control')).toBe('public, no-cache');

    const account = await chair.get('/account');
    expect(wordsOf(account.text)).toContain('signed in since 2018-02-01 12:00 UTC by the CHAIR');
    expect(account.text).toContain('127.0.0.1');
    const formToken = /name="formToken" value="([^"]+)"/.exec(account.text)?.[1] ?? '';
    const old = chair.cookie();
    const out = await chair.post('/sign-out', [['formToken', formToken]]);
    expect(out.status).toBe(303);
    expect(chair.cookie()).toBeNull();
    chair.bring(old);
    const over = await chair.get('/account');
    expect([over.status, over.response.headers.get('location')]).toEqual([303, '/sign-in?to=%2Faccount']);
    chair.bring(old);
    // A form of a session that is over does nothing, and says so.
    const late = await chair.post('/act/schedule-meeting', [
      ['formToken', formToken],
      ['date', '2018-03-01'],
      ['do', 'act'],
    ]);
    expect([late.status, late.location]).toEqual([303, '/sign-in?failed=over&to=%2Fact%2Fschedule-meeting']);
    expect((await site.get('/meetings/2018-03-01')).status).toBe(404);
    const { rows } = await site.database.db.execute<{ act: string }>(
      "select act from audit_events where act in ('signIn', 'signOut') order by id",
    );
    expect(rows.map(({ act }) => act)).toEqual(['signIn', 'signOut']);
    // What stands in the cookie stands nowhere in the database.
    const kept = await site.database.db.execute('select * from sessions');
    expect(JSON.stringify(kept.rows)).not.toContain(old?.split('=')[1]);
  });

  test('is over when it is idle, when its time is over, and when its token is revoked', async () => {
    const site = await siteOn(seeded, { config: { sessionIdleMinutes: 30, sessionHours: 2 } });
    const { secret, id } = await tokenFor(site, 'CHAIR');
    const isIn = async (who: ReturnType<typeof visitor>) => (await who.get('/account')).status === 200;
    const idle = visitor(site);
    await idle.signIn(secret);
    later(29);
    expect(await isIn(idle)).toBe(true);
    later(29);
    expect(await isIn(idle)).toBe(true);
    later(31);
    expect(await isIn(idle)).toBe(false);
    const busy = visitor(site);
    await busy.signIn(secret);
    for (let minutes = 0; minutes < 119; minutes += 17) {
      expect(await isIn(busy)).toBe(true);
      later(17);
    }
    later(1);
    expect(await isIn(busy)).toBe(false);
    const last = visitor(site);
    await last.signIn(secret);
    expect(await isIn(last)).toBe(true);
    await site.database.db.execute(`update tokens set revoked_at = now() where id = ${id}`);
    expect(await isIn(last)).toBe(false);
  });

  test('gets a new id at each sign-in, and the one before is over', async () => {
    const site = await siteOn(seeded);
    const { secret } = await tokenFor(site, 'CHAIR');
    const attacked = visitor(site);
    // A session that was fixed from outside does not become one of the chair.
    attacked.bring(`sig-status=${'A'.repeat(43)}`);
    await attacked.signIn(secret);
    const first = attacked.cookie();
    expect(first).not.toContain('AAAA');
    await attacked.signIn(secret);
    expect(attacked.cookie()).not.toBe(first);
    attacked.bring(first);
    expect((await attacked.get('/account')).status).toBe(303);
    // Of two cookies of the name it cannot be told which is ours.
    attacked.bring(`${first}; sig-status=${'B'.repeat(43)}`);
    expect((await attacked.get('/account')).status).toBe(303);
  });

  test('is opened by nobody else’s page, and leads nowhere else', async () => {
    const site = await siteOn(seeded);
    const { secret } = await tokenFor(site, 'CHAIR');
    const fields: [string, string][] = [['token', secret]];
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: site.url, 'sec-fetch-site': 'cross-site' },
      { origin: site.url.replace('127.0.0.1', 'localhost') },
      { origin: site.url.replace(/:\d+$/, '') },
      { origin: `${site.url.replace(/:\d+$/, '')}:1` },
      { origin: site.url.replace('http:', 'https:') },
      { origin: '' },
    ] as Record<string, string>[]) {
      const { status, response } = await visitor(site).post('/sign-in', fields, headers);
      expect([headers, status]).toEqual([headers, 403]);
      expect(response.headers.getSetCookie()).toEqual([]);
    }
    for (const to of [
      'https://evil.example/',
      '//evil.example/',
      '/\\evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
      '/.//evil.example',
      'https:evil.example',
      '/%2F/evil.example',
      '/%5Cevil.example',
      '/\n/evil.example',
      '/\r\nset-cookie: x=y',
      '\\\\evil.example',
      '/..//evil.example',
      '///evil.example',
      '/@evil.example/..//evil.example',
      ' //evil.example',
      '/sign-out',
    ]) {
      const { location } = await visitor(site).signIn(secret, to);
      expect([to, new URL(location ?? '', site.url).origin]).toEqual([to, site.url]);
      expect(location).not.toMatch(/^\/(?:\/|\\|sign-out)/);
    }
    const wrong = await visitor(site).signIn(`sst_${'x'.repeat(43)}`, '/brief');
    expect(wrong.location).toBe('/sign-in?failed=token&to=%2Fbrief');
    const asked = await visitor(site).get(wrong.location ?? '');
    expect(wordsOf(asked.text)).toContain('This token is not valid');
  });

  test('serves /graphql with the token of its forms and an Origin of ours, and not by its cookie alone', async () => {
    const site = await siteOn(seeded);
    const { secret } = await tokenFor(site, 'CHAIR');
    const chair = visitor(site);
    await chair.signIn(secret);
    const formToken = /name="formToken" value="([^"]+)"/.exec((await chair.get('/account')).text)?.[1] ?? '';
    const ask = async (headers: Record<string, string>, query = '{ viewer { name } }') => {
      const response = await fetch(`${site.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: chair.cookie() ?? '', ...headers },
        body: JSON.stringify({ query }),
      });
      return { status: response.status, ...((await response.json()) as { data?: { viewer: unknown } }) };
    };
    expect(await ask({ origin: site.url })).toMatchObject({ status: 200, data: { viewer: null } });
    expect(await ask({ origin: site.url, 'x-form-token': formToken })).toMatchObject({
      data: { viewer: { name: 'the CHAIR' } },
    });
    expect(await ask({ origin: 'https://evil.example', 'x-form-token': formToken })).toMatchObject({
      status: 403,
    });
    expect(await ask({ origin: site.url, 'x-form-token': 'guessed' })).toMatchObject({ status: 403 });
    expect(await ask({ 'x-form-token': formToken })).toMatchObject({ status: 403 });
    const forged = await chair.post('/sign-out', [['formToken', 'guessed']]);
    expect(forged.status).toBe(403);
    expect((await chair.get('/account')).status).toBe(200);
  });

  test('is ended by its person and by an admin, and by nobody else', async () => {
    const site = await siteOn(seeded);
    const chairs = await tokenFor(site, 'CHAIR', 'riyazdf');
    const others = await tokenFor(site, 'MAINTAINER', 'l0kod');
    const admins = await tokenFor(site, 'ADMIN');
    const [here, there, other, admin] = [visitor(site), visitor(site), visitor(site), visitor(site)];
    for (const [who, { secret }] of [
      [here, chairs],
      [there, chairs],
      [other, others],
      [admin, admins],
    ] as const)
      await who.signIn(secret);
    const act = async (token: string, session: string) => {
      const response = await fetch(`${site.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({
          query: 'mutation ($input: EndSessionInput!) { endSession(input: $input) { __typename } }',
          variables: { input: { session } },
        }),
      });
      return (await response.json()).data?.endSession.__typename;
    };
    const sessions = async (token: string) => {
      const response = await fetch(`${site.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: '{"query":"{ viewer { sessions { id address } } }"}',
      });
      return (await response.json()).data.viewer.sessions as { id: string }[];
    };
    const [newest, oldest] = await sessions(chairs.secret);
    expect(await act(others.secret, newest?.id ?? '')).toBe('NotFoundError');
    expect(await act(chairs.secret, newest?.id ?? '')).toBe('EndSessionSuccess');
    expect((await there.get('/account')).status).toBe(303);
    expect((await here.get('/account')).status).toBe(200);
    expect(await act(admins.secret, oldest?.id ?? '')).toBe('EndSessionSuccess');
    expect((await here.get('/account')).status).toBe(303);
    expect(await act(admins.secret, oldest?.id ?? '')).toBe('ConflictError');
    expect((await other.get('/account')).status).toBe(200);
  });

  test('takes the streams with it that it has opened, however it ends', async () => {
    const site = await siteOn(seeded, { config: { sessionIdleMinutes: 30 } });
    const { secret, id } = await tokenFor(site, 'CHAIR', 'riyazdf');
    const admins = await tokenFor(site, 'ADMIN');
    const open = async () => {
      const who = visitor(site);
      await who.signIn(secret);
      const page = await who.get('/account');
      const formToken = /name="formToken" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
      const response = await fetch(`${site.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'text/event-stream',
          cookie: who.cookie() ?? '',
          origin: site.url,
          'x-form-token': formToken,
        },
        body: '{"query":"subscription { statusChanged { to } }"}',
      });
      expect(response.status).toBe(200);
      let isOpen = true;
      const text = response.text().finally(() => {
        isOpen = false;
      });
      return { who, formToken, text, isOpen: () => isOpen };
    };
    const stays = await open();
    const signedOut = await open();
    await signedOut.who.post('/sign-out', [['formToken', signedOut.formToken]]);
    expect(await signedOut.text).toContain('"code":"UNAUTHENTICATED"');
    const ended = await open();
    const admin = visitor(site);
    await admin.signIn(admins.secret);
    const { rows } = await site.database.db.execute<{ id: number }>(
      `select max(id) as id from sessions where token_id = ${id}`,
    );
    const session = Buffer.from(`Session:${rows[0]?.id}`).toString('base64');
    expect((await admin.fill(`/act/end-session?session=${session}`, {})).status).toBe(303);
    expect(await ended.text).toContain('"code":"UNAUTHENTICATED"');
    const idle = await open();
    expect([stays.isOpen(), idle.isOpen()]).toEqual([true, true]);
    later(31);
    expect(await idle.text).toContain('"code":"UNAUTHENTICATED"');
    expect(await stays.text).toContain('"code":"UNAUTHENTICATED"');
    const revoked = await open();
    await site.database.db.execute(`update tokens set revoked_at = now() where id = ${id}`);
    expect(await revoked.text).toContain('"code":"UNAUTHENTICATED"');
  });

  test('is opened once by the link on the terminal, by an admin', async () => {
    const onceLink = createOnceLink();
    const site = await siteOn(seeded, { onceLink });
    const first = visitor(site);
    const { status, response } = await first.get(onceLink.path);
    expect([status, response.headers.get('location')]).toEqual([303, '/account']);
    expect(wordsOf((await first.get('/account')).text)).toContain('Admin');
    const second = visitor(site);
    expect((await second.get(onceLink.path)).response.headers.get('location')).toBe('/sign-in?failed=once');
    expect(second.cookie()).toBeNull();
    expect((await visitor(site).get('/sign-in/once/guessed')).response.headers.getSetCookie()).toEqual([]);

    let ms = 0;
    const old = createOnceLink(() => ms);
    const key = old.path.slice('/sign-in/once/'.length);
    // Not from another machine, which does not use it up; and not after a day.
    expect(old.take(key, '192.0.2.7')).toBe(false);
    ms = 25 * 3_600_000;
    expect(old.take(key, '127.0.0.1')).toBe(false);
    ms = 23 * 3_600_000;
    expect([old.take(key, '127.0.0.1'), old.take(key, '127.0.0.1')]).toEqual([true, false]);
  });
});

test('behind https the cookie is one that this host alone can set, and only its own origin signs in', async () => {
  now = new Date('2018-02-01T12:00:00Z');
  const site = await openSite({ clock: () => now, config: { publicUrl: 'https://status.example.org' } });
  onTestFinished(site.close);
  const { secret } = await tokenFor(site, 'CHAIR');
  const refused = await visitor(site).signIn(secret);
  expect(refused.status).toBe(403);
  const { status, response } = await visitor(site).post('/sign-in', [['token', secret]], {
    origin: 'https://status.example.org',
  });
  expect(status).toBe(303);
  expect(response.headers.getSetCookie()[0]).toMatch(
    /^__Host-sig-status=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/,
  );
});
