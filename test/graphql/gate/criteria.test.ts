import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditEvents, criterionRecords } from '../../../src/db/tables/index.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { noon, type World, world } from './world.ts';

describeOnBoth('criteria', (open) => {
  let database: TestDatabase;
  let w: World;
  beforeAll(async () => {
    database = await open();
    w = await world(database);
  });
  afterAll(() => database.close());

  const chair = () => w.as('CHAIR');
  const CRITERION = `criterion { key title gates kind standing since adoptedOn retiredOn requiredRuns windowDays
    source { meeting { date } url } reason history { act effectiveOn title standing reason enteredBy { handle } } }`;
  const define = (input: object) =>
    w.act(
      chair(),
      'defineCriterion',
      {
        gates: 'TESTING',
        kind: 'REVIEW',
        title: 'Shown',
        meeting: '2017-07-19',
        reason: 'as said',
        ...input,
      },
      CRITERION,
    );
  const adopt = (input: object) =>
    w.act(
      chair(),
      'adoptCriterion',
      { meeting: '2017-08-02', reason: 'the SIG agreed', ...input },
      CRITERION,
    );
  const retire = (input: object) =>
    w.act(chair(), 'retireCriterion', { meeting: '2017-08-16', reason: 'of no use', ...input }, CRITERION);
  const keysOn = async (asOf: string, gates = 'TESTING') =>
    (
      await w
        .as(null)
        .data(`query ($asOf: Date) { criteria(gates: ${gates}, asOf: $asOf) { key standing } }`, { asOf })
    ).criteria.map(({ key, standing }: { key: string; standing: string }) => `${key} ${standing}`);

  test('are proposed, adopted and dropped by meetings, and every day keeps those it had', async () => {
    const evidence = [{ url: 'https://example.org/minutes' }];
    expect(await define({ key: 'walk', kind: 'CI', evidence })).toMatchObject({
      criterion: {
        key: 'walk',
        standing: 'PROPOSED',
        since: '2017-07-19',
        adoptedOn: null,
        requiredRuns: 3,
        windowDays: 30,
        source: { meeting: { date: '2017-07-19' }, url: 'https://example.org/minutes' },
      },
    });
    expect(await adopt({ criterion: 'walk' })).toMatchObject({
      criterion: { standing: 'ADOPTED', since: '2017-07-19', adoptedOn: '2017-08-02', requiredRuns: 3 },
    });
    expect(await retire({ criterion: 'walk' })).toMatchObject({
      criterion: {
        standing: 'ADOPTED',
        retiredOn: '2017-08-16',
        history: [
          { act: 'DEFINED', effectiveOn: '2017-07-19', standing: 'PROPOSED' },
          { act: 'ADOPTED', effectiveOn: '2017-08-02', standing: 'ADOPTED' },
          { act: 'RETIRED', effectiveOn: '2017-08-16', reason: 'of no use', enteredBy: { handle: 'chair' } },
        ],
      },
    });
    const walked = async (day: string) => (await keysOn(day)).filter((key: string) => key.startsWith('walk'));
    expect(await walked('2017-07-18')).toEqual([]);
    expect(await walked('2017-07-19')).toEqual(['walk PROPOSED']);
    expect(await walked('2017-08-01')).toEqual(['walk PROPOSED']);
    expect(await walked('2017-08-02')).toEqual(['walk ADOPTED']);
    expect(await walked('2017-08-15')).toEqual(['walk ADOPTED']);
    expect(await walked('2017-08-16')).toEqual([]);
    const { was, is, never } = await w.as(null).data(`{
      was: criterion(key: "walk", asOf: "2017-08-01") { standing retiredOn history { act } }
      is: criterion(key: "walk") { id retiredOn } never: criterion(key: "walk", asOf: "2017-07-18") { key } }`);
    expect(was).toEqual({ standing: 'PROPOSED', retiredOn: null, history: [{ act: 'DEFINED' }] });
    expect(is.retiredOn).toBe('2017-08-16');
    expect(never).toBeNull();
    const { node } = await w
      .as(null)
      .data('query ($id: ID!) { node(id: $id) { ... on Criterion { key } } }', { id: is.id });
    expect(node).toEqual({ key: 'walk' });
  });

  test('a gate of a day is made of the criteria of that day', async () => {
    await define({ key: 'short-lived', standing: 'ADOPTED' });
    await retire({ criterion: 'short-lived' });
    const verdictAt = async (day: number) => (await w.gate('TESTING', noon(day))).verdict;
    expect(await verdictAt(15)).toBe('BLOCKED');
    expect(await verdictAt(16)).toBe('NO_CRITERIA');
    const { project } = await w.as(null).data(`{ project(slug: "wireguard") {
      gate(to: TESTING) { verdict summary } } }`);
    expect(project.gate).toEqual({
      verdict: 'NO_CRITERIA',
      summary:
        'No criterion is adopted for the step to TESTING, so there is nothing to pass. Next step: the SIG decides.',
    });
  });

  test('a change leaves what it does not name, and what came before', async () => {
    await define({ key: 'change', kind: 'CI', requiredRuns: 5, windowDays: 7, standing: 'ADOPTED' });
    expect(
      await define({ key: 'change', kind: 'CI', title: 'Reworded', windowDays: 14, meeting: '2017-08-02' }),
    ).toMatchObject({
      criterion: {
        title: 'Reworded',
        requiredRuns: 5,
        windowDays: 14,
        standing: 'ADOPTED',
        adoptedOn: '2017-07-19',
      },
    });
    const { was } = await w
      .as(null)
      .data('{ was: criterion(key: "change", asOf: "2017-08-01") { title windowDays } }');
    expect(was).toEqual({ title: 'Shown', windowDays: 7 });
  });

  test('a criterion that was dropped can be named again', async () => {
    await define({ key: 'again', standing: 'ADOPTED' });
    await w.act(chair(), 'retireCriterion', { criterion: 'again', meeting: '2017-08-02', reason: 'no' });
    expect(await define({ key: 'again', meeting: '2017-08-16', title: 'Anew' })).toMatchObject({
      criterion: {
        since: '2017-08-16',
        standing: 'PROPOSED',
        adoptedOn: null,
        retiredOn: null,
        title: 'Anew',
      },
    });
  });

  test('what cannot be is refused, and leaves nothing', async () => {
    await define({ key: 'kept', standing: 'ADOPTED', meeting: '2017-08-02' });
    const count = async () => (await database.db.select().from(criterionRecords)).length;
    const before = await count();
    const conflict = (message: string) => ({ __typename: 'ConflictError', message });
    expect(await define({ key: 'kept', meeting: '2017-08-16', standing: 'ADOPTED' })).toEqual(
      conflict('Expected a change; kept has been defined so since 2017-08-02.'),
    );
    expect(await adopt({ criterion: 'kept' })).toEqual(
      conflict('Expected a proposed criterion; kept was adopted on 2017-08-02.'),
    );
    expect(await retire({ criterion: 'kept', meeting: '2017-07-19' })).toEqual(
      conflict('Expected a meeting on or after 2017-08-02, when kept was last changed; got 2017-07-19.'),
    );
    expect(await adopt({ criterion: 'nope' })).toMatchObject({ what: 'criterion', key: 'nope' });
    expect(await retire({ criterion: 'nope' })).toMatchObject({ what: 'criterion', key: 'nope' });
    expect(await define({ key: 'new', meeting: '2017-08-03' })).toMatchObject({
      what: 'meeting',
      key: '2017-08-03',
    });
    const paths = async (input: object) => {
      const answer = await define({ key: 'new', ...input });
      expect(answer.__typename).toBe('ValidationError');
      return answer.issues.map(({ path }: { path: string }) => path).sort();
    };
    expect(await paths({ key: 'Not a slug' })).toEqual(['input.key']);
    expect(await paths({ gates: 'ONGOING' })).toEqual(['input.gates']);
    expect(await paths({ gates: 'RETIRED' })).toEqual(['input.gates']);
    expect(await paths({ requiredRuns: 3, windowDays: 3 })).toEqual([
      'input.requiredRuns',
      'input.windowDays',
    ]);
    expect(await paths({ kind: 'CI', requiredRuns: 0, windowDays: 3651 })).toEqual([
      'input.requiredRuns',
      'input.windowDays',
    ]);
    expect(await paths({ title: ' ', reason: ' ' })).toEqual(['input.reason', 'input.title']);
    const early = await w.act(w.as('CHAIR', '2017-08-16T15:59:59.999Z'), 'defineCriterion', {
      key: 'new',
      gates: 'TESTING',
      kind: 'REVIEW',
      title: 'x',
      reason: 'x',
      meeting: '2017-08-16',
    });
    expect(early.issues).toMatchObject([{ path: 'input.meeting' }]);
    expect(await count()).toBe(before);
  });

  test.each(['MAINTAINER', 'CI', 'ADMIN'] as const)('are not for a %s', async (role) => {
    const input = {
      key: 'x',
      gates: 'TESTING',
      kind: 'REVIEW',
      title: 'x',
      meeting: '2017-07-19',
      reason: 'x',
    };
    const acts = {
      defineCriterion: input,
      adoptCriterion: { criterion: 'reviewed', meeting: '2017-07-19', reason: 'x' },
      retireCriterion: { criterion: 'reviewed', meeting: '2017-07-19', reason: 'x' },
      waiveCriterion: {
        project: 'wireguard',
        criterion: 'reviewed',
        meeting: '2017-07-19',
        reason: 'x',
        expiresOn: '2017-09-01',
      },
      revokeWaiver: { waiver: 'x', meeting: '2017-07-19', reason: 'x' },
    };
    for (const [act, given] of Object.entries(acts)) {
      const type = `${act[0]?.toUpperCase()}${act.slice(1)}Input`;
      const mutation = `mutation ($input: ${type}!) { ${act}(input: $input) { __typename } }`;
      expect([act, await w.as(role).code(mutation, { input: given })]).toEqual([act, 'FORBIDDEN']);
      expect([act, await w.as(null).code(mutation, { input: given })]).toEqual([act, 'UNAUTHENTICATED']);
    }
  });

  test('every act leaves its trace', async () => {
    await define({ key: 'traced' });
    const [event] = (
      await database.db.select().from(auditEvents).where(eq(auditEvents.act, 'defineCriterion'))
    ).slice(-1);
    expect(event).toMatchObject({
      details: { criterion: 'traced', meeting: '2017-07-19', standing: 'PROPOSED' },
    });
    expect(event?.subject).toMatch(/^Criterion:\d+$/);
  });
});
