import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { authenticate } from '../../../src/domain/access/authenticate.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';
import { type Api, api } from './api.ts';

const NOW = '2017-08-01T12:00:00.000Z';
const later = (ms: number) => new Date(Date.parse(NOW) + ms);

describeOnBoth('credentials', (open) => {
  let database: TestDatabase;
  let tracker: Api;
  let admin: string;
  beforeAll(async () => {
    database = await open();
    tracker = api(database, { now: NOW });
    await seed(database.db).meeting('2017-05-24').project('landlock').project('okernel').done();
    admin = await tracker.token('ADMIN', [], { name: 'the admin' });
  });
  afterAll(() => database.close());

  const create = (input: Record<string, unknown>) =>
    tracker.act(
      admin,
      'createToken',
      input,
      'secret token { id name role state expiresAt projects { slug } person { handle isBot } }',
    );

  test('a bad credential is 401 with one constant text, whatever is wrong with it and whatever is asked', async () => {
    const expired = await create({ role: 'CHAIR', expiresAt: later(1000).toISOString() });
    const revoked = await create({ role: 'CHAIR' });
    await tracker.act(admin, 'revokeToken', { token: revoked.token.id });
    const good = await tracker.token('CHAIR');
    const tomorrow = api(database, { now: later(1000).toISOString() });
    const bad = [
      `Bearer ${expired.secret}`,
      `Bearer ${revoked.secret}`,
      `Bearer ${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`,
      `Bearer ${good}x`,
      `Bearer ${good.toUpperCase()}`,
      `Basic ${good}`,
      `Bearer`,
      `Bearer ${good} ${good}`,
      `Bearer, Bearer ${good}`,
      good,
      'Bearer sst_',
      `Bearer ${'x'.repeat(5000)}`,
      "Bearer sst_' or true --",
      'Bearer eyJhbGciOiJub25lIn0.eyJyb2xlIjoiQ0hBSVIifQ.',
    ];
    const answers = new Set<string>();
    for (const authorization of bad)
      for (const query of [
        '{ viewer { name } }',
        'mutation { revokeToken(input: { token: "x" }) { __typename } }',
      ]) {
        const answer = await tomorrow.post(query, {}, { headers: { authorization } });
        expect(answer.status, authorization).toBe(401);
        answers.add(answer.text);
      }
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toContain('"code":"UNAUTHENTICATED"');
    expect((await tomorrow.post('{ viewer { role } }', {}, { token: good })).data.viewer).toEqual({
      role: 'CHAIR',
    });
    expect(
      await tracker.read('{ viewer { role } }', {}, { headers: { authorization: `bearer  ${good}` } }),
    ).toEqual({
      viewer: { role: 'CHAIR' },
    });
  });

  test('a token says once what its secret is, and only its hash is stored', async () => {
    const { secret, token } = await create({
      role: 'MAINTAINER',
      projects: ['landlock', 'okernel', 'landlock'],
      person: '@l0kod',
    });
    expect(secret).toMatch(/^sst_[\w-]{43}$/);
    expect(token).toMatchObject({
      name: 'maintainer landlock okernel',
      role: 'MAINTAINER',
      state: 'ACTIVE',
      expiresAt: later(90 * 86_400_000).toISOString(),
      projects: [{ slug: 'landlock' }, { slug: 'okernel' }],
      person: { handle: 'l0kod', isBot: false },
    });
    expect((await create({ role: 'ADMIN', expiresAt: null })).token).toMatchObject({
      expiresAt: null,
      person: { handle: 'sig-status-admin', isBot: true },
    });
    for (const table of ['tokens', 'audit_events', 'idempotency_keys', 'people']) {
      const { rows } = await database.db.execute(sql`select * from ${sql.identifier(table)}`);
      expect(JSON.stringify(rows)).not.toContain(secret.slice(4));
    }
    expect(tracker.logged.join('')).not.toContain(secret.slice(4));
  });

  test('the same idempotency key issues one token, and shows its secret once', async () => {
    const input = { role: 'CHAIR', name: 'one', idempotencyKey: 'issue one' };
    const first = await create(input);
    const second = await create(input);
    expect(second).toEqual({ ...first, secret: null });
  });

  test('what a token cannot be is refused with its path', async () => {
    const refused: [Record<string, unknown>, string][] = [
      [{ role: 'MAINTAINER' }, 'input.projects'],
      [{ role: 'CI', projects: [] }, 'input.projects'],
      [{ role: 'CHAIR', projects: ['landlock'] }, 'input.projects'],
      [{ role: 'ADMIN', expiresAt: NOW }, 'input.expiresAt'],
      [{ role: 'ADMIN', person: 'not a handle' }, 'input.person'],
    ];
    for (const [input, path] of refused)
      expect(await create(input)).toMatchObject({ __typename: 'ValidationError', issues: [{ path }] });
    expect(await create({ role: 'CI', projects: ['nothing'] })).toMatchObject({
      what: 'project',
      key: 'nothing',
    });
  });

  test('a revoked token stays listed, cannot be revoked again, and shuts out its bearer at once', async () => {
    const { secret, token } = await create({ role: 'CHAIR', name: 'short-lived' });
    expect((await tracker.post('{ __typename }', {}, { token: secret })).status).toBe(200);
    const revoke = { token: token.id };
    expect(await tracker.act(admin, 'revokeToken', revoke, 'token { state revokedAt }')).toMatchObject({
      token: { state: 'REVOKED', revokedAt: NOW },
    });
    expect((await tracker.post('{ __typename }', {}, { token: secret })).status).toBe(401);
    expect(await tracker.act(admin, 'revokeToken', revoke)).toMatchObject({
      __typename: 'ConflictError',
      current: null,
    });
    const { tokens } = await tracker.read(
      '{ tokens(last: 100) { nodes { id state } } }',
      {},
      { token: admin },
    );
    expect(tokens.nodes).toContainEqual({ id: token.id, state: 'REVOKED' });
    const given = Buffer.from('Token:99999').toString('base64');
    expect(await tracker.act(admin, 'revokeToken', { token: given })).toMatchObject({
      what: 'token',
      key: given,
    });
  });

  test('the last use is noted at most once a minute', async () => {
    const secret = await tracker.token('CHAIR', [], { name: 'used' });
    const use = (ms: number) => authenticate(database.db, `Bearer ${secret}`, later(ms));
    const lastUse = async () => {
      const { tokens } = await tracker.read(
        '{ tokens(last: 1) { nodes { lastUsedAt } } }',
        {},
        { token: admin },
      );
      return tokens.nodes[0].lastUsedAt;
    };
    expect(await lastUse()).toBeNull();
    await use(0);
    expect(await lastUse()).toBe(NOW);
    const { statements } = await database.sqlLog.during(() => use(59_999));
    expect(statements).toHaveLength(1);
    expect(await lastUse()).toBe(NOW);
    await use(60_000);
    expect(await lastUse()).toBe(later(60_000).toISOString());
  });

  test('every write leaves one event of who, what, when, with which token and by which request', async () => {
    const chair = await tracker.token('CHAIR', [], { name: 'chair of the SIG', person: 'riyazdf' });
    const before = await tracker.read('{ auditEvents { totalCount } }', {}, { token: admin });
    const { status } = await tracker.post(
      `mutation { recordStatusChange(input: { project: "landlock", to: PROPOSED, meeting: "2017-05-24", reason: "r", basis: EXTERNAL }) { __typename } }`,
      {},
      { token: chair, headers: { 'x-request-id': 'not-believed-here' } },
    );
    expect(status).toBe(200);
    await tracker.act(chair, 'recordStatusChange', {
      project: 'landlock',
      to: 'GRADUATED',
      meeting: '2017-05-24',
      reason: 'no',
    });
    const fields = `act subject at person { handle } tokenName requestId details { name value } id __typename`;
    const { auditEvents } = await tracker.read(
      `{ auditEvents(first: 1, filter: { person: ["riyazdf"] }) { totalCount nodes { ${fields} } } }`,
      {},
      { token: admin },
    );
    expect(auditEvents.totalCount).toBe(1);
    expect(auditEvents.nodes[0]).toMatchObject({
      act: 'recordStatusChange',
      subject: expect.stringMatching(/^StatusChange:\d+$/),
      person: { handle: 'riyazdf' },
      tokenName: 'chair of the SIG',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    // By the database's own clock, whatever that of the server says.
    expect(Math.abs(Date.parse(auditEvents.nodes[0].at) - Date.now())).toBeLessThan(60_000);
    expect(auditEvents.nodes[0].details).toEqual(
      expect.arrayContaining([
        { name: 'project', value: 'landlock' },
        { name: 'to', value: 'PROPOSED' },
        { name: 'override', value: null },
      ]),
    );
    const after = await tracker.read('{ auditEvents { totalCount } }', {}, { token: admin });
    expect(after.auditEvents.totalCount).toBe(before.auditEvents.totalCount + 1);
    const record = await tracker.read('{ statusChanges(last: 1) { nodes { enteredBy { handle name } } } }');
    expect(JSON.stringify(record)).toContain('riyazdf');
    expect(JSON.stringify(record)).not.toContain('chair of the SIG');
  });

  test('the audit trail is walked newest first, and filtered', async () => {
    const page = (query: string) =>
      tracker.read(
        `{ auditEvents${query} { nodes { id act } pageInfo { endCursor hasNextPage } } }`,
        {},
        { token: admin },
      );
    const all = (await page('(first: 100)')).auditEvents.nodes;
    const walked: unknown[] = [];
    for (let after = ''; ; ) {
      const { auditEvents } = await page(`(first: 3${after && `, after: "${after}"`})`);
      walked.push(...auditEvents.nodes);
      if (!auditEvents.pageInfo.hasNextPage) break;
      after = auditEvents.pageInfo.endCursor;
    }
    expect(walked).toEqual(all);
    const issued = (await page('(filter: { act: ["createToken"] }, first: 100)')).auditEvents.nodes;
    expect(issued).toEqual(all.filter(({ act }: { act: string }) => act === 'createToken'));
    expect(issued.length).toBeGreaterThan(2);
  });

  test('nothing can change the audit trail, not even SQL', async () => {
    for (const statement of [
      'update audit_events set act = act',
      'delete from audit_events',
      'truncate audit_events',
    ])
      await expect(database.db.execute(sql.raw(statement))).rejects.toThrow();
  });
});
