import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, client } from '../../helpers/client.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { type Seeded, seed } from '../../helpers/seed.ts';

const RECORD = `query ($number: Int!, $asOf: Date, $clock: Clock) {
  statusChange(number: $number, asOf: $asOf, clock: $clock) { number to stands project { slug } meeting { date } }
}`;
const COUNTS = `query ($asOf: Date, $clock: Clock) {
  readinessCounts(asOf: $asOf, clock: $clock) { readiness projects }
}`;

describeOnBoth('the ledger by its numbers', (open) => {
  let database: TestDatabase;
  let ask: Client;
  let records: Seeded['records'];
  beforeAll(async () => {
    database = await open();
    ask = client(database, { now: '2017-08-01T12:00:00Z' });
    ({ records } = await seed(database.db)
      .project('wireguard')
      .project('shiftfs')
      .project('landlock')
      .meeting('2017-05-24')
      .record('EXPERIMENTAL', { project: 'wireguard', effectiveOn: '2017-03-17', as: 'first' })
      .record('EXPERIMENTAL', { project: 'landlock', as: 'wrong' })
      .meeting('2017-06-07')
      .correct('wrong', 'PROPOSED', { project: 'landlock', effectiveOn: '2017-05-24', as: 'right' })
      .done());
  });
  afterAll(() => database.close());

  test('a record is found by its number, and is the same one in its history', async () => {
    const number = records.get('first');
    const { statusChange } = await ask.data(RECORD, { number });
    expect(statusChange).toEqual({
      number,
      to: 'EXPERIMENTAL',
      stands: true,
      project: { slug: 'wireguard' },
      meeting: { date: '2017-05-24' },
    });
    const { project } = await ask.data('{ project(slug: "wireguard") { history { nodes { number } } } }');
    expect(project.history.nodes).toEqual([{ number }]);
  });

  test('a record is read at a day by a clock, and is not there before its meeting', async () => {
    const number = records.get('wrong');
    expect((await ask.data(RECORD, { number })).statusChange.stands).toBe(false);
    const then = { number, asOf: '2017-06-01', clock: 'RECORDED' };
    expect((await ask.data(RECORD, then)).statusChange.stands).toBe(true);
    expect((await ask.data(RECORD, { ...then, asOf: '2017-05-01' })).statusChange).toBeNull();
  });

  test.each([0, -1, 2 ** 31 - 1])('the number %i names nothing', async (number) => {
    expect((await ask.data(RECORD, { number })).statusChange).toBeNull();
  });

  test('projects are counted at every level, none recorded last, at any day by either clock', async () => {
    const counts = async (variables: Record<string, string> = {}) =>
      (await ask.data(COUNTS, variables)).readinessCounts.map(
        (one: { readiness: string | null; projects: number }) => `${one.readiness} ${one.projects}`,
      );
    expect(await counts()).toEqual([
      'PROPOSED 1',
      'EXPERIMENTAL 1',
      'TESTING 0',
      'GRADUATED 0',
      'ONGOING 0',
      'RETIRED 0',
      'null 1',
    ]);
    expect(await counts({ asOf: '2017-04-01' })).toContain('EXPERIMENTAL 1');
    expect(await counts({ asOf: '2017-04-01', clock: 'RECORDED' })).toContain('null 3');
    expect(await counts({ asOf: '2017-06-01', clock: 'RECORDED' })).toContain('EXPERIMENTAL 2');
  });

  test('the counts take one statement, and none where they are known for this version of the ledger', async () => {
    const count = async (day: string) =>
      (await database.sqlLog.during(() => ask.data(COUNTS, { asOf: day }))).statements.length;
    expect(await count('2017-07-01')).toBe(1);
    expect(await count('2017-07-01')).toBe(0);
    expect(await count('2017-07-02')).toBe(1);
  });
});
