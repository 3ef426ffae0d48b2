import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { describeOnBoth } from '../../helpers/database.ts';
import { openSite, type Site, wordsOf } from '../../helpers/site.ts';

/** Cookies by origin, and no redirect that is not asked for: a browser, as far as signing in goes. */
function browser() {
  const jars = new Map<string, Map<string, string>>();
  async function go(url: string, init: RequestInit = {}): Promise<Response> {
    const { origin } = new URL(url);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie: [...jar].map((pair) => pair.join('=')).join('; ') },
    });
    for (const set of response.headers.getSetCookie()) {
      const [pair = '', ...rest] = set.split(';');
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      const isOver = rest.some((part) => /^\s*(?:max-age=0|expires=thu, 01 jan 1970)/i.test(part));
      if (isOver || value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }
  /** Follows redirects until one leads to `end`, or none leads on. */
  async function follow(url: string, end: (url: string) => boolean = () => false) {
    let at = url;
    for (let hops = 0; hops < 12; hops++) {
      if (end(at)) return { url: at, response: null };
      const response = await go(at);
      const location = response.headers.get('location');
      if (!location) return { url: at, response };
      at = new URL(location, at).href;
    }
    throw new Error(`too many redirects, at ${at}`);
  }
  return { go, follow, jar: (url: string) => jars.get(new URL(url).origin) };
}

const isBack = (url: string) => /\/sign-in\/[a-z]+\/callback/.test(url);

/** A provider of OpenID Connect that lets everybody in whose name is typed, and what they are told to be. */
async function openProvider(redirects: () => string[]): Promise<{ url: string; server: Server }> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // Its types are a package of their own, for an older version.
  const { Provider } = (await import('oidc-provider' as string)) as {
    Provider: new (url: string, options: object) => { callback(): RequestListener };
  };
  const client = {
    client_id: 'tracker',
    client_secret: 'a secret of some length, for tests',
    token_endpoint_auth_method: 'client_secret_post' as const,
    redirect_uris: redirects(),
  };
  const provider = new Provider(url, {
    clients: [client],
    claims: { openid: ['sub'], profile: ['preferred_username', 'groups'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: id, groups: id === 'riyazdf' ? ['chairs'] : [] }),
    }),
  });
  server.on('request', provider.callback());
  return { url, server };
}

describeOnBoth('signing in with a provider', (open) => {
  let site: Site;
  let oidc: { url: string; server: Server };
  let github: Server;
  let asGitHub = 'l0kod';
  let tokenOfGitHub = 'gho_good';
  /** What is answered instead, by path. */
  let instead: Record<string, { status: number; body: string; location?: string }> = {};
  beforeAll(async () => {
    const on = await open({ seeded: true });
    const port = await freePort();
    const own = `http://127.0.0.1:${port}`;
    const callbacks = ['first', 'second'].map((id) => `${own}/sign-in/${id}/callback`);
    oidc = await openProvider(() => callbacks);
    github = createServer((request, response) => {
      const path = request.url?.split('?')[0] ?? '';
      const answers: Record<string, unknown> = {
        '/login/oauth/access_token': { access_token: tokenOfGitHub, token_type: 'bearer', scope: 'read:org' },
        '/user': { login: asGitHub },
        '/user/orgs': [{ login: 'linuxkit' }],
        '/user/teams': [{ slug: 'chairs', organization: { login: 'other' } }],
      };
      const odd = instead[path];
      if (odd) {
        response.writeHead(odd.status, {
          'content-type': odd.body.startsWith('<') ? 'text/html' : 'application/json',
          ...(odd.location ? { location: odd.location } : {}),
        });
        response.end(odd.body);
        return;
      }
      response.writeHead(path in answers ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answers[path] ?? {}));
    });
    github.listen(0, '127.0.0.1');
    await once(github, 'listening');
    const hub = `http://127.0.0.1:${(github.address() as AddressInfo).port}`;
    const common = { clientId: 'tracker', clientSecret: 'a secret of some length, for tests' };
    const providers = [
      ...['first', 'second'].map((id) => ({
        ...common,
        id,
        name: `the ${id} one`,
        issuer: oidc.url,
        person: 'preferred_username',
        rules: [{ claim: 'groups', has: 'chairs', role: 'CHAIR' }],
      })),
      ...[
        ['gone', 'http://127.0.0.1:1'],
        ['odd', hub],
      ].map(([id, issuer]) => ({
        ...common,
        id,
        name: `the ${id} one`,
        issuer,
        person: 'preferred_username',
        rules: [{ claim: 'groups', has: 'chairs', role: 'CHAIR' }],
      })),
      {
        ...common,
        kind: 'github',
        id: 'github',
        name: 'GitHub',
        url: hub,
        api: hub,
        rules: [{ claim: 'organization', has: 'linuxkit', role: 'MAINTAINER', projects: ['landlock'] }],
      },
    ];
    const { providers: read } = readConfig({ SIG_STATUS_PROVIDERS: JSON.stringify(providers) });
    site = await openSite({ on, clock: () => new Date(), config: { providers: read, publicUrl: own }, port });
    closers.push(site.close, on.close);
  });
  const closers: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const close of closers) await close();
    oidc.server.close();
    github.close();
  });

  /** On to where the provider sends the browser back, with whatever it is asked on the way. */
  async function throughOidc(who: ReturnType<typeof browser>, login: string, id = 'first', to = '/brief') {
    let { url, response } = await who.follow(
      `${site.url}/sign-in/${id}?${new URLSearchParams({ to })}`,
      isBack,
    );
    for (let pages = 0; response && pages < 4; pages++) {
      const text = await response.text();
      const action = /<form[^>]*action="([^"]+)"/.exec(text)?.[1];
      if (!action) throw new Error(`${url}: ${text.slice(0, 300)}`);
      const prompt = /name="prompt" value="(\w+)"/.exec(text)?.[1] ?? 'login';
      const sent = await who.go(new URL(action, url).href, {
        method: 'POST',
        body: new URLSearchParams({ prompt, login, password: 'x' }),
      });
      const next = new URL(sent.headers.get('location') ?? '', url).href;
      ({ url, response } = await who.follow(next, isBack));
    }
    return url;
  }

  const roleOf = async (who: ReturnType<typeof browser>) => {
    const response = await who.go(`${site.url}/account`);
    return response.status === 200 ? wordsOf(await response.text()) : response.headers.get('location');
  };

  test('leads there by a link and back to where one was, with the role that the claims give', async () => {
    const page = await (await fetch(`${site.url}/sign-in`)).text();
    for (const name of ['the first one', 'the second one', 'GitHub'])
      expect(page).toContain(`Sign in with ${name}`);
    const chair = browser();
    const back = await throughOidc(chair, 'riyazdf');
    const answer = await chair.go(back);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/brief']);
    expect(await roleOf(chair)).toMatch(/Chair.*entered by @riyazdf.*by first/);
    expect(chair.jar(site.url)?.has('sig-status-attempt')).toBe(false);

    // The same answer again, with all that the browser has: the state has served.
    expect((await chair.go(back)).headers.get('location')).toBe('/sign-in?failed=provider');
    // Known, and without rights.
    const other = browser();
    await other.go(await throughOidc(other, 'somebody-new', 'first', '//evil.example/'));
    expect(await roleOf(other)).toContain('not a maintainer of any project yet');
    // A program's name is nobody's.
    const bot = browser();
    const refused = await bot.go(await throughOidc(bot, 'sig-status-operator'));
    expect(refused.headers.get('location')).toBe('/sign-in?failed=refused');
  });

  test('GitHub gives roles by organisation and team', async () => {
    asGitHub = 'l0kod';
    tokenOfGitHub = 'gho_good';
    const who = browser();
    const start = await who.go(`${site.url}/sign-in/github?to=/projects/landlock`);
    const there = new URL(start.headers.get('location') ?? '');
    expect(there.searchParams.get('code_challenge_method')).toBe('S256');
    const state = there.searchParams.get('state') ?? '';
    const back = await who.go(
      `${site.url}/sign-in/github/callback?${new URLSearchParams({ code: 'c', state })}`,
    );
    expect(back.headers.get('location')).toBe('/projects/landlock');
    expect(await roleOf(who)).toMatch(/Maintainer of Landlock.*entered by @l0kod/);
  });

  test('takes no answer that another browser asked for, another provider gave, or nobody asked for', async () => {
    // An attacker's own answer, put into somebody else's browser: login CSRF.
    const attacker = browser();
    const back = await throughOidc(attacker, 'riyazdf');
    const victim = browser();
    expect((await victim.go(back)).headers.get('location')).toBe('/sign-in?failed=provider');
    await victim.go(`${site.url}/sign-in/first`);
    expect((await victim.go(back)).headers.get('location')).toBe('/sign-in?failed=provider');
    expect(await roleOf(victim)).toBe('/sign-in?to=%2Faccount');
    // The victim's try took nothing from the attacker's, whose browser it still leads back in.
    expect((await attacker.go(back)).headers.get('location')).toBe('/brief');

    // What was asked of one provider is not answered at the door of another.
    const mixed = browser();
    const first = await throughOidc(mixed, 'riyazdf');
    const moved = first.replace('/sign-in/first/', '/sign-in/second/');
    expect((await mixed.go(moved)).headers.get('location')).toBe('/sign-in?failed=provider');
    // An answer that names another issuer.
    const named = browser();
    const wrong = new URL(await throughOidc(named, 'riyazdf'));
    wrong.searchParams.set('iss', 'https://evil.example');
    expect((await named.go(wrong.href)).headers.get('location')).toBe('/sign-in?failed=provider');
    // One that names none, of a provider that says it always does (RFC 9207).
    const unnamed = browser();
    const bare = new URL(await throughOidc(unnamed, 'riyazdf'));
    bare.searchParams.delete('iss');
    expect((await unnamed.go(bare.href)).headers.get('location')).toBe('/sign-in?failed=provider');
    // A code that has served, with a state that has not.
    const replayed = browser();
    const used = new URL(await throughOidc(replayed, 'riyazdf'));
    await replayed.go(used.href);
    const again = new URL(await throughOidc(replayed, 'riyazdf'));
    again.searchParams.set('code', used.searchParams.get('code') ?? '');
    expect((await replayed.go(again.href)).headers.get('location')).toBe('/sign-in?failed=provider');
    for (const search of ['', '?code=x', '?state=x&code=y', '?error=access_denied&state=x'])
      expect(
        (await browser().go(`${site.url}/sign-in/first/callback${search}`)).headers.get('location'),
      ).toBe('/sign-in?failed=provider');
  });

  test('two tabs that sign in at once both lead back', async () => {
    const who = browser();
    const first = await throughOidc(who, 'riyazdf', 'first', '/brief');
    const second = await throughOidc(who, 'riyazdf', 'first', '/changes');
    expect((await who.go(`${site.url}/sign-in/first/callback?code=x&state=y`)).status).toBe(303);
    expect((await who.go(first)).headers.get('location')).toBe('/brief');
    expect((await who.go(second)).headers.get('location')).toBe('/changes');
    expect(who.jar(site.url)?.has('sig-status-attempt')).toBe(false);
    expect(await roleOf(who)).toMatch(/Chair.*entered by @riyazdf/);
  });

  test('a provider that is down, or answers nonsense, lets nobody in and leaves nothing half done', async () => {
    const sessions = async () =>
      (await site.database.db.execute('select count(*)::int as count from sessions')).rows[0]?.count;
    const before = await sessions();
    instead = {
      '/.well-known/openid-configuration': { status: 200, body: '{"issuer":"https://evil.example"}' },
    };
    for (const id of ['gone', 'odd']) {
      const who = browser();
      const answer = await who.go(`${site.url}/sign-in/${id}`);
      expect([id, answer.headers.get('location')]).toEqual([id, '/sign-in?failed=unavailable']);
      expect([...(who.jar(site.url)?.keys() ?? [])]).toEqual([]);
    }
    const token = '/login/oauth/access_token';
    const good = { status: 200, body: '{"access_token":"gho_good","token_type":"bearer"}' };
    const answers: (typeof instead)[] = [
      { [token]: { status: 500, body: '<h1>gho_secret broke</h1>' } },
      { [token]: { status: 200, body: '<h1>gho_secret</h1>' } },
      { [token]: { status: 200, body: '{"token_type":"bearer"}' } },
      {
        [token]: { status: 200, body: '{"error":"bad_verification_code","error_description":"gho_secret"}' },
      },
      { [token]: good, '/user': { status: 200, body: '{}' } },
      { [token]: good, '/user': { status: 200, body: '{"login":{"$gt":""}}' } },
      { [token]: good, '/user': { status: 200, body: 'null' } },
      { [token]: good, '/user': { status: 302, body: '', location: 'https://evil.example/' } },
      { [token]: good, '/user/orgs': { status: 200, body: '{"login":"linuxkit"}' } },
      { [token]: good, '/user/teams': { status: 401, body: '{"message":"gho_secret"}' } },
    ];
    for (const odd of answers) {
      instead = odd;
      const who = browser();
      const start = await who.go(`${site.url}/sign-in/github?to=/brief`);
      const state = new URL(start.headers.get('location') ?? '').searchParams.get('state') ?? '';
      const back = await who.go(
        `${site.url}/sign-in/github/callback?${new URLSearchParams({ code: 'c', state })}`,
      );
      const to = back.headers.get('location') ?? '';
      expect([odd, to]).toEqual([odd, expect.stringMatching(/^\/sign-in\?failed=(?:provider|refused)$/)]);
      const page = wordsOf(await (await who.go(site.url + to)).text());
      expect(page).toMatch(/The provider (?:did not let you in|confirmed who you are)/);
      expect(page).not.toContain('gho_');
      expect([...(who.jar(site.url)?.keys() ?? [])]).toEqual([]);
    }
    instead = {};
    expect(await sessions()).toBe(before);
  });

  test('says so where the provider cannot be reached, and sets out so often in a minute', async () => {
    const statuses = [];
    for (let at = 0; at < 40; at++) statuses.push((await browser().go(`${site.url}/sign-in/github`)).status);
    expect(statuses).toContain(429);
    expect((await fetch(`${site.url}/sign-in`)).status).toBe(200);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

test('providers are read whole, or each problem is said, and no secret', () => {
  const one = {
    id: 'x',
    name: 'X',
    clientId: 'a',
    clientSecret: 'hush',
    issuer: 'https://x.example',
    person: 'sub',
  };
  const read = (list: unknown) => () => readConfig({ SIG_STATUS_PROVIDERS: JSON.stringify(list) });
  expect(read([one])().providers).toMatchObject([{ kind: 'oidc', scopes: ['openid', 'profile'] }]);
  for (const wrong of [
    [{ ...one, issuer: 'http://x.example' }],
    [one, one],
    [{ ...one, id: 'once' }],
    [{}],
    {},
  ]) {
    expect(read(wrong)).toThrow(/SIG_STATUS_PROVIDERS/);
    expect(read(wrong)).not.toThrow(/hush/);
  }
});
