import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { verifyTracker } from '../../../src/reports/verify/verify.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { everyAnswer, everyPage, type Told } from '../../helpers/everything.ts';
import { openSite, type Site, wordsOf } from '../../helpers/site.ts';
import { type Api, api, mutationOf } from './api.ts';

const now = '2018-02-01T12:00:00Z';
const reason = 'They do the same.';
const meeting = '2017-08-16';
const merged = { project: 'okernel', into: 'landlock', meeting, reason };
const back = { project: 'okernel', reason: 'They do not do the same.' };
const told: Told = { slug: 'okernel', date: meeting, record: 1, query: 'okernel' };

/** That it was merged, and that this was taken back, is told with the project. */
const withoutLineage = (answer = ''): string =>
  JSON.stringify(JSON.parse(answer), (name, value) => (name === 'lineage' ? undefined : value));

describeOnBoth('a merger of projects that is taken back', (open, kind) => {
  let database: TestDatabase;
  let site: Site;
  let tracker: Api;
  let chair: string;
  const post = async (query: string, input: object) => {
    const response = await fetch(`${site.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${chair}` },
      body: JSON.stringify({ query, variables: { input } }),
    });
    return JSON.parse(await response.text());
  };
  const act = async (name: string, input: object, selection = '') => {
    const answer = (await post(mutationOf(name, selection), { ...input })).data[name];
    if (!answer.__typename.endsWith('Success')) throw new Error(`${name}: ${answer.message}`);
    return answer;
  };
  const refused = async (input: object) => {
    const query = `mutation ($input: SeparateProjectInput!) { separateProject(input: $input) {
      __typename ... on Error { message } ... on DependentsError { dependents { what name number } } } }`;
    return (await post(query, input)).data.separateProject;
  };
  const differences = async () => {
    const found: string[] = [];
    for await (const difference of verifyTracker(database.db, readConfig({}).source)) found.push(difference);
    return found;
  };

  beforeAll(async () => {
    database = await open({ seeded: true });
    site = await openSite({ on: database, now });
    tracker = api(database, { now });
    chair = await tracker.token('CHAIR', [], { person: 'riyazdf' });
  });
  afterAll(async () => {
    await site.close();
    await database.close();
  });

  test('leaves everything where it was before', async () => {
    await act('proposeStatusChange', { project: 'okernel', to: 'TESTING', reason });
    const look = async () => ({
      answers: await everyAnswer(database.db, told, new Date(now), kind === 'pglite' ? 3 : 2),
      pages: await everyPage(site, told),
      aliases: await tracker.read(
        '{ okernel: project(slug: "okernel") { aliases } landlock: project(slug: "landlock") { aliases } }',
      ),
      differences: await differences(),
    });
    const before = await look();
    await act('mergeProjects', merged);
    const answer = await act(
      'separateProject',
      back,
      `reopened project { slug mergedOn mergedInto { slug } aliases } into { aliases }
        lineage { isTakenBack takenBackReason takenBackAt takenBackBy { handle } }`,
    );
    expect(answer).toMatchObject({
      reopened: expect.any(Number),
      project: { slug: 'okernel', mergedOn: null, mergedInto: null },
      lineage: {
        isTakenBack: true,
        takenBackReason: back.reason,
        takenBackAt: new Date(now).toISOString(),
        takenBackBy: { handle: 'riyazdf' },
      },
    });
    const after = await look();
    expect(after.aliases).toEqual(before.aliases);
    expect(after.differences).toEqual(before.differences);
    const differing = Object.keys(before.answers).filter(
      (name) => withoutLineage(before.answers[name]) !== withoutLineage(after.answers[name]),
    );
    expect(differing).toEqual([]);
    const pages = [...before.pages].filter(([at, text]) => after.pages.get(at) !== text).map(([at]) => at);
    // Their own pages say that they were merged, and that it was taken back.
    expect(pages).toEqual(['/projects/okernel']);
    expect(wordsOf(await site.html('/projects/okernel'))).toContain(
      `okernel was merged into Landlock by the meeting of ${meeting}. ${reason} @riyazdf took that back on 2018-02-01: ${back.reason}`,
    );
    expect(await refused(back)).toMatchObject({
      __typename: 'ConflictError',
      message: 'okernel is merged into no other project.',
    });
  });

  test('gives minutes that were taken in meanwhile back to the name they use', async () => {
    await act('mergeProjects', merged);
    const markdown = '# 2017-12-06\n\n## Meeting notes\n\n* okernel boots\n* landlock builds\n';
    await act('importReport', { markdown });
    const notes = async () =>
      (
        await tracker.read('{ meeting(date: "2017-12-06") { notes { nodes { projects { slug } } } } }')
      ).meeting.notes.nodes.map(({ projects }: { projects: { slug: string }[] }) => projects[0]?.slug);
    expect(await notes()).toEqual(['landlock', 'landlock']);
    await act('separateProject', back);
    expect(await notes()).toEqual(['okernel', 'landlock']);
    expect(await differences()).toEqual([]);
  });

  test('is refused while something rests on it, and the answer names it', async () => {
    await act('mergeProjects', merged);
    const record = await act(
      'recordStatusChange',
      {
        ...{ project: 'landlock', to: 'TESTING', meeting: '2017-12-06', reason },
        evidence: [{ report: 'reports/sig-security/2017-12-06.md', lineStart: 5 }],
      },
      'statusChange { id number }',
    );
    const { number, id } = record.statusChange;
    expect(await refused(back)).toEqual({
      __typename: 'DependentsError',
      message: `The merger of okernel into landlock cannot be taken back while what stands rests on it: record ${number} (landlock, 2017-12-06). Correct these first.`,
      dependents: [{ what: 'record', name: 'landlock, 2017-12-06', number }],
    });
    await act('correctStatusChange', {
      statusChange: id,
      retract: true,
      meeting: '2017-12-06',
      reason,
      basis: 'INFERRED',
    });
    await act('mergeProjects', { project: 'landlock', into: 'wireguard', meeting, reason });
    expect((await refused(back)).dependents).toEqual([
      { what: 'merger', name: 'landlock, wireguard', number: null },
    ]);
    await act('separateProject', { ...back, project: 'landlock' });
    await act('updateProject', { project: 'landlock', aliases: ['Landlock'] });
    await act('updateProject', { project: 'kspp', aliases: ['KSPP', 'okernel'] });
    expect(await refused(back)).toEqual({
      __typename: 'ConflictError',
      message: expect.stringMatching(/^kspp is called okernel already/i),
    });
    const { project } = await tracker.read('{ project(slug: "okernel") { mergedInto { slug } } }');
    expect(project.mergedInto).toEqual({ slug: 'landlock' });
    await act('updateProject', { project: 'kspp', aliases: ['KSPP'] });
    await act('separateProject', back);
  });

  test('is for chairs, is told in the audit trail, and lets the project be void', async () => {
    const maintainer = await tracker.token('MAINTAINER', ['okernel', 'landlock']);
    expect(await tracker.refusal(maintainer, 'separateProject', back)).toBe('200 FORBIDDEN');
    const admin = await tracker.token('ADMIN');
    const { auditEvents } = await tracker.read(
      '{ auditEvents(last: 100) { nodes { act details { name value } } } }',
      {},
      { token: admin },
    );
    expect(JSON.stringify(auditEvents)).toContain(back.reason);
    for (const args of ['newestFirst: true', 'newestFirst: false']) {
      const { project } = await tracker.read(
        `{ project(slug: "okernel") { lineage(${args}) { nodes { id takenBackAt reason } } } }`,
      );
      expect(project.lineage.nodes).toHaveLength(3);
    }
  });
});
