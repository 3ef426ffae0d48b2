import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, client } from '../../helpers/client.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';

describeOnBoth('a project', (open) => {
  let database: TestDatabase;
  let ask: Client;
  beforeAll(async () => {
    database = await open();
    ask = client(database, { now: '2017-08-01T12:00:00Z' });
    await seed(database.db)
      .project('wireguard', {
        name: 'WireGuard',
        aliases: ['WireGuard', 'wireguard', 'wg'],
        people: ['zx2c4', 'riyazdf'],
        organisations: ['Docker'],
        links: ['https://www.wireguard.com/'],
        kernelSeries: '4.9',
        kernelBase: '4.9.30',
        kernelForm: 'a module',
        path: 'projects/wireguard',
      })
      .project('shiftfs')
      .project('landlock')
      .meeting('2017-05-24', { startsAt: new Date('2017-05-24T16:00:00Z') })
      .report({ link: 'https://github.com/linuxkit/linuxkit/blob/abc123/reports/sig-security/2017-05-24.md' })
      .at({ project: 'wireguard' })
      .record('EXPERIMENTAL', {
        effectiveOn: '2017-03-17',
        basis: 'INFERRED',
        statedFrom: 'PROPOSED',
        reason: 'on the agenda',
        lines: [21, 22, '- wireguard'],
        evidence: [{ url: 'https://example.org/pull/1' }],
      })
      .agenda('Project updates', { projects: ['wireguard', 'landlock'] })
      .note('WireGuard: fast', { projects: ['wireguard'] })
      .meeting('2017-07-05')
      .meeting('2017-07-19', { startsAt: new Date('2017-07-19T16:00:00Z') })
      .confirm('EXPERIMENTAL', { basis: 'STATED' })
      .note('WireGuard again', { projects: ['wireguard'] })
      .meeting('2017-08-02', { startsAt: new Date('2017-08-02T16:00:00Z') })
      .note('planned', { projects: ['wireguard'] })
      .proposal('GRADUATED', { effectiveOn: '2017-07-20', openedOn: '2017-07-21' })
      .proposal('TESTING', {
        openedOn: '2017-05-31',
        closedOn: '2017-06-11',
        outcome: 'WITHDRAWN',
        closedReason: 'closed unmerged',
      })
      .done();
  });
  afterAll(() => database.close());

  test('says what it is', async () => {
    const { project } = await ask.data(`{ project(slug: "wireguard") {
      slug name aliases summary people { handle name isBot } organisations links path
      kernelBase { series base form } enteredProjectsOn leftProjectsOn
    } }`);
    expect(project).toEqual({
      slug: 'wireguard',
      name: 'WireGuard',
      aliases: ['WireGuard', 'wireguard', 'wg'],
      summary: 'About wireguard.',
      people: [
        { handle: 'zx2c4', name: null, isBot: false },
        { handle: 'riyazdf', name: null, isBot: false },
      ],
      organisations: ['Docker'],
      links: ['https://www.wireguard.com/'],
      path: 'projects/wireguard',
      kernelBase: { series: '4.9', base: '4.9.30', form: 'a module' },
      enteredProjectsOn: null,
      leftProjectsOn: null,
    });
  });

  test('says how far it is, since when, and which meetings said so', async () => {
    const { project } = await ask.data(`{ project(slug: "wireguard") {
      readiness since isStale
      lastChange { kind to meeting { date } }
      lastConfirmation { kind to meeting { date } }
      lastRecordedIn { date }
    } }`);
    expect(project).toEqual({
      readiness: 'EXPERIMENTAL',
      since: '2017-03-17',
      isStale: false,
      lastChange: { kind: 'CHANGE', to: 'EXPERIMENTAL', meeting: { date: '2017-05-24' } },
      lastConfirmation: { kind: 'CONFIRMATION', to: 'EXPERIMENTAL', meeting: { date: '2017-07-19' } },
      lastRecordedIn: { date: '2017-07-19' },
    });
  });

  test('of which nothing is recorded has no readiness, and is stale', async () => {
    const { project } = await ask.data(`{ project(slug: "shiftfs") {
      readiness since isStale lastChange { id } lastConfirmation { id } lastRecordedIn { id }
      history { totalCount nodes { id } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } }
    } }`);
    expect(project).toEqual({
      readiness: null,
      since: null,
      isStale: true,
      lastChange: null,
      lastConfirmation: null,
      lastRecordedIn: null,
      history: {
        totalCount: 0,
        nodes: [],
        pageInfo: { startCursor: null, endCursor: null, hasNextPage: false, hasPreviousPage: false },
      },
    });
  });

  test('is stale the day after the meeting lies more than 90 days back', async () => {
    const isStale = async (asOf: string) =>
      (
        await ask.data('query ($asOf: Date) { project(slug: "wireguard", asOf: $asOf) { isStale } }', {
          asOf,
        })
      ).project.isStale;
    expect(await isStale('2017-10-17')).toBe(false);
    expect(await isStale('2017-10-18')).toBe(true);
    expect(await isStale('2017-05-24')).toBe(false);
    expect(await isStale('2017-05-23')).toBe(true);
  });

  test('shows what each record rests on, down to the lines of the minutes', async () => {
    const { project } = await ask.data(`{ project(slug: "wireguard") { history(first: 1) { nodes {
      from statedFrom to basis reason override isRetraction enteredBy { handle } corrects { id } correctedBy { id } stands
      evidence { url path revision isParaphrase lineStart lineEnd quote markdown link }
    } } } }`);
    expect(project.history.nodes).toEqual([
      {
        from: null,
        statedFrom: 'PROPOSED',
        to: 'EXPERIMENTAL',
        basis: 'INFERRED',
        reason: 'on the agenda',
        override: null,
        isRetraction: false,
        enteredBy: { handle: 'scribe' },
        corrects: null,
        correctedBy: null,
        stands: true,
        evidence: [
          {
            url: null,
            path: 'reports/sig-security/2017-05-24.md',
            revision: 1,
            isParaphrase: false,
            lineStart: 21,
            lineEnd: 22,
            quote: 'wireguard',
            markdown: '- wireguard',
            link: 'https://github.com/linuxkit/linuxkit/blob/abc123/reports/sig-security/2017-05-24.md?plain=1#L21-L22',
          },
          {
            url: 'https://example.org/pull/1',
            path: null,
            revision: null,
            isParaphrase: null,
            lineStart: null,
            lineEnd: null,
            quote: null,
            markdown: null,
            link: 'https://example.org/pull/1',
          },
        ],
      },
    ]);
  });

  test('was discussed where an agenda item or a note names it, at meetings that were held', async () => {
    const { project } = await ask.data(`{ project(slug: "wireguard") {
      meetings { totalCount nodes { date } } notes { totalCount nodes { text } }
    } }`);
    expect(project.meetings).toEqual({
      totalCount: 2,
      nodes: [{ date: '2017-05-24' }, { date: '2017-07-19' }],
    });
    expect(project.notes.nodes).toEqual([{ text: 'WireGuard: fast' }, { text: 'WireGuard again' }]);
  });

  test('has proposals, open and closed', async () => {
    const { project } = await ask.data(`{ project(slug: "wireguard") {
      all: proposals { nodes { to isOpen outcome closedOn closedReason openedBy { handle } statusChange { id } evidence { url } } }
      open: proposals(isOpen: true) { totalCount nodes { to effectiveOn } }
      closed: proposals(isOpen: false) { nodes { to } }
    } }`);
    expect(project).toEqual({
      all: {
        nodes: [
          {
            to: 'TESTING',
            isOpen: false,
            outcome: 'WITHDRAWN',
            closedOn: '2017-06-11',
            closedReason: 'closed unmerged',
            openedBy: { handle: 'scribe' },
            statusChange: null,
            evidence: [],
          },
          {
            to: 'GRADUATED',
            isOpen: true,
            outcome: null,
            closedOn: null,
            closedReason: null,
            openedBy: { handle: 'scribe' },
            statusChange: null,
            evidence: [],
          },
        ],
      },
      open: { totalCount: 1, nodes: [{ to: 'GRADUATED', effectiveOn: '2017-07-20' }] },
      closed: { nodes: [{ to: 'TESTING' }] },
    });
  });

  test('that does not exist is null', async () => {
    expect(await ask.data('{ project(slug: "nothing") { name } }')).toEqual({ project: null });
  });
});
