import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { noon, type World, world } from '../gate/world.ts';

const evidence = [{ url: 'https://example.org/report' }];
const reason = 'as somebody said';

describeOnBoth('claims, named combinations and their CI', (open) => {
  let database: TestDatabase;
  let tracker: World;
  beforeAll(async () => {
    database = await open();
    tracker = await world(database);
    await tracker.project('kspp', 'EXPERIMENTAL');
  });
  afterAll(() => database.close());

  const claim = (input: object, role: 'CHAIR' | 'MAINTAINER' = 'CHAIR', projects = ['wireguard']) =>
    tracker.act(
      tracker.as(role, noon(20), projects),
      'claimCompatibility',
      { project: 'wireguard', other: 'landlock', verdict: 'PLAUSIBLE', reason, evidence, ...input },
      'claim { id verdict source claimedOn meeting { date } isExpired evidence { url } projects { slug } }',
    );
  const verdict = async (projects: string[], asOf = '2017-08-20', now = noon(20)) => {
    const { combination } = await tracker
      .as(null, now)
      .data(
        `query ($projects: [String!]!, $asOf: Date) { combination(projects: $projects, asOf: $asOf) { verdict ci { isTested explanation } } }`,
        { projects, asOf },
      );
    return combination.verdict;
  };

  test('a claim is by a maintainer of either project, and the newest day stands', async () => {
    const mine = await claim({ claimedOn: '2017-08-10' }, 'MAINTAINER', ['landlock']);
    expect(mine.claim).toMatchObject({
      verdict: 'PLAUSIBLE',
      source: 'https://example.org/report',
      claimedOn: '2017-08-10',
      projects: [{ slug: 'landlock' }, { slug: 'wireguard' }],
    });
    expect(await verdict(['wireguard', 'landlock'])).toBe('PLAUSIBLE');
    // For an earlier day: it takes its place before.
    await claim({ project: 'landlock', other: 'wireguard', verdict: 'CONFLICT', claimedOn: '2017-08-01' });
    expect(await verdict(['wireguard', 'landlock'])).toBe('PLAUSIBLE');
    expect(await verdict(['wireguard', 'landlock'], '2017-08-09')).toBe('CONFLICT');
    expect(await verdict(['wireguard', 'landlock'], '2017-07-31')).toBe('UNKNOWN');
    // Of one day the one that was entered later.
    await claim({ verdict: 'TESTED', claimedOn: '2017-08-10', expiresOn: '2017-08-12' });
    expect(await verdict(['wireguard', 'landlock'], '2017-08-12')).toBe('TESTED');
    expect(await verdict(['wireguard', 'landlock'], '2017-08-13')).toBe('UNKNOWN');
    const { project } = await tracker.as(null).data(`{ project(slug: "wireguard") {
      claims { totalCount } standing: claims(isStanding: true) { nodes { verdict isExpired } } } }`);
    expect(project).toEqual({
      claims: { totalCount: 3 },
      standing: { nodes: [{ verdict: 'TESTED', isExpired: true }] },
    });
  });

  test('a claim of a meeting counts from its day, and is found there', async () => {
    const { claim: made } = await claim({ other: 'kspp', verdict: 'UNKNOWN', meeting: '2017-08-02' });
    expect(made).toMatchObject({ claimedOn: '2017-08-02', meeting: { date: '2017-08-02' } });
    const { meeting } = await tracker
      .as(null)
      .data('{ meeting(date: "2017-08-02") { claims { totalCount } } }');
    expect(meeting.claims.totalCount).toBe(1);
  });

  test('a claim about a thing outside', async () => {
    const { claim: made } = await claim({ other: null, external: 'KVM' });
    expect(made.projects).toEqual([{ slug: 'wireguard' }]);
  });

  test.each([
    [{ other: null }, 'input.other', 'neither'],
    [{ external: 'KVM' }, 'input.external', 'both'],
    [{ other: 'wireguard' }, 'input.other', 'another project'],
    [{ evidence: [] }, 'input.evidence', 'got none'],
    [{ claimedOn: '2017-08-21' }, 'input.claimedOn', '2017-08-20'],
    [{ claimedOn: '2017-08-10', expiresOn: '2017-08-09' }, 'input.expiresOn', '2017-08-10'],
    [{ expiresOn: '2017-08-19' }, 'input.expiresOn', '2017-08-20'],
    [{ other: null, external: 'LandLock' }, 'input.external', 'landlock'],
  ])('%j is refused', async (input, path, words) => {
    const { __typename, issues } = await claim(input);
    expect(__typename).toBe('ValidationError');
    expect(issues).toContainEqual({ path, message: expect.stringContaining(words) });
  });

  test('a claim about nothing that is there is NotFound, and about others FORBIDDEN', async () => {
    expect(await claim({ other: 'nothing' })).toMatchObject({ __typename: 'NotFoundError', key: 'nothing' });
    expect(await claim({ meeting: '2017-01-01' })).toMatchObject({
      __typename: 'NotFoundError',
      what: 'meeting',
    });
    const query =
      'mutation ($input: ClaimCompatibilityInput!) { claimCompatibility(input: $input) { __typename } }';
    const input = { project: 'wireguard', other: 'landlock', verdict: 'TESTED', reason, evidence };
    expect(await tracker.as('MAINTAINER', noon(20), ['kspp']).code(query, { input })).toBe('FORBIDDEN');
    expect(await tracker.as('CI').code(query, { input })).toBe('FORBIDDEN');
    expect(await tracker.as(null).code(query, { input })).toBe('UNAUTHENTICATED');
  });

  const define = (input: object, now = noon(3)) =>
    tracker.act(
      tracker.as('CHAIR', now),
      'defineCombination',
      { slug: 'trio', projects: ['wireguard', 'landlock', 'kspp'], meeting: '2017-08-02', reason, ...input },
      'combination { slug verdict projects { slug } history { definedOn projects { slug } } }',
    );
  const report = (input: object, now = noon(5), projects = ['wireguard', 'landlock', 'kspp']) =>
    tracker.act(
      tracker.as('CI', now, projects),
      'reportCiRun',
      { combination: 'trio', criterion: 'ci-boots', status: 'PASSED', branch: 'main', ...input },
      'ciRun { id isCounted project { slug } combination { slug } } project { slug } combination { slug verdict }',
    );

  test('a combination is named with who asked and where; its runs make it tested while they are fresh', async () => {
    const { combination } = await define({ askedBy: '@cschaufler' });
    expect(combination.projects.map(({ slug }: { slug: string }) => slug)).toEqual([
      'kspp',
      'landlock',
      'wireguard',
    ]);
    const first = await report({ runId: '1' });
    expect(first).toMatchObject({
      project: null,
      ciRun: { isCounted: true, project: null, combination: { slug: 'trio' } },
    });
    expect(first.combination.verdict).not.toBe('TESTED');
    const trio = ['kspp', 'landlock', 'wireguard'];
    expect(await verdict(trio, '2017-08-05')).not.toBe('TESTED');
    expect((await report({ runId: '2', branch: 'master' }, noon(6))).combination.verdict).toBe('TESTED');
    expect(await verdict(trio, '2017-08-06')).toBe('TESTED');
    // Ten days after the newest run ended.
    expect(await verdict(trio, '2017-08-15')).toBe('TESTED');
    expect(await verdict(trio, '2017-08-16')).not.toBe('TESTED');
    // A pair of them is another set.
    expect(await verdict(['kspp', 'wireguard'], '2017-08-06')).not.toBe('TESTED');
    await report({ runId: '3', status: 'FAILED' }, noon(7));
    expect(await verdict(trio, '2017-08-07')).not.toBe('TESTED');
    const { combinationBySlug } = await tracker
      .as(null)
      .data('{ combinationBySlug(slug: "trio") { ciRuns { totalCount nodes { runId } } } }');
    expect(combinationBySlug.ciRuns).toMatchObject({ totalCount: 3, nodes: [{ runId: '3' }, {}, {}] });
  });

  test('runs of another branch do not count, and the same report again is the same row', async () => {
    const again = await report({ runId: '3', status: 'FAILED' }, noon(8));
    const other = await report({ runId: '4', branch: 'feature' }, noon(8));
    expect(other.ciRun.isCounted).toBe(false);
    expect(again.ciRun.id).not.toBe(other.ciRun.id);
    const { combinationBySlug } = await tracker
      .as(null)
      .data('{ combinationBySlug(slug: "trio") { ciRuns { totalCount } } }');
    expect(combinationBySlug.ciRuns.totalCount).toBe(4);
  });

  test('runs that began before the projects changed do not count for the new ones', async () => {
    const changed = await define({ projects: ['wireguard', 'kspp'], meeting: null, evidence }, noon(9));
    expect(changed.combination.history).toMatchObject([
      { definedOn: '2017-08-02', projects: [{}, {}, {}] },
      { definedOn: '2017-08-09', projects: [{ slug: 'kspp' }, { slug: 'wireguard' }] },
    ]);
    expect(changed.combination.verdict).not.toBe('TESTED');
    const pair = ['kspp', 'wireguard'];
    await report({ branch: 'master', runId: '5', startedAt: noon(8) }, noon(10));
    await report({ branch: 'master', runId: '6', startedAt: noon(10) }, noon(10));
    expect(await verdict(pair, '2017-08-10')).not.toBe('TESTED');
    await report({ branch: 'master', runId: '7' }, noon(11));
    expect(await verdict(pair, '2017-08-11')).toBe('TESTED');
    expect(await verdict(['kspp', 'landlock', 'wireguard'], '2017-08-11')).not.toBe('TESTED');
  });

  test.each([
    [{ projects: ['wireguard'] }, 'ValidationError', 'at least 2'],
    [{ projects: ['wireguard', 'nothing'] }, 'ValidationError', 'nothing'],
    [{ meeting: null }, 'ValidationError', 'where it was asked for'],
    [{ slug: 'Not A Slug' }, 'ValidationError', 'slug'],
    [{ definedOn: '2017-09-01' }, 'ValidationError', '2017-08-20'],
    [{ definedOn: '2017-08-01' }, 'ConflictError', '2017-08-09'],
    [{ projects: ['kspp', 'wireguard'], definedOn: '2017-08-12' }, 'ConflictError', 'Expected a change'],
  ])('defining %j is refused', async (input, type, words) => {
    const answer = await define(input, noon(20));
    expect(answer.__typename).toBe(type);
    expect(JSON.stringify(answer)).toContain(words);
  });

  test('a CI system reports for a combination only when its token names every project of it', async () => {
    const query = 'mutation ($input: ReportCiRunInput!) { reportCiRun(input: $input) { __typename } }';
    const input = { combination: 'trio', criterion: 'ci-boots', status: 'PASSED', runId: '9' };
    expect(await tracker.as('CI', noon(20), ['wireguard']).code(query, { input })).toBe('FORBIDDEN');
    expect(
      await tracker
        .as('CI', noon(20), ['wireguard'])
        .code(query, { input: { ...input, combination: 'none' } }),
    ).toBe('FORBIDDEN');
    for (const given of [{ project: 'wireguard' }, { combination: null }]) {
      const { reportCiRun } = await tracker.as('CI').data(query, { input: { ...input, ...given } });
      expect(reportCiRun.__typename).toBe('ValidationError');
    }
  });
});
