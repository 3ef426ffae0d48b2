import { afterAll, beforeAll, expect, test } from 'vitest';
import { isDateField } from '../../../src/base/likely-dates.ts';
import { schema } from '../../../src/graphql/index.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';
import { type Api, api } from './api.ts';

describeOnBoth('days that must have been mistyped', (open) => {
  let database: TestDatabase;
  let tracker: Api;
  let chair: string;
  beforeAll(async () => {
    database = await open();
    tracker = api(database, { now: '2017-08-01T12:00:00Z' });
    chair = await tracker.token('CHAIR');
    await seed(database.db).meeting('2017-05-24').report().project('landlock').done();
  });
  afterAll(() => database.close());

  test.each([
    [
      'proposeStatusChange',
      { project: 'landlock', to: 'TESTING', reason: 'x', effectiveOn: '1971-05-24' },
      'effectiveOn',
    ],
    [
      'proposeStatusChange',
      { project: 'landlock', to: 'TESTING', reason: 'x', effectiveOn: '2019-08-02' },
      'effectiveOn',
    ],
    ['scheduleMeeting', { date: '1917-05-24' }, 'date'],
    ['scheduleMeeting', { date: '2017-09-01', announcedNextOn: '2071-09-15' }, 'announcedNextOn'],
    ['updateProject', { project: 'landlock', enteredProjectsOn: '0217-04-09' }, 'enteredProjectsOn'],
    [
      'recordStatusChange',
      { project: 'landlock', to: 'PROPOSED', meeting: '2107-05-24', reason: 'x' },
      'meeting',
    ],
  ])('%s refuses %j', async (name, input, field) => {
    const { message } = await tracker.act(chair, name, input);
    expect(message).toMatch(
      new RegExp(
        `^input.${field}: Expected a day from 1990-01-01 to 2019-08-01, unless the dates are confirmed; got `,
      ),
    );
  });

  test('are taken where they are confirmed', async () => {
    expect(
      await tracker.act(
        chair,
        'updateProject',
        { project: 'landlock', enteredProjectsOn: '1984-04-09', confirmDates: true },
        'project { enteredProjectsOn }',
      ),
    ).toMatchObject({ project: { enteredProjectsOn: '1984-04-09' } });
  });

  test.each([
    ['# SIG security meeting 1917-05-24\n\n## Agenda\n\n* x\n', 1],
    ['# SIG security meeting 2017-06-07\n\n## Agenda\n\n* Next meeting: 2107-06-21\n', 5],
    [
      '# SIG security meeting 2017-06-07\n\n## Decisions\n\n- landlock: none -> PROPOSED, effective 1917-06-07: yes\n',
      5,
    ],
  ])('in a report are told at their line, and taken where they are confirmed: %j', async (markdown, line) => {
    const query = `mutation ($input: ImportReportInput!) { importReport(input: $input) { __typename
      ... on ReportRefusedError { diagnostics { line message } } } }`;
    const take = async (more: object) =>
      (await tracker.post(query, { input: { markdown, dryRun: true, ...more } }, { token: chair })).data
        .importReport;
    const { diagnostics } = await take({});
    expect(diagnostics).toContainEqual(
      expect.objectContaining({
        line,
        message: expect.stringMatching(/xpected a day from 1990-01-01 to 2019-08-01/),
      }),
    );
    expect((await take({ confirmDates: true })).__typename).toBe('ImportReportSuccess');
  });

  test('can be confirmed wherever an input has a day or an instant', () => {
    const without = Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ name, args }) => {
      const type = args[0]?.type as unknown as { ofType: { getFields(): Record<string, { type: unknown }> } };
      const fields = Object.entries(type.ofType.getFields());
      const dated = fields.filter(([, field]) => /^\[?Date(Time)?\b/.test(String(field.type)));
      expect(dated.map(([field]) => field).filter((field) => !isDateField(field))).toEqual([]);
      return dated.length > 0 && !fields.some(([field]) => field === 'confirmDates') ? [name] : [];
    });
    expect(without).toEqual([]);
  });
});
