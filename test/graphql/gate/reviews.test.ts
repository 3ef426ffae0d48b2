import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { noon, type World, world } from './world.ts';

describeOnBoth('assessments', (open) => {
  let database: TestDatabase;
  let w: World;
  let project: string;
  let made = 0;
  beforeAll(async () => {
    database = await open();
    w = await world(database);
  });
  beforeEach(async () => {
    made += 1;
    project = `reviewed-${made}`;
    await w.project(project, 'EXPERIMENTAL');
  });
  afterAll(() => database.close());

  const assess = (day: number, input: object = {}, role: 'MAINTAINER' | 'CHAIR' = 'MAINTAINER') =>
    w.act(
      w.as(role, noon(day), [project]),
      'assessCriterion',
      { project, criterion: 'reviewed', result: 'MET', justification: 'read it all', ...input },
      `assessment { result justification assessedOn validUntil isOwnProject meeting { date } enteredBy { handle }
        evidence { url } criterion { key } project { slug } }
      project { gate(to: GRADUATED) { criteria { criterion { key } verdict } } }`,
    );
  const entry = async (day: number) =>
    (await w.gate('GRADUATED', noon(day), project)).criteria.find(
      ({ criterion }: { criterion: { key: string } }) => criterion.key === 'reviewed',
    );

  test('say what was found, by whom, and whether it is their own project', async () => {
    expect(await assess(4, { evidence: [{ url: 'https://example.org/review' }] })).toMatchObject({
      assessment: {
        result: 'MET',
        justification: 'read it all',
        assessedOn: '2017-08-04',
        validUntil: null,
        isOwnProject: true,
        meeting: null,
        enteredBy: { handle: 'maintainer' },
        evidence: [{ url: 'https://example.org/review' }],
        criterion: { key: 'reviewed' },
        project: { slug: project },
      },
    });
    expect(await assess(5, {}, 'CHAIR')).toMatchObject({
      assessment: { isOwnProject: false, enteredBy: { handle: 'chair' } },
    });
  });

  test('the newest one counts, and each day reads as it was', async () => {
    await assess(4, { result: 'NOT_MET' });
    await assess(6, { result: 'NOT_APPLICABLE' }, 'CHAIR');
    await assess(8, {}, 'CHAIR');
    await assess(8, { validUntil: '2017-08-10' });
    expect(await Promise.all([3, 4, 5, 6, 8, 10, 11].map(async (day) => (await entry(day)).verdict))).toEqual(
      ['MISSING', 'FAILED', 'FAILED', 'NOT_APPLICABLE', 'MET', 'MET', 'STALE'],
    );
    expect((await w.gate('GRADUATED', '2017-08-10T23:59:59.999Z', project)).nextChangeAt).toBe(
      '2017-08-11T00:00:00.000Z',
    );
  });

  test('each verdict says what is missing and who acts next', async () => {
    const lines = async (day: number) => [(await entry(day)).since, (await entry(day)).explanation];
    expect(await lines(3)).toEqual([
      '2017-07-19',
      'API reviewed: not assessed yet; a maintainer of the project or a chair can assess it. Next step: a maintainer of the project acts.',
    ]);
    await assess(4, { result: 'NOT_MET' });
    expect(await lines(4)).toEqual([
      '2017-08-04',
      'API reviewed: assessed as not met on 2017-08-04 by a maintainer of the project itself; it stays so until it is assessed as met. Next step: a maintainer of the project acts.',
    ]);
    await assess(5, { result: 'NOT_APPLICABLE' }, 'CHAIR');
    expect(await lines(5)).toEqual(['2017-08-05', 'API reviewed: assessed as not applicable on 2017-08-05.']);
    await assess(6, { validUntil: '2017-08-08' });
    expect(await lines(6)).toEqual([
      '2017-08-06',
      'API reviewed: assessed as met on 2017-08-06 by a maintainer of the project itself, valid to the end of 2017-08-08.',
    ]);
    expect(await lines(9)).toEqual([
      '2017-08-09',
      'API reviewed: the assessment of 2017-08-06 was valid to the end of 2017-08-08; a maintainer of the project or a chair can assess it again. Next step: a maintainer of the project acts.',
    ]);
  });

  test('are listed newest first, as of any day', async () => {
    await assess(4, { result: 'NOT_MET' });
    await assess(6);
    const { now, then } = await w.as(null).data(`{
      now: project(slug: "${project}") { assessments { totalCount nodes { result } } }
      then: project(slug: "${project}", asOf: "2017-08-05") { assessments(criterion: "reviewed") { nodes { id result } } } }`);
    expect(now.assessments).toEqual({ totalCount: 2, nodes: [{ result: 'MET' }, { result: 'NOT_MET' }] });
    expect(then.assessments.nodes).toMatchObject([{ result: 'NOT_MET' }]);
    const { node } = await w
      .as(null)
      .data('query ($id: ID!) { node(id: $id) { ... on Assessment { result } } }', {
        id: then.assessments.nodes[0].id,
      });
    expect(node).toEqual({ result: 'NOT_MET' });
  });

  test('refuses what cannot be', async () => {
    const paths = async (input: object) =>
      (await assess(4, input)).issues.map(({ path }: { path: string }) => path);
    expect(await paths({ criterion: 'ci-boots' })).toEqual(['input.criterion']);
    expect(await paths({ validUntil: '2017-08-03' })).toEqual(['input.validUntil']);
    expect(await paths({ justification: '' })).toEqual(['input.justification']);
    expect(await paths({ evidence: [{ url: 'javascript:alert(1)' }] }).catch(() => 'refused')).toBe(
      'refused',
    );
    expect(await assess(4, { validUntil: '2017-08-04' })).toMatchObject({
      assessment: { validUntil: '2017-08-04' },
    });
    expect(await assess(4, { criterion: 'nope' })).toMatchObject({ what: 'criterion', key: 'nope' });
  });

  test.each([
    ['a maintainer of another project', 'MAINTAINER', ['other']],
    ['a CI system', 'CI', undefined],
    ['an admin', 'ADMIN', undefined],
  ] as const)('are not for %s', async (_, role, projects) => {
    const client = w.as(role, noon(4), projects ? [...projects] : [project]);
    const mutation =
      'mutation ($input: AssessCriterionInput!) { assessCriterion(input: $input) { __typename } }';
    const input = { project, criterion: 'reviewed', result: 'MET', justification: 'x' };
    expect(await client.code(mutation, { input })).toBe('FORBIDDEN');
    expect((await entry(5)).verdict).toBe('MISSING');
  });
});
