import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';
import { type Api, api } from './api.ts';

const reason = 'as the minutes say';
const [MAY, JUNE] = ['2017-05-24', '2017-06-07'];

describeOnBoth('a blocked gate, from every side', (open) => {
  let database: TestDatabase;
  let tracker: Api;
  let chair: string;
  let maintainer: string;
  let count = 0;
  const slugs = ['a', 'b', 'c', 'd', 'e'];
  beforeAll(async () => {
    database = await open();
    tracker = api(database, { now: '2017-08-01T12:00:00Z' });
    let chain = seed(database.db).meeting(MAY).meeting(JUNE);
    for (const slug of slugs) chain = chain.project(slug).at({ meeting: MAY }).record('EXPERIMENTAL');
    await chain.done();
    chair = await tracker.token('CHAIR');
    maintainer = await tracker.token('MAINTAINER', slugs);
    await tracker.act(chair, 'defineCriterion', {
      ...{ key: 'reviewed', kind: 'REVIEW', title: 'It was reviewed', standing: 'ADOPTED' },
      ...{ gates: 'TESTING', meeting: MAY, reason },
    });
  });
  afterAll(() => database.close());
  const next = () => slugs[count++] ?? '';
  const selection = 'statusChange { id override gate { verdict } } project { readiness }';
  const record = (token: string, project: string, more: object) =>
    tracker.act(token, 'recordStatusChange', { project, meeting: JUNE, reason, ...more }, selection);
  const correct = (token: string, statusChange: string, more: object) =>
    tracker.act(token, 'correctStatusChange', { statusChange, meeting: JUNE, reason, ...more }, selection);

  test('holds up maintainers and chairs alike, but not a chair who says why', async () => {
    const slug = next();
    for (const token of [maintainer, chair])
      expect(await record(token, slug, { to: 'TESTING' })).toMatchObject({
        __typename: 'GateBlockedError',
        message: expect.stringContaining('It was reviewed'),
      });
    expect(
      await record(chair, slug, { to: 'TESTING', override: 'The review is in the mail.' }),
    ).toMatchObject({
      statusChange: { override: 'The review is in the mail.', gate: { verdict: 'BLOCKED' } },
      project: { readiness: 'TESTING' },
    });
  });

  test('is not what is told of a move that the ledger does not take', async () => {
    const slug = next();
    await record(chair, slug, { to: 'ONGOING' });
    expect(await record(maintainer, slug, { to: 'TESTING' })).toMatchObject({
      __typename: 'InvalidTransitionError',
      from: 'ONGOING',
      allowed: ['EXPERIMENTAL', 'RETIRED'],
    });
  });

  test('cannot be walked around by correcting another record into the step', async () => {
    const { statusChange } = await record(maintainer, next(), { to: 'ONGOING' });
    expect((await correct(maintainer, statusChange.id, { to: 'TESTING' })).__typename).toBe(
      'GateBlockedError',
    );
    expect(await correct(chair, statusChange.id, { to: 'TESTING', override: 'It was meant.' })).toMatchObject(
      {
        statusChange: { gate: { verdict: 'BLOCKED' } },
        project: { readiness: 'TESTING' },
      },
    );
  });

  test('cannot be walked around by taking a retraction back', async () => {
    const { statusChange } = await record(chair, next(), { to: 'TESTING', override: 'Once.' });
    const retraction = await correct(chair, statusChange.id, { retract: true });
    expect((await correct(maintainer, retraction.statusChange.id, {})).__typename).toBe('GateBlockedError');
    expect(await correct(chair, retraction.statusChange.id, {})).toMatchObject({
      statusChange: { override: 'Once.' },
      project: { readiness: 'TESTING' },
    });
  });

  test('does not hold up a correction of anything else in a record that passed it', async () => {
    const slug = next();
    const { statusChange } = await record(chair, slug, { to: 'TESTING', override: 'Once.' });
    expect(await correct(maintainer, statusChange.id, { effectiveOn: '2017-06-08' })).toMatchObject({
      __typename: 'CorrectStatusChangeSuccess',
      statusChange: { override: 'Once.', gate: { verdict: 'BLOCKED' } },
    });
    expect(await tracker.read(`{ project(slug: "${slug}") { readiness since } }`)).toEqual({
      project: { readiness: 'TESTING', since: '2017-06-08' },
    });
  });
});
