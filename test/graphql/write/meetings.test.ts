import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';
import { type Api, api } from './api.ts';

const NOW = '2017-08-01T12:00:00Z';

describeOnBoth('meetings and reports, kept by chairs', (open) => {
  let database: TestDatabase;
  let tracker: Api;
  let chair: string;
  beforeAll(async () => {
    database = await open();
    tracker = api(database, { now: NOW });
    await seed(database.db).project('landlock').meeting('2017-05-24').record('EXPERIMENTAL').done();
    chair = await tracker.token('CHAIR', [], { person: 'riyazdf' });
  });
  afterAll(() => database.close());
  const fields =
    'date startsAt location announcementUrl recordingUrl scribe { handle } attendeeOrganisations announcedNextOn';
  const schedule = (input: object) =>
    tracker.act(chair, 'scheduleMeeting', { ...input }, `meeting { ${fields} }`);
  const update = (input: object) =>
    tracker.act(chair, 'updateMeeting', { ...input }, `meeting { ${fields} }`);

  test('a meeting is scheduled with all that is known of it, once', async () => {
    const input = {
      date: '2017-08-02',
      startsAt: '2017-08-02T09:00:00-07:00',
      location: 'Zoom',
      announcementUrl: 'https://example.org/announcement',
      scribe: '@tych0',
      attendeeOrganisations: ['Docker', 'HPE', 'Docker'],
      announcedNextOn: '2017-08-16',
    };
    expect(await schedule(input)).toEqual({
      __typename: 'ScheduleMeetingSuccess',
      meeting: {
        ...input,
        startsAt: '2017-08-02T16:00:00.000Z',
        recordingUrl: null,
        scribe: { handle: 'tych0' },
        attendeeOrganisations: ['Docker', 'HPE'],
      },
    });
    expect(await schedule({ date: '2017-08-02' })).toMatchObject({
      __typename: 'ConflictError',
      current: null,
    });
    const { meeting } = await tracker.read('{ meeting(date: "2017-08-02") { location } }');
    expect(meeting.location).toBe('Zoom');
  });

  test('one that was held and has no report can be put on record as well', async () => {
    expect(await schedule({ date: '2017-03-01' })).toMatchObject({
      meeting: { date: '2017-03-01', startsAt: null, scribe: null, attendeeOrganisations: [] },
    });
    const record = {
      project: 'landlock',
      to: 'PROPOSED',
      meeting: '2017-03-01',
      reason: 'first talked about',
    };
    expect((await tracker.act(chair, 'holdMeeting', { meeting: '2017-03-01' })).__typename).toBe(
      'HoldMeetingSuccess',
    );
    const answer = await tracker.act(chair, 'recordStatusChange', record, 'project { readiness }');
    expect(answer.project).toEqual({ readiness: 'EXPERIMENTAL' });
  });

  test('an update changes what it names, and null takes away', async () => {
    await schedule({ date: '2017-06-07', location: 'Zoom', scribe: 'tych0' });
    expect(
      await update({
        meeting: '2017-06-07',
        recordingUrl: 'https://example.org/recording',
        scribe: null,
        attendeeOrganisations: ['Docker'],
      }),
    ).toMatchObject({
      __typename: 'UpdateMeetingSuccess',
      meeting: {
        location: 'Zoom',
        recordingUrl: 'https://example.org/recording',
        scribe: null,
        attendeeOrganisations: ['Docker'],
      },
    });
    expect((await update({ meeting: '2017-06-07', location: null })).meeting).toMatchObject({
      location: null,
      attendeeOrganisations: ['Docker'],
    });
    expect((await update({ meeting: '2017-06-07' })).__typename).toBe('UpdateMeetingSuccess');
    expect(await update({ meeting: '2017-06-08' })).toMatchObject({ what: 'meeting', key: '2017-06-08' });
    const admin = await tracker.token('ADMIN');
    const { auditEvents } = await tracker.read(
      '{ auditEvents(filter: { act: ["updateMeeting"] }, last: 1) { nodes { details { name value } } } }',
      {},
      { token: admin },
    );
    const { details } = auditEvents.nodes[0];
    const changes = details.find(({ name }: { name: string }) => name === 'changes');
    expect(JSON.parse(changes.value)).toMatchObject({
      scribe: { was: 'tych0', became: null },
      recordingUrl: { was: null, became: 'https://example.org/recording' },
      attendeeOrganisations: { was: [], became: ['Docker'] },
    });
  });

  test('dates that cannot be are refused with their path', async () => {
    const refused: [object, string][] = [
      [{ date: '2018-08-03' }, 'input.date'],
      [{ date: '2017-08-09', startsAt: '2017-08-11T00:00:00Z' }, 'input.startsAt'],
      [{ date: '2017-08-09', announcedNextOn: '2017-08-09' }, 'input.announcedNextOn'],
      [{ date: '2017-08-09', scribe: 'two words' }, 'input.scribe'],
      [{ date: '2017-08-09', attendeeOrganisations: ['x', ' '] }, 'input.attendeeOrganisations.1'],
    ];
    for (const [input, path] of refused)
      expect(await schedule(input)).toMatchObject({ __typename: 'ValidationError', issues: [{ path }] });
    expect((await schedule({ date: '2017-08-09', startsAt: '2017-08-10T01:00:00Z' })).__typename).toBe(
      'ScheduleMeetingSuccess',
    );
  });

  test('a meeting that has recorded something cannot be put off to the future', async () => {
    const startsAt = '2017-05-25T00:00:00Z';
    expect((await update({ meeting: '2017-05-24', startsAt })).__typename).toBe('UpdateMeetingSuccess');
    const may = api(database, { now: '2017-05-24T20:00:00Z' });
    expect(await may.act(chair, 'updateMeeting', { meeting: '2017-05-24', startsAt })).toMatchObject({
      issues: [{ path: 'input.startsAt', message: expect.stringContaining('has recorded') }],
    });
  });

  const report = `# LinuxKit Security SIG Meeting: Wednesday, July 5, 2017

## Agenda

* Introduction [5 min] - @riyazdf
* Landlock [10 min] - @l0kod

## Meeting Notes

* Landlock
  * Works on 4.11

## Decisions

- landlock: EXPERIMENTAL -> TESTING: it is in the channel
`;
  const summary = `isDryRun meeting { date } diagnostics { severity rule line } summary { date isNewMeeting isUnchanged revision { number state }
    counts { subject added changed } changes { act subject label line } }`;
  const importReport = (input: object) => tracker.act(chair, 'importReport', { ...input }, summary);

  test('a report is imported as by the command, and a dry run only says so', async () => {
    const dry = await importReport({ markdown: report, dryRun: true });
    expect(dry).toMatchObject({
      __typename: 'ImportReportSuccess',
      isDryRun: true,
      meeting: null,
      summary: {
        date: '2017-07-05',
        isNewMeeting: true,
        isUnchanged: false,
        revision: { number: 1, state: 'NEW' },
      },
    });
    const { meeting } = await tracker.read('{ meeting(date: "2017-07-05") { date } }');
    expect(meeting).toBeNull();
    const done = await importReport({ markdown: report });
    expect(done).toMatchObject({ isDryRun: false, meeting: { date: '2017-07-05' } });
    expect(done.summary).toEqual(dry.summary);
    const after = await tracker.read(
      '{ project(slug: "landlock") { readiness lastChange { meeting { date } enteredBy { handle } reason } } }',
    );
    expect(after.project).toEqual({
      readiness: 'TESTING',
      lastChange: {
        meeting: { date: '2017-07-05' },
        enteredBy: { handle: 'riyazdf' },
        reason: 'it is in the channel',
      },
    });
    expect(await importReport({ markdown: report })).toMatchObject({
      summary: { isUnchanged: true, revision: { number: 1, state: 'CURRENT' } },
    });
  });

  test('a dry run and a report that changes nothing leave no trace', async () => {
    const admin = await tracker.token('ADMIN');
    const events = async () =>
      (
        await tracker.read(
          '{ auditEvents(filter: { act: ["importReport"] }) { totalCount } }',
          {},
          { token: admin },
        )
      ).auditEvents.totalCount;
    const before = await events();
    await importReport({ markdown: report });
    await importReport({ markdown: `${report}\n`.replace('5 min', '6 min'), dryRun: true });
    expect(await events()).toBe(before);
    await importReport({ markdown: report.replace('5 min', '6 min') });
    expect(await events()).toBe(before + 1);
  });

  test('a report that cannot be imported is refused with its lines, and nothing of it is written', async () => {
    const broken = report
      .replace('July 5', 'July 19')
      .replace('EXPERIMENTAL -> TESTING', 'EXPERIMENTAL -> NOWHERE');
    const { data } = await tracker.post(
      `mutation ($input: ImportReportInput!) { importReport(input: $input) { __typename ... on ReportRefusedError {
        message diagnostics { severity line column rule message } } } }`,
      { input: { markdown: broken, path: 'reports/2017-07-19.md' } },
      { token: chair },
    );
    expect(data.importReport.__typename).toBe('ReportRefusedError');
    expect(data.importReport.message).toContain('reports/2017-07-19.md:15:');
    expect(data.importReport.diagnostics).toContainEqual(
      expect.objectContaining({ severity: 'ERROR', line: 15 }),
    );
    const { meeting } = await tracker.read('{ meeting(date: "2017-07-19") { date } }');
    expect(meeting).toBeNull();
  });

  test('what is no report at all is refused, whatever is in it', async () => {
    for (const markdown of ['', 'x'.repeat(200_000), '# No date\n', '[](', '* '.repeat(50_000)]) {
      const { data, text } = await tracker.post(
        'mutation ($input: ImportReportInput!) { importReport(input: $input) { __typename } }',
        { input: { markdown } },
        { token: chair },
      );
      expect(data?.importReport?.__typename, text.slice(0, 200)).toBe('ReportRefusedError');
    }
  });
});
