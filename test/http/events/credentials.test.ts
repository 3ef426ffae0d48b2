import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/db/index.ts';
import { tokens } from '../../../src/db/tables/index.ts';
import { issueToken } from '../../../src/domain/access/create-token.ts';
import { describeOn, type TestDatabase } from '../../helpers/database.ts';
import { openSite, type Site } from '../../helpers/site.ts';
import { startIssuer } from '../sign-in/issuer.ts';

/** A stream opened with this credential; `ended` resolves with its whole text and the instant of its end. */
async function stream(site: Site, token: string | null) {
  const response = await fetch(`${site.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query: 'subscription { statusChanged { to } }' }),
  });
  let isOpen = true;
  const ended = response.text().then((text) => {
    isOpen = false;
    return { text, at: performance.now() };
  });
  ended.catch(() => {});
  return { status: response.status, ended, isOpen: () => isOpen };
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describeOn(['postgres'], 'a stream ends with its credential', (open) => {
  async function twoServers(work: (one: Site, two: Site, database: TestDatabase) => Promise<void>) {
    const database = await open();
    const second = await openDatabase({ url: database.url, onError: () => {} });
    const issuer = await startIssuer('home');
    const config = { issuers: [issuer.settings] };
    const one = await openSite({ on: database, clock: () => new Date(), config });
    const two = await openSite({
      on: { ...database, database: second, db: second.db },
      clock: () => new Date(),
      config,
    });
    try {
      await work(one, two, database);
    } finally {
      await one.close();
      await two.close();
      await issuer.close();
      await second.close();
      await database.close();
    }
  }
  const issue = ({ db }: TestDatabase, expiresAt: Date | null = null) =>
    db.transaction((tx) => issueToken(tx, { role: 'CHAIR', projects: [], expiresAt }, new Date()));

  test('that is revoked: within a second, on every server, and no other stream', () =>
    twoServers(async (one, two, database) => {
      const [chair, other, admin] = [
        await issue(database),
        await issue(database),
        await database.db.transaction((tx) =>
          issueToken(tx, { role: 'ADMIN', projects: [], expiresAt: null }, new Date()),
        ),
      ];
      const open = [
        await stream(one, chair.secret),
        await stream(two, chair.secret),
        await stream(two, chair.secret),
      ];
      const stay = [
        await stream(one, other.secret),
        await stream(two, other.secret),
        await stream(one, null),
      ];
      const response = await fetch(`${one.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${admin.secret}` },
        body: JSON.stringify({
          query: 'mutation ($token: ID!) { revokeToken(input: { token: $token }) { __typename } }',
          variables: { token: Buffer.from(`Token:${chair.id}`).toString('base64') },
        }),
      });
      expect(await response.text()).toContain('RevokeTokenSuccess');
      const revokedAt = performance.now();
      for (const { status, ended } of open) {
        const { text, at } = await ended;
        expect(status).toBe(200);
        expect(at - revokedAt).toBeLessThan(1000);
        expect(text).toContain('"code":"UNAUTHENTICATED"');
        expect(text).toMatch(/event: complete/);
      }
      await wait(900);
      expect(stay.map(({ isOpen }) => isOpen())).toEqual([true, true, true]);
    }));

  test('that is revoked past every server, or expires', () =>
    twoServers(async (one, two, database) => {
      const revoked = await issue(database);
      const expiring = await issue(database, new Date(Date.now() + 1500));
      const open = [await stream(one, revoked.secret), await stream(two, expiring.secret)];
      await database.db.update(tokens).set({ revokedAt: new Date() }).where(eq(tokens.id, revoked.id));
      for (const { ended } of open) expect((await ended).text).toContain('UNAUTHENTICATED');
      expect((await stream(two, revoked.secret)).status).toBe(401);
    }));

  test('of another issuer, when it expires', async () => {
    const database = await open();
    const issuer = await startIssuer('home');
    const site = await openSite({
      clock: () => new Date(),
      on: database,
      config: { issuers: [{ ...issuer.settings, clockToleranceSeconds: 0 }] },
    });
    const exp = Math.floor(Date.now() / 1000) + 3;
    const { ended, status } = await stream(site, await issuer.sign({ exp }));
    expect(status).toBe(200);
    expect((await ended).text).toContain('UNAUTHENTICATED');
    expect(Date.now()).toBeGreaterThanOrEqual(exp * 1000 - 50);
    await site.close();
    await issuer.close();
    await database.close();
  });
});
