import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditEvents } from '../../src/db/tables/index.ts';
import { authenticate } from '../../src/domain/access/authenticate.ts';
import { describeOnBoth, type TestDatabase } from '../helpers/database.ts';
import { seed } from '../helpers/seed.ts';
import { command } from './command.ts';

const NOW = new Date('2018-03-01T12:00:00Z');

describeOnBoth('sig-status token', (open) => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await open();
    await seed(opened.db).project('landlock').project('okernel').done();
  });
  afterAll(() => opened.close());
  const sig = (...args: string[]) => command(opened.database, ['token', ...args], { now: NOW });
  const bearer = (out: string, now = NOW) => authenticate(opened.db, `Bearer ${out.trim()}`, now);
  const tokens = async () => JSON.parse((await sig('list', '--json')).out);

  test('prints the secret of a new token on standard output, alone and once', async () => {
    const made = await sig('create', '--role', 'maintainer', '--project', 'landlock', '--expires', '90d');
    expect(made).toMatchObject({ exitCode: 0, isClosed: true });
    expect(made.out).toMatch(/^sst_[\w-]{43}\n$/);
    expect(made.err).toMatch(/^token \d+ \(maintainer landlock\) is issued; .* sig-status-maintainer\./);
    expect(made.err).not.toContain(made.out.trim());
    expect(await bearer(made.out)).toMatchObject({
      role: 'MAINTAINER',
      projects: ['landlock'],
      name: 'maintainer landlock',
    });
    expect(await bearer(made.out, new Date(NOW.getTime() + 90 * 86_400_000))).toBe('refused');
    expect((await sig('list')).out).not.toContain(made.out.trim().slice(4));
    const events = await opened.db.select().from(auditEvents);
    expect(events.findLast(({ act }) => act === 'createToken')).toMatchObject({
      tokenId: null,
      requestId: null,
    });
    expect(JSON.stringify(events)).not.toContain(made.out.trim().slice(4));
  });

  test('takes several projects, a person, a name and every form of an expiry', async () => {
    const named = [
      '--role',
      'ci',
      '--project',
      'landlock',
      '--project',
      'okernel',
      '--person',
      '@l0kod',
      '--name',
      'CI',
    ];
    const forms: [string[], string | null][] = [
      [[], '2018-05-30T12:00:00.000Z'],
      [['--expires', '12h'], '2018-03-02T00:00:00.000Z'],
      [['--expires', '2w'], '2018-03-15T12:00:00.000Z'],
      [['--expires', '2019-01-01'], '2019-01-01T00:00:00.000Z'],
      [['--expires', 'never'], null],
    ];
    for (const [expiry, expiresAt] of forms) {
      expect((await sig('create', ...named, ...expiry)).exitCode).toBe(0);
      expect((await tokens()).at(-1)).toMatchObject({
        name: 'CI',
        role: 'ci',
        projects: ['landlock', 'okernel'],
        person: 'l0kod',
        state: 'active',
        createdAt: NOW.toISOString(),
        expiresAt,
        lastUsedAt: null,
      });
    }
  });

  test('says what was expected and what came, and issues nothing', async () => {
    const before = await tokens();
    const refused: [string[], RegExp][] = [
      [['create'], /--role/],
      [['create', '--role', 'king'], /Allowed choices are maintainer, chair, ci, admin/],
      [['create', '--role', 'maintainer'], /--project: Expected at least one project/],
      [['create', '--role', 'chair', '--project', 'landlock'], /--project: Expected no projects/],
      [['create', '--role', 'ci', '--project', 'nothing'], /There is no project nothing/],
      [['create', '--role', 'chair', '--expires', 'soon'], /Expected 90d/],
      [['create', '--role', 'chair', '--expires', '0d'], /Expected 90d/],
      [['create', '--role', 'chair', '--expires', '2018-02-30'], /Expected 90d/],
      [
        ['create', '--role', 'chair', '--expires', '2018-03-01'],
        /--expires: Expected an instant in the future/,
      ],
      [['create', '--role', 'chair', '--person', 'two words'], /--person: Expected a GitHub handle/],
      [['create', '--role', 'chair', '--name', ' '], /--name: Expected some text/],
      [['revoke'], /id/],
      [['revoke', 'x'], /Expected the number of a token/],
      [['revoke', '999999'], /There is no token 999999/],
    ];
    for (const [args, message] of refused) {
      const { exitCode, out, err, isClosed } = await sig(...args);
      expect({ exitCode: exitCode > 0, out, isClosed }, args.join(' ')).toEqual({
        exitCode: true,
        out: '',
        isClosed: true,
      });
      expect(err).toMatch(message);
    }
    expect(await tokens()).toEqual(before);
  });

  test('lists tokens and revokes them', async () => {
    const { out } = await sig('create', '--role', 'chair', '--name', 'to be revoked', '--expires', 'never');
    const { id } = (await tokens()).at(-1);
    expect((await sig('list')).out).toMatch(
      new RegExp(`^${id} +to be revoked +chair .* active .* never +never$`, 'm'),
    );
    expect(await sig('revoke', String(id))).toMatchObject({ exitCode: 0, err: `token ${id} is revoked\n` });
    expect(await bearer(out)).toBe('refused');
    expect((await tokens()).at(-1)).toMatchObject({ id, state: 'revoked' });
    expect(await sig('revoke', String(id))).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('was revoked at'),
    });
  });

  test('rotates a token: the new one has its rights, both are taken for a while, and the audit trail says so', async () => {
    const made = await sig(
      'create',
      '--role',
      'ci',
      '--project',
      'okernel',
      '--name',
      'robot',
      '--person',
      '@robot',
    );
    const { id } = (await tokens()).at(-1);
    const rotated = await sig('rotate', String(id), '--overlap', '12h');
    expect(rotated).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^sst_[\w-]{43}\n$/) });
    expect(rotated.err).toContain(
      `in place of token ${id}, which stays valid until 2018-03-02T00:00:00.000Z`,
    );
    const [former, next] = (await tokens()).slice(-2);
    expect(former).toMatchObject({
      id,
      expiresAt: '2018-03-02T00:00:00.000Z',
      state: 'active',
      note: 'ends in 1 day',
    });
    expect(next).toMatchObject({ name: 'robot', role: 'ci', projects: ['okernel'], person: 'robot' });
    expect(next.expiresAt).toBe('2018-05-30T12:00:00.000Z');
    expect(next.note).toBe('');
    for (const { out } of [made, rotated])
      expect(await bearer(out)).toMatchObject({ role: 'CI', projects: ['okernel'] });
    const later = new Date('2018-03-03T00:00:00Z');
    expect(await bearer(made.out, later)).toBe('refused');
    expect(await bearer(rotated.out, later)).toMatchObject({ name: 'robot' });
    const listed = await sig('list');
    expect(listed.err).toMatch(/^\d+ tokens? ends? within 14 days: .*sig-status token rotate/);
    expect(listed.out).toMatch(/ ends in 1 day$/m);
    const events = await opened.db.select().from(auditEvents);
    expect(events.findLast(({ act }) => act === 'rotateToken')?.details).toMatchObject({ former: id });
    expect(JSON.stringify(events)).not.toContain(rotated.out.trim().slice(4));
    // No later than it would have ended, whatever is said; and what was revoked stays so.
    expect(await sig('rotate', String(id), '--overlap', '4w', '--expires', 'never')).toMatchObject({
      exitCode: 0,
    });
    expect((await tokens()).find((each: { id: number }) => each.id === id).expiresAt).toBe(
      '2018-03-02T00:00:00.000Z',
    );
    expect((await tokens()).at(-1).expiresAt).toBeNull();
    await sig('revoke', String(next.id));
    expect(await sig('rotate', String(next.id))).toMatchObject({
      exitCode: 1,
      out: '',
      err: expect.stringContaining('was revoked at'),
    });
    expect(await sig('rotate', '99999')).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('no token 99999'),
    });
    expect(await sig('rotate', String(id), '--overlap', '2018-01-01')).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('--overlap: Expected an instant in the future'),
    });
  });
});
