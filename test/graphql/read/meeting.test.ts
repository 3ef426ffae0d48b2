import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, client } from '../../helpers/client.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';

describeOnBoth('a meeting', (open) => {
  let database: TestDatabase;
  let ask: Client;
  beforeAll(async () => {
    database = await open();
    ask = client(database, { now: '2017-07-19T15:59:00Z' });
    await seed(database.db)
      .project('landlock')
      .project('wireguard')
      .meeting('2017-05-24')
      .report({
        isParaphrase: true,
        link: 'https://github.com/linuxkit/linuxkit/blob/abc/reports/sig-security/2017-05-24.md',
      })
      .record('EXPERIMENTAL', { project: 'landlock', lines: [18, 18, 'landlock'] })
      .meeting('2017-06-07', {
        startsAt: new Date('2017-06-07T16:00:00Z'),
        location: 'https://docker.zoom.us/j/779801882',
        announcementUrl: 'https://forums.mobyproject.org/t/58',
        recordingUrl: 'https://youtu.be/GkjswX75K08',
        scribe: 'mgoelzer',
        attendeeOrganisations: ['Docker', 'HPE'],
        announcedNextOn: '2017-06-21',
      })
      .report({
        link: 'https://github.com/linuxkit/linuxkit/blob/abc/reports/sig-security/2017-06-07.md',
        number: 1,
      })
      .report({ number: 2, hash: 'newer' })
      .planned('landlock demo')
      .agenda('Introductions', { minutes: 5 })
      .agenda('landlock deep dive', {
        minutes: 20,
        projects: ['landlock'],
        presenters: ['l0kod', 'avsm'],
        lineStart: 20,
        lineEnd: 22,
      })
      .agenda('What is it?', { under: 'landlock deep dive' })
      .agenda('Why care?', { under: 'landlock deep dive' })
      .note('landlock', { projects: ['landlock'] })
      .note('@avsm: why?', {
        under: 'landlock',
        speaker: 'avsm',
        markdown: '@avsm: *why*?',
        links: ['https://lwn.net/'],
        projects: ['landlock', 'wireguard'],
        lineStart: 40,
        lineEnd: 41,
      })
      .suggestion('landlock works', { project: 'landlock', suggestedTo: 'TESTING' })
      .meeting('2017-07-19', { startsAt: new Date('2017-07-19T16:00:00Z'), state: 'PLANNED' })
      .done();
  });
  afterAll(() => database.close());

  test('says when and where it was, and who was there', async () => {
    const { meeting } =
      await ask.data(`{ meeting(date: "2017-06-07") { date startsAt isHeld location announcementUrl recordingUrl
      scribe { handle } attendeeOrganisations announcedNextOn plannedNext { text presenters { handle } projects { slug } }
      previous { date } next { date } source { path revision link isParaphrase hash } } }`);
    expect(meeting).toEqual({
      date: '2017-06-07',
      startsAt: '2017-06-07T16:00:00.000Z',
      isHeld: true,
      location: 'https://docker.zoom.us/j/779801882',
      announcementUrl: 'https://forums.mobyproject.org/t/58',
      recordingUrl: 'https://youtu.be/GkjswX75K08',
      scribe: { handle: 'mgoelzer' },
      attendeeOrganisations: ['Docker', 'HPE'],
      announcedNextOn: '2017-06-21',
      plannedNext: [{ text: 'landlock demo', presenters: [], projects: [] }],
      previous: { date: '2017-05-24' },
      next: null,
      source: {
        path: 'reports/sig-security/2017-06-07.md',
        revision: 2,
        link: 'https://github.com/linuxkit/linuxkit/blob/master/reports/sig-security/2017-06-07.md?plain=1',
        isParaphrase: false,
        hash: 'newer',
      },
    });
  });

  test('has an agenda with its sub-items, in the order of the report', async () => {
    const { meeting } =
      await ask.data(`{ meeting(date: "2017-06-07") { agenda { position title minutes lineStart lineEnd
      presenters { handle } projects { slug } items { title items { title } } } } }`);
    expect(meeting.agenda).toEqual([
      {
        position: 1,
        title: 'Introductions',
        minutes: 5,
        lineStart: null,
        lineEnd: null,
        presenters: [],
        projects: [],
        items: [],
      },
      {
        position: 2,
        title: 'landlock deep dive',
        minutes: 20,
        lineStart: 20,
        lineEnd: 22,
        presenters: [{ handle: 'l0kod' }, { handle: 'avsm' }],
        projects: [{ slug: 'landlock' }],
        items: [
          { title: 'What is it?', items: [] },
          { title: 'Why care?', items: [] },
        ],
      },
    ]);
  });

  test('has notes in the order of the source', async () => {
    const { meeting } =
      await ask.data(`{ meeting(date: "2017-06-07") { notes { totalCount nodes { depth text markdown section links
      speaker { handle } lineStart lineEnd projects { slug } parent { text } meeting { date } } } projects { nodes { slug } } } }`);
    expect(meeting.notes).toEqual({
      totalCount: 2,
      nodes: [
        {
          depth: 0,
          text: 'landlock',
          markdown: 'landlock',
          section: 'landlock',
          links: [],
          speaker: null,
          lineStart: 11,
          lineEnd: 11,
          projects: [{ slug: 'landlock' }],
          parent: null,
          meeting: { date: '2017-06-07' },
        },
        {
          depth: 1,
          text: '@avsm: why?',
          markdown: '@avsm: *why*?',
          section: 'landlock',
          links: ['https://lwn.net/'],
          speaker: { handle: 'avsm' },
          lineStart: 40,
          lineEnd: 41,
          projects: [{ slug: 'landlock' }, { slug: 'wireguard' }],
          parent: { text: 'landlock' },
          meeting: { date: '2017-06-07' },
        },
      ],
    });
    expect(meeting.projects.nodes).toEqual([{ slug: 'landlock' }, { slug: 'wireguard' }]);
  });

  test('has suggestions, each with its line of the minutes', async () => {
    const { meeting, suggestions } = await ask.data(`{
      meeting(date: "2017-06-07") { suggestions { nodes { quote rule suggestedTo state project { slug } note { text } proposal { to } source { path revision lineStart link } } } }
      suggestions(filter: { state: [WAITING], project: ["landlock"], meeting: ["2017-06-07"] }) { totalCount } }`);
    expect(meeting.suggestions.nodes).toEqual([
      {
        quote: 'landlock works',
        rule: 'maturity',
        suggestedTo: 'TESTING',
        state: 'WAITING',
        project: { slug: 'landlock' },
        note: null,
        proposal: null,
        source: {
          path: 'reports/sig-security/2017-06-07.md',
          revision: 2,
          lineStart: 7,
          link: 'https://github.com/linuxkit/linuxkit/blob/master/reports/sig-security/2017-06-07.md?plain=1#L7',
        },
      },
    ]);
    expect(suggestions.totalCount).toBe(1);
  });

  test('shows what it recorded; a paraphrase leads to its original, not to a line of it', async () => {
    const { meeting } = await ask.data(
      '{ meeting(date: "2017-05-24") { statusChanges { nodes { to project { slug } evidence { isParaphrase quote link } } } } }',
    );
    expect(meeting.statusChanges.nodes).toEqual([
      {
        to: 'EXPERIMENTAL',
        project: { slug: 'landlock' },
        evidence: [
          {
            isParaphrase: true,
            quote: 'landlock',
            link: 'https://github.com/linuxkit/linuxkit/blob/abc/reports/sig-security/2017-05-24.md',
          },
        ],
      },
    ]);
  });

  test('is planned until somebody says that it was held, whatever the clock says', async () => {
    const query = `{ last: meeting(date: "2017-06-07") { next { date } } it: meeting(date: "2017-07-19") { state isHeld hasPassed }
      unheld: meetings(filter: { isHeld: false }) { nodes { date } }
      passed: meetings(filter: { state: [PLANNED], hasPassed: true }) { totalCount } }`;
    const planned = { last: { next: null }, unheld: { nodes: [{ date: '2017-07-19' }] } };
    expect(await ask.data(query)).toEqual({
      ...planned,
      it: { state: 'PLANNED', isHeld: false, hasPassed: false },
      passed: { totalCount: 0 },
    });
    expect(await client(database, { now: '2017-07-19T16:00:00Z' }).data(query)).toEqual({
      ...planned,
      it: { state: 'PLANNED', isHeld: false, hasPassed: true },
      passed: { totalCount: 1 },
    });
  });

  test('is found by its day, and by what it discussed and recorded', async () => {
    const dates = async (filter: string) =>
      (await ask.data(`{ meetings(filter: { ${filter} }) { nodes { date } } }`)).meetings.nodes.map(
        ({ date }: { date: string }) => date,
      );
    expect(await dates('project: ["wireguard"]')).toEqual(['2017-06-07']);
    expect(await dates('hasStatusChanges: true')).toEqual(['2017-05-24']);
    expect(await dates('hasStatusChanges: false, from: "2017-06-08"')).toEqual(['2017-07-19']);
    expect(await dates('from: "2017-05-25", to: "2017-06-07"')).toEqual(['2017-06-07']);
    expect((await ask.data('{ meeting(date: "2017-06-21") { date } }')).meeting).toBeNull();
    expect(await ask.code('{ meeting(date: "2017-06-31") { date } }')).toBe('BAD_USER_INPUT');
  });
});
