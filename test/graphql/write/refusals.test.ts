import { eq, isNotNull } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { auditEvents, tokens } from '../../../src/db/tables/index.ts';
import { appendRefusal } from '../../../src/domain/act/refusal.ts';
import { findOrCreatePeople } from '../../../src/domain/person/find-or-create.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';
import { type Api, api } from './api.ts';

describeOnBoth('what is refused leaves a line in the audit trail', (open) => {
  async function tracker(work: (at: { database: TestDatabase; api: (now: string) => Api }) => Promise<void>) {
    const database = await open();
    await seed(database.db).meeting('2017-05-24').project('landlock').project('wireguard').done();
    try {
      await work({ database, api: (now) => api(database, { now }) });
    } finally {
      await database.close();
    }
  }
  const noon = '2017-08-01T12:00:00Z';
  const record = { project: 'wireguard', to: 'PROPOSED', meeting: '2017-05-24', reason: 'x' };
  const refusals = ({ db }: TestDatabase) =>
    db.select().from(auditEvents).where(isNotNull(auditEvents.refusal));

  test('to whom, what, and by which code; once in an hour, however often it is tried', () =>
    tracker(async ({ database, api }) => {
      const at = api(noon);
      const [maintainer, admin] = [
        await at.token('MAINTAINER', ['landlock'], { person: 'l0kod' }),
        await at.token('ADMIN'),
      ];
      for (let round = 0; round < 5; round += 1)
        expect(await at.refusal(maintainer, 'recordStatusChange', record)).toBe('200 FORBIDDEN');
      await at.refusal(maintainer, 'waiveCriterion', {
        project: 'landlock',
        criterion: 'x',
        meeting: '2017-05-24',
        reason: 'x',
        expiresOn: '2017-06-01',
      });
      await at.refusal(null, 'recordStatusChange', record);
      const { auditEvents } = await at.read(
        '{ auditEvents(filter: { isRefused: true }) { nodes { act refusal subject tokenName person { handle } details { name } requestId } } }',
        {},
        { token: admin },
      );
      expect(auditEvents.nodes).toEqual([
        expect.objectContaining({ act: 'waiveCriterion', refusal: 'FORBIDDEN', person: { handle: 'l0kod' } }),
        {
          act: 'recordStatusChange',
          refusal: 'FORBIDDEN',
          subject: expect.stringMatching(/^Token:\d+$/),
          tokenName: 'maintainer landlock',
          person: { handle: 'l0kod' },
          details: [],
          requestId: expect.any(String),
        },
      ]);
      // Another server, which has not heard of them.
      const elsewhere = Object.create(database.db) as TestDatabase['db'];
      const viewer = { personId: 1, tokenId: null };
      for (const db of [database.db, elsewhere])
        await appendRefusal(db, { viewer, requestId: null }, { act: 'addProject', code: 'FORBIDDEN' });
      expect(await refusals(database)).toHaveLength(3);
    }));

  test('a credential that has ended, and nothing of one that nobody knows', () =>
    tracker(async ({ database, api }) => {
      const at = api(noon);
      const revoked = await at.token('CHAIR');
      await database.db
        .update(tokens)
        .set({ revokedAt: new Date(noon) })
        .where(eq(tokens.name, 'chair'));
      for (const token of [revoked, revoked, `sst_${'x'.repeat(43)}`, 'x'])
        expect((await at.post('{ __typename }', {}, { token })).status).toBe(401);
      expect(await refusals(database)).toMatchObject([{ act: 'signIn', refusal: 'UNAUTHENTICATED' }]);
    }));

  test('at most a thousand lines in an hour, whoever tries', () =>
    tracker(async ({ database: { db } }) => {
      const ids = [
        ...(
          await findOrCreatePeople(
            db,
            Array.from({ length: 1100 }, (_, at) => `p${at}`),
          )
        ).values(),
      ];
      for (const personId of ids)
        await appendRefusal(
          db,
          { viewer: { personId, tokenId: null }, requestId: null },
          { act: 'addProject', code: 'FORBIDDEN' },
        );
      expect(await db.$count(auditEvents)).toBe(1000);
    }));
});
