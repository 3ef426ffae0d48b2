import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { openSite, type Site, wordsOf } from '../../helpers/site.ts';
import { type Api, api } from './api.ts';

const now = '2018-02-01T12:00:00Z';
const reason = 'They do the same.';
const meeting = '2017-08-16';

describeOnBoth('projects that are merged and split, and what they aim at', (open) => {
  let database: TestDatabase;
  let site: Site;
  let tracker: Api;
  let chair: string;
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
  const act = async (name: string, input: object, selection = '', token = chair) => {
    const answer = await tracker.act(token, name, { ...input }, selection);
    if (!answer.__typename.endsWith('Success')) throw new Error(`${name}: ${answer.message}`);
    return answer;
  };
  const refused = async (name: string, input: object) =>
    (await tracker.act(chair, name, { ...input })).message;
  const historyOf = async (slug: string) =>
    (
      await tracker.read(
        `{ project(slug: "${slug}") { readiness history(last: 50) { nodes { number to } } } }`,
      )
    ).project;

  test('a merged project keeps its records, gives up its names and is in no list any more', async () => {
    const before = { okernel: await historyOf('okernel'), landlock: await historyOf('landlock') };
    const { totalCount } = (await tracker.read('{ projects { totalCount } }')).projects;
    await act('proposeStatusChange', { project: 'okernel', to: 'TESTING', reason });
    const answer = await act(
      'mergeProjects',
      { project: 'okernel', into: 'landlock', meeting, reason },
      `withdrawn project { slug mergedOn mergedInto { slug } } into { aliases mergedInto { slug } }
        lineage { kind from { slug } to { slug } names meeting { date } reason enteredBy { handle } }`,
    );
    expect(answer.project).toEqual({ slug: 'okernel', mergedOn: meeting, mergedInto: { slug: 'landlock' } });
    expect(answer.into.mergedInto).toBeNull();
    expect(answer.into.aliases).toEqual(expect.arrayContaining(['landlock', 'okernel']));
    expect(answer.withdrawn).toBeGreaterThanOrEqual(1);
    expect(answer.lineage).toMatchObject({
      ...{ kind: 'MERGED', from: { slug: 'okernel' }, to: { slug: 'landlock' }, meeting: { date: meeting } },
      ...{ reason, enteredBy: { handle: 'riyazdf' } },
    });
    expect({ okernel: await historyOf('okernel'), landlock: await historyOf('landlock') }).toEqual(before);
    const lists = await tracker.read(`{
      now: projects { totalCount nodes { slug } } merged: projects(filter: { isMerged: true }) { nodes { slug } }
      named: projects(filter: { slug: ["okernel"] }) { nodes { slug } }
      then: projects(asOf: "2017-08-15") { totalCount }
      readinessCounts { projects } before: readinessCounts(asOf: "2017-08-15") { projects } }`);
    expect(lists.now.totalCount).toBe(totalCount - 1);
    expect(lists.now.nodes.map(({ slug }: { slug: string }) => slug)).not.toContain('okernel');
    expect(lists.merged.nodes).toEqual([{ slug: 'okernel' }]);
    expect(lists.named.nodes).toEqual([{ slug: 'okernel' }]);
    expect(lists.then.totalCount).toBe(totalCount);
    const sum = (counts: { projects: number }[]) => counts.reduce((all, { projects }) => all + projects, 0);
    expect([sum(lists.readinessCounts), sum(lists.before)]).toEqual([totalCount - 1, totalCount]);
    for (const path of ['/', '/projects.csv', '/matrix'])
      expect([path, (await site.html(path)).includes('/projects/okernel')]).toEqual([path, false]);
    const page = wordsOf(await site.html('/projects/okernel'));
    expect(page).toContain('It was merged into Landlock by the meeting of 2017-08-16.');
    expect(wordsOf(await site.html('/projects/landlock'))).toContain(
      'was merged into Landlock by the meeting of',
    );
  });

  test('nothing new is said of it, what was said can be corrected, and minutes mean the other one', async () => {
    expect(await refused('proposeStatusChange', { project: 'okernel', to: 'RETIRED', reason })).toBe(
      'okernel was merged into landlock on 2017-08-16: use landlock instead.',
    );
    expect(await refused('confirmReadiness', { project: 'okernel', meeting, reason })).toMatch(
      /was merged into landlock/,
    );
    expect(
      await refused('mergeProjects', { project: 'okernel', into: 'wireguard', meeting, reason }),
    ).toMatch(/already/);
    expect(await refused('mergeProjects', { project: 'landlock', into: 'okernel', meeting, reason })).toMatch(
      /itself/,
    );
    expect(
      await refused('mergeProjects', { project: 'landlock', into: 'landlock', meeting, reason }),
    ).toMatch(/Expected two projects/);
    const notes = async (day: string) => {
      await act('importReport', {
        markdown: `# SIG security meeting ${day}\n\n## Meeting notes\n\n* okernel boots\n`,
      });
      const { meeting } = await tracker.read(
        `{ meeting(date: "${day}") { notes { nodes { projects { slug } } } } }`,
      );
      return meeting.notes.nodes[0].projects;
    };
    expect(await notes('2017-12-06')).toEqual([{ slug: 'landlock' }]);
    // What was said before the meeting was said of the one that had the name then.
    expect(await notes('2017-08-02')).toEqual([{ slug: 'okernel' }]);
    expect(await refused('voidProject', { project: 'okernel', reason })).toMatch(
      /merger \(okernel, landlock\)/,
    );
  });

  test('judgements of all projects leave it out', async () => {
    const { criteria, projects } = await tracker.read(
      '{ criteria { retiredOn results(first: 50) { totalCount nodes { project { slug } } } } projects { totalCount } }',
    );
    expect(criteria.length).toBeGreaterThan(0);
    for (const { results } of criteria.filter(({ retiredOn }: { retiredOn: string | null }) => !retiredOn)) {
      expect(results.totalCount).toBe(projects.totalCount);
      expect(JSON.stringify(results)).toContain('landlock');
      expect(JSON.stringify(results)).not.toContain('okernel');
    }
    const { brief } = await tracker.read('{ brief(since: "2017-01-01") { judgedCount } }');
    expect(brief.judgedCount).toBe(projects.totalCount);
  });

  test('a merger follows its meeting where that was entered under a wrong date', async () => {
    const mergedOn = async () =>
      await tracker.read(
        `{ project(slug: "okernel") { mergedOn lineage { nodes { meeting { date } } } }
             day: projects(asOf: "2017-08-16", filter: { isMerged: true }) { totalCount } }`,
      );
    const right = '2017-08-17';
    await act('redateMeeting', { meeting, to: right, reason });
    expect(await mergedOn()).toEqual({
      project: { mergedOn: right, lineage: { nodes: [{ meeting: { date: right } }] } },
      day: { totalCount: 0 },
    });
    await act('redateMeeting', { meeting: right, to: meeting, reason });
    expect(await mergedOn()).toEqual({
      project: { mergedOn: meeting, lineage: { nodes: [{ meeting: { date: meeting } }] } },
      day: { totalCount: 1 },
    });
  });

  test('a project that is split off names its origin and takes over the names that it is given', async () => {
    await act('updateProject', { project: 'wireguard', aliases: ['WireGuard', 'wg-tools'] });
    const answer = await act(
      'splitProject',
      {
        ...{ origin: 'wireguard', meeting, reason, slug: 'wireguard-tools', name: 'WireGuard tools' },
        ...{ summary: 'What is not in the kernel.', aliases: ['wg-tools'] },
      },
      `project { slug readiness aliases lineage { nodes { kind from { slug } to { slug } } } } origin { slug aliases }
        lineage { names }`,
    );
    expect(answer).toMatchObject({
      project: {
        ...{ slug: 'wireguard-tools', readiness: null },
        aliases: ['wireguard-tools', 'WireGuard tools', 'wg-tools'],
        lineage: {
          nodes: [{ kind: 'SPLIT_OFF', from: { slug: 'wireguard' }, to: { slug: 'wireguard-tools' } }],
        },
      },
      origin: { slug: 'wireguard' },
      lineage: { names: ['wg-tools'] },
    });
    expect(answer.origin.aliases).not.toContain('wg-tools');
    expect(wordsOf(await site.html('/projects/wireguard-tools'))).toContain(
      'was split off WireGuard by the meeting of',
    );
    // Entered by mistake, it can be void: its origin stands.
    expect((await tracker.act(chair, 'voidProject', { project: 'wireguard-tools', reason })).__typename).toBe(
      'VoidProjectSuccess',
    );
  });

  test('a target date is said by somebody, and its slips are kept', async () => {
    const maintainer = await tracker.token('MAINTAINER', ['wireguard'], { person: 'zx2c4' });
    const aim = (date: string | null, because: string, token = maintainer) =>
      tracker.act(
        token,
        'setTargetDate',
        { project: 'wireguard', to: 'TESTING', date, reason: because },
        'targetDate { date }',
      );
    expect((await aim('2018-03-01', 'The patches are nearly there.')).targetDate).toEqual({
      date: '2018-03-01',
    });
    expect((await aim('2018-04-01', 'They are not.')).targetDate).toEqual({ date: '2018-04-01' });
    expect((await aim('2018-04-01', 'Again.')).message).toBe('wireguard aims at 2018-04-01 already.');
    expect((await aim('2018-01-01', 'Too late.')).message).toMatch(
      /Expected today, 2018-02-01, or a later day/,
    );
    const other = await tracker.token('MAINTAINER', ['landlock']);
    expect(
      await tracker.refusal(other, 'setTargetDate', {
        project: 'wireguard',
        to: 'TESTING',
        date: '2018-05-01',
        reason,
      }),
    ).toBe('200 FORBIDDEN');
    const { project } = await tracker.read(
      '{ project(slug: "wireguard") { targetDates { totalCount nodes { to date reason saidBy { handle } } } } }',
    );
    expect(project.targetDates).toEqual({
      totalCount: 2,
      nodes: [
        {
          to: 'TESTING',
          date: '2018-03-01',
          reason: 'The patches are nearly there.',
          saidBy: { handle: 'zx2c4' },
        },
        { to: 'TESTING', date: '2018-04-01', reason: 'They are not.', saidBy: { handle: 'zx2c4' } },
      ],
    });
    expect(wordsOf(await site.html('/projects/wireguard'))).toContain(
      'Its target date is 2018-04-01, as @zx2c4 said on 2018-02-01. They are not. Before that it was 2018-03-01 (@zx2c4, 2018-02-01).',
    );
    await aim(null, 'No more.');
    expect(wordsOf(await site.html('/projects/wireguard'))).not.toContain('Its target date');
  });
});
