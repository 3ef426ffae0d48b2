import { createHmac, createPublicKey, type JsonWebKey } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite, type Site } from '../../helpers/site.ts';
import { startIssuer, type TestIssuer } from './issuer.ts';

const rules = [
  { claim: 'groups', has: 'chairs', role: 'CHAIR' as const, projects: [] },
  { claim: 'groups', has: 'wireguard', role: 'MAINTAINER' as const, projects: ['wireguard'] },
  { claim: 'groups', has: 'landlock', role: 'MAINTAINER' as const, projects: ['landlock'] },
  { claim: 'https://example.org/admin', has: 'yes', role: 'ADMIN' as const, projects: [] },
];

let home: TestIssuer;
let other: TestIssuer;
let site: Site;
beforeAll(async () => {
  home = await startIssuer('home', { rules });
  other = await startIssuer('other', { rules, audience: 'elsewhere', person: 'login' });
  site = await openSite({ clock: () => new Date(), config: { issuers: [home.settings, other.settings] } });
});
afterAll(async () => {
  await site.close();
  await home.close();
  await other.close();
});

async function ask(token: string, query = '{ viewer { name role projects { slug } } }', at = site) {
  const response = await fetch(`${at.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  const body = (await response.json()) as {
    // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects by expecting it
    data: any;
    errors?: { message: string; extensions: { code: string } }[];
  };
  return { status: response.status, headers: response.headers, ...body };
}

const viewerOf = async (token: string) => (await ask(token)).data?.viewer;
const record =
  'mutation { recordStatusChange(input: { project: "wireguard", to: ONGOING, meeting: "2017-08-16", reason: "x", basis: EXTERNAL }) { __typename } }';

describe('claims', () => {
  test.each([
    ['a chair', { groups: ['chairs'] }, 'CHAIR', []],
    ['a claim that is one text', { groups: 'chairs' }, 'CHAIR', []],
    [
      'a maintainer of two projects',
      { groups: ['wireguard', 'landlock'] },
      'MAINTAINER',
      ['landlock', 'wireguard'],
    ],
    ['the first rule that fits', { groups: ['wireguard', 'chairs'] }, 'CHAIR', []],
    ['a claim with a name of its own', { 'https://example.org/admin': 'yes' }, 'ADMIN', []],
    ['nothing that fits', { groups: ['somebody'] }, 'MAINTAINER', []],
  ])('%s', async (_, claims, role, projects) => {
    expect(await viewerOf(await home.sign(claims))).toEqual({
      name: 'riyazdf',
      role,
      projects: projects.map((slug) => ({ slug })),
    });
  });

  test('somebody without a role reads, and may nothing', async () => {
    const token = await home.sign();
    expect((await ask(token, '{ project(slug: "wireguard") { readiness } }')).data.project.readiness).toBe(
      'EXPERIMENTAL',
    );
    expect((await ask(token, record)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('several issuers stand side by side, each with its own claims', async () => {
    expect(await viewerOf(await other.sign({ login: 'l0kod', groups: ['landlock'] }))).toMatchObject({
      name: 'l0kod',
    });
    expect((await ask(await other.sign({ groups: ['landlock'] }))).status).toBe(401);
    expect((await ask(await other.sign({ login: '../../x', groups: ['landlock'] }))).status).toBe(401);
  });

  test('somebody is one person in whatever letters, and nobody signs in as a program', async () => {
    const known = await home.sign({ sub: 'riyazdf', groups: ['chairs'] });
    const name = (await viewerOf(known)).name;
    for (const sub of ['RIYAZDF', 'Riyazdf'])
      expect((await viewerOf(await home.sign({ sub }))).name).toBe(name);
    const { rows } = await site.database.db.execute(
      sql`select count(*)::int as count from people where lower(handle) = 'riyazdf'`,
    );
    expect(rows).toEqual([{ count: 1 }]);
    const bots = await site.database.db.execute<{ handle: string }>(
      sql`select handle from people where is_bot`,
    );
    const handles = bots.rows.map(({ handle }) => handle);
    expect(handles.length).toBeGreaterThan(0);
    const programs = [
      'sig-status-operator',
      'sig-status-chair',
      'SIG-Status-Admin',
      'github-actions',
      'github-actions-74',
      'GitHub-Actions-1',
    ];
    for (const sub of [...programs, ...handles, ...handles.map((handle) => handle.toUpperCase())])
      expect([sub, (await ask(await home.sign({ sub, groups: ['chairs'] }))).status]).toEqual([sub, 401]);
  });

  test('what somebody writes is entered as by their person', async () => {
    const chair = await home.sign({ sub: 'a-new-chair', groups: ['chairs'] });
    const recorded = await ask(
      chair,
      `mutation { recordStatusChange(input: { project: "landlock", to: ONGOING, meeting: "2017-08-16", reason: "so it is", basis: EXTERNAL }) {
        ... on RecordStatusChangeSuccess { statusChange { enteredBy { handle isBot } } } } }`,
    );
    expect(recorded.data.recordStatusChange.statusChange.enteredBy).toEqual({
      handle: 'a-new-chair',
      isBot: false,
    });
  });
});

describe('attacks', () => {
  const seconds = (ahead: number) => Math.floor(Date.now() / 1000) + ahead;
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const payload = () =>
    part({
      iss: home.settings.issuer,
      aud: 'sig-status',
      sub: 'riyazdf',
      exp: seconds(300),
      groups: ['chairs'],
    });
  const hmac = (header: object) => {
    const pem = createPublicKey({ key: home.publicJwk as JsonWebKey, format: 'jwk' }).export({
      type: 'spki',
      format: 'pem',
    });
    const signed = `${part(header)}.${payload()}`;
    return `${signed}.${createHmac('sha256', pem).update(signed).digest('base64url')}`;
  };
  const swapped = (token: string, claims: object) => {
    const [header, body = '', signature] = token.split('.');
    const told = JSON.parse(Buffer.from(body, 'base64url').toString());
    return `${header}.${part({ ...told, ...claims })}.${signature}`;
  };
  const chair = { groups: ['chairs'] };
  const attacks: Record<string, () => Promise<string> | string> = {
    'another audience': () => home.sign({ ...chair, aud: 'elsewhere' }),
    'no audience': () => home.sign({ ...chair, aud: undefined }),
    'another issuer': () => home.sign({ ...chair, iss: 'https://evil.example.org' }),
    'no issuer': () => home.sign({ ...chair, iss: undefined }),
    'an issuer by another spelling': () => home.sign({ ...chair, iss: `${home.settings.issuer}/` }),
    'expired beyond the tolerance': () => home.sign({ ...chair, exp: seconds(-31) }),
    'no expiry': () => home.sign({ ...chair, exp: undefined }),
    'not yet in force': () => home.sign({ ...chair, nbf: seconds(60) }),
    'issued in an hour': () => home.sign({ ...chair, iat: seconds(3600), exp: seconds(7200) }),
    'issued beyond the tolerance': () => home.sign({ ...chair, iat: seconds(35) }),
    'issued ten years ago': () => home.sign({ ...chair, iat: seconds(-315_360_000) }),
    'issued longer ago than a token may live': () => home.sign({ ...chair, iat: seconds(-86_500) }),
    'issued at no time': () => home.sign({ ...chair, iat: undefined }),
    'issued at no number': () => home.sign({ ...chair, iat: 'now' as never }),
    'made to live until the year 3000': () => home.sign({ ...chair, exp: 32_503_680_000 }),
    'made to live longer than a token may': () => home.sign({ ...chair, exp: seconds(86_500) }),
    'a token for signing out': () => home.sign(chair, { typ: 'logout+jwt' }),
    'a security event': () => home.sign(chair, { typ: 'application/secevent+jwt' }),
    'a proof of possession': () => home.sign(chair, { typ: 'dpop+jwt' }),
    'a type that is no text': () => home.sign(chair, { typ: ['JWT'] }),
    'a refresh token of Keycloak': () => home.sign({ ...chair, typ: 'Refresh' }),
    'a token for signing out by its claims': () =>
      home.sign({ ...chair, events: { 'http://schemas.openid.net/event/backchannel-logout': {} } }),
    'a token that is bound to a key': () => home.sign({ ...chair, cnf: { jkt: 'x' } }),
    'issued to another program': () => home.sign({ ...chair, azp: 'another-program' }),
    'issued to another program, for two': () =>
      home.sign({ ...chair, aud: ['sig-status', 'another-program'], azp: 'another-program' }),
    'issued to no program': () => home.sign({ ...chair, azp: ['sig-status'] as never }),
    'a handle with a NUL': () => home.sign({ ...chair, sub: 'riyazdf\0' }),
    'a handle with an override': () => home.sign({ ...chair, sub: '\u202eriyazdf' }),
    'a handle with a lone surrogate': () => home.sign({ ...chair, sub: 'riyazdf\ud800' }),
    'a handle with a zero-width space': () => home.sign({ ...chair, sub: 'riyaz\u200bdf' }),
    'a handle with a line end': () => home.sign({ ...chair, sub: 'riyazdf\n' }),
    'an expiry that is text': () => home.sign({ ...chair, exp: String(seconds(300)) as never }),
    'an expiry in milliseconds': () => home.sign({ ...chair, exp: Date.now() + 300_000 }),
    'an expiry before it was issued': () => home.sign({ ...chair, iat: seconds(0), exp: seconds(-60) }),
    'in force from a text on': () => home.sign({ ...chair, nbf: String(seconds(-60)) as never }),
    'an audience that is an object': () => home.sign({ ...chair, aud: { 'sig-status': true } as never }),
    'an audience in other letters': () => home.sign({ ...chair, aud: 'SIG-STATUS' }),
    'an audience with a space': () => home.sign({ ...chair, aud: 'sig-status ' }),
    'a list of lists as its audience': () => home.sign({ ...chair, aud: [['sig-status']] as never }),
    'an issuer in a list': () => home.sign({ ...chair, iss: [home.settings.issuer] as never }),
    'an issuer with a zero-width space': () => home.sign({ ...chair, iss: `${home.settings.issuer}\u200b` }),
    'a person who is a number': () => home.sign({ ...chair, sub: 7 as never }),
    'a person in a list': () => home.sign({ ...chair, sub: ['riyazdf'] as never }),
    'a person without letters': () => home.sign({ ...chair, sub: '' }),
    'a handle in wide letters': () => home.sign({ ...chair, sub: 'ｒｉｙａｚｄｆ' }),
    'a handle with a letter of Cyrillic': () => home.sign({ ...chair, sub: 'riy\u0430zdf' }),
    'a handle with a mark': () => home.sign({ ...chair, sub: 'riyazd\u0323f' }),
    'a handle with a soft hyphen': () => home.sign({ ...chair, sub: 'riyaz\u00addf' }),
    'a handle with a variation selector': () => home.sign({ ...chair, sub: 'riyazdf\ufe0f' }),
    'a handle of a thousand letters': () => home.sign({ ...chair, sub: 'x'.repeat(1000) }),
    'nobody in particular': () => home.sign({ ...chair, sub: undefined }),
    'alg none': () => `${part({ alg: 'none', typ: 'JWT' })}.${payload()}.`,
    'alg None with a signature': () => `${part({ alg: 'None' })}.${payload()}.c2ln`,
    'HS256 signed with the public key': () => hmac({ alg: 'HS256', kid: home.publicJwk.kid }),
    'HS256 without a kid': () => hmac({ alg: 'HS256' }),
    'a kid that is a path': () => home.sign(chair, { kid: '../../../../dev/null' }),
    'a kid that is SQL': () => home.sign(chair, { kid: "x' union select 'secret" }),
    'a kid of another issuer': () => home.sign(chair, { kid: other.publicJwk.kid }),
    'a key server named by the token': async () => {
      const evil = await startIssuer('evil');
      const token = await evil.sign(
        { ...chair, iss: home.settings.issuer },
        { kid: 'evil-1', jku: evil.settings.jwksUri },
      );
      await evil.close();
      expect(evil.fetches).toBe(0);
      return token;
    },
    'a key brought by the token': async () => {
      const evil = await startIssuer('evil');
      const token = await evil.sign(
        { ...chair, iss: home.settings.issuer },
        { jwk: evil.publicJwk, kid: undefined },
      );
      await evil.close();
      return token;
    },
    'another issuer’s key': async () =>
      other.sign({ ...chair, iss: home.settings.issuer, aud: 'sig-status' }),
    'a payload that was changed': async () => swapped(await home.sign(), chair),
    'a signature that was cut off': async () => (await home.sign(chair)).replace(/[^.]+$/, ''),
    'an algorithm that was not agreed on': () =>
      home.sign(chair, { alg: 'RS256', crit: ['exp'], exp: 1 } as never).catch(() => 'a.b.c'),
    'no JSON at all': () => 'a.b.c',
  };

  test.each(Object.keys(attacks))('%s', async (name) => {
    const answer = await ask((await attacks[name]?.()) ?? '');
    expect(answer.status).toBe(401);
    expect(answer.errors).toEqual([
      {
        message:
          'This credential is not valid. Send a valid one as Authorization: Bearer …, or none to read.',
        extensions: { code: 'UNAUTHENTICATED' },
      },
    ]);
    expect(answer.data ?? null).toBeNull();
  });

  test('the clock may differ by the tolerance', async () => {
    expect((await ask(await home.sign({ exp: seconds(-20) }))).status).toBe(200);
    expect((await ask(await home.sign({ nbf: seconds(20) }))).status).toBe(200);
    expect((await ask(await home.sign({ iat: seconds(20) }))).status).toBe(200);
  });
});

describe('settings of an issuer', () => {
  async function withSettings(
    given: Partial<TestIssuer['settings']>,
    work: (issuer: TestIssuer, at: Site) => Promise<void>,
  ) {
    const issuer = await startIssuer('strict', { rules, ...given });
    const at = await openSite({
      on: site.database,
      clock: () => new Date(),
      config: { issuers: [issuer.settings] },
    });
    await work(issuer, at);
    await at.close();
    await issuer.close();
  }
  const now = () => Math.floor(Date.now() / 1000);

  test('how old a token may be', () =>
    withSettings({ maxAgeSeconds: 600 }, async (issuer, at) => {
      expect(
        (await ask(await issuer.sign({ iat: now() - 500, exp: now() + 60 }), undefined, at)).status,
      ).toBe(200);
      expect(
        (await ask(await issuer.sign({ iat: now() - 700, exp: now() + 60 }), undefined, at)).status,
      ).toBe(401);
      expect((await ask(await issuer.sign({ exp: now() + 700 }), undefined, at)).status).toBe(401);
    }));

  test('of which type, and issued to which programs', () =>
    withSettings({ types: ['at+jwt'], authorizedParties: ['the-page'] }, async (issuer, at) => {
      for (const typ of ['at+jwt', 'application/AT+JWT', undefined])
        expect((await ask(await issuer.sign({ azp: 'the-page' }, { typ }), undefined, at)).status).toBe(200);
      expect((await ask(await issuer.sign({ azp: 'sig-status' }), undefined, at)).status).toBe(200);
      expect((await ask(await issuer.sign({}, { typ: 'JWT' }), undefined, at)).status).toBe(401);
      expect((await ask(await issuer.sign({ azp: 'the-page-2' }), undefined, at)).status).toBe(401);
    }));
});

describe('the key server', () => {
  async function alone(work: (issuer: TestIssuer, at: Site) => Promise<void>, cooldownSeconds = 30) {
    const issuer = await startIssuer('alone', { rules, cooldownSeconds });
    const at = await openSite({
      on: site.database,
      clock: () => new Date(),
      config: { issuers: [issuer.settings] },
    });
    await work(issuer, at);
    await at.close();
    await issuer.close();
  }

  test('is asked once for any number of tokens, and 50 unknown kids cost no more than one fetch', () =>
    alone(async (issuer, at) => {
      const good = await issuer.sign();
      await Promise.all(Array.from({ length: 20 }, () => ask(good, undefined, at)));
      expect(issuer.fetches).toBe(1);
      const unknown = await Promise.all(
        Array.from({ length: 50 }, async (_, index) =>
          ask(await issuer.sign({}, { kid: `unknown-${index}` }), undefined, at),
        ),
      );
      expect(unknown.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 401));
      expect(issuer.fetches).toBeLessThanOrEqual(2);
      expect((await ask(good, undefined, at)).status).toBe(200);
    }));

  test('that is down leaves its keys at work, and what they do not know is 503', () =>
    alone(async (issuer, at) => {
      const good = await issuer.sign();
      expect((await ask(good, undefined, at)).status).toBe(200);
      issuer.keys = null;
      expect((await ask(good, undefined, at)).status).toBe(200);
      expect((await ask(`${good.slice(0, -4)}AAAA`, undefined, at)).status).toBe(401);
    }));

  test('that was never reached is 503, never 401 and never open; without a credential everybody reads on', () =>
    alone(async (issuer, at) => {
      issuer.keys = null;
      const good = await issuer.sign({ groups: ['chairs'] });
      for (let round = 0; round < 3; round += 1) {
        const answer = await ask(good, undefined, at);
        expect(answer.status).toBe(503);
        expect(answer.headers.get('retry-after')).toBe('30');
        expect(answer.errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
      }
      expect(issuer.fetches).toBe(1);
      expect((await fetch(`${at.url}/`)).status).toBe(200);
    }));

  test('that has a new key is asked again after the cool-down, and not before', () =>
    alone(async (issuer, at) => {
      const old = await issuer.sign();
      expect((await ask(old, undefined, at)).status).toBe(200);
      await issuer.rotate();
      const fresh = await issuer.sign();
      expect((await ask(fresh, undefined, at)).status).toBe(401);
      expect(issuer.fetches).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 3100));
      expect((await ask(fresh, undefined, at)).status).toBe(200);
      expect((await ask(old, undefined, at)).status).toBe(200);
      expect(issuer.fetches).toBe(2);
      await issuer.rotate();
      issuer.keys = null;
      await new Promise((resolve) => setTimeout(resolve, 3100));
      expect((await ask(await issuer.sign(), undefined, at)).status).toBe(503);
      expect((await ask(await issuer.sign(), undefined, at)).status).toBe(503);
      expect((await ask(fresh, undefined, at)).status).toBe(200);
      expect(issuer.fetches).toBe(3);
    }, 3));
});
