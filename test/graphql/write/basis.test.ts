import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';
import { type Api, api } from './api.ts';

const MEETING = '2017-05-24';
const LINE = { report: `reports/sig-security/${MEETING}.md`, lineStart: 1 };
const LINK = { url: 'https://example.org/pull/1' };

/** What is cited, what is said of the basis, and what comes of it; null: refused at `input.basis`. */
const CASES: [name: string, evidence: object[], basis: string | null, is: string | null][] = [
  ['a line', [LINE], null, 'STATED'],
  ['a line and a link', [LINK, LINE], null, 'STATED'],
  ['a line, said to be inferred', [LINE], 'INFERRED', 'INFERRED'],
  ['a line, said to be stated', [LINE], 'STATED', 'STATED'],
  ['links alone', [LINK], null, 'EXTERNAL'],
  ['links alone, said to be stated', [LINK], 'STATED', null],
  ['nothing', [], null, null],
  ['nothing, said to be stated', [], 'STATED', null],
  ['nothing, said to be inferred', [], 'INFERRED', 'INFERRED'],
  ['nothing, said to be known from elsewhere', [], 'EXTERNAL', 'EXTERNAL'],
];

describeOnBoth('the basis of a record', (open) => {
  let database: TestDatabase;
  let tracker: Api;
  let chair: string;
  let made = 0;
  beforeAll(async () => {
    database = await open();
    tracker = api(database, { now: '2017-06-10T12:00:00Z' });
    await seed(database.db)
      .meeting(MEETING)
      .report({ content: '# 2017-05-24\n\n- a line' })
      .meeting('2017-06-07')
      .done();
    chair = await tracker.token('CHAIR');
  });
  afterAll(() => database.close());
  const project = async () => {
    made += 1;
    await seed(database.db).project(`known-${made}`).done();
    return `known-${made}`;
  };
  /** As it is sent, without what the helpers of tests add. */
  async function send(
    act: string,
    input: object,
  ): Promise<{ basis: string | null; id: string; path?: string }> {
    const type = `${act[0]?.toUpperCase()}${act.slice(1)}`;
    const { data, text } = await tracker.post(
      `mutation ($input: ${type}Input!) { ${act}(input: $input) { __typename
        ... on ValidationError { issues { path } } ... on ${type}Success { statusChange { id basis } } } }`,
      { input },
      { token: chair },
    );
    const answer = data?.[act];
    if (!answer?.statusChange && !answer?.issues) throw new Error(text);
    return { basis: null, ...answer.statusChange, path: answer.issues?.[0].path };
  }

  for (const [name, evidence, basis, is] of CASES) {
    test(`of a change that cites ${name}: ${is ?? 'refused'}`, async () => {
      const input = { project: await project(), to: 'PROPOSED', meeting: MEETING, reason: 'so it was' };
      expect(await send('recordStatusChange', { ...input, evidence, basis })).toMatchObject(
        is ? { basis: is } : { path: 'input.basis' },
      );
    });

    test(`of a confirmation and of a correction that cite ${name}: ${is ?? 'refused'}`, async () => {
      const slug = await project();
      const at = { meeting: MEETING, reason: 'so it was' };
      const { id } = await send('recordStatusChange', {
        ...at,
        project: slug,
        to: 'PROPOSED',
        evidence: [LINE],
      });
      const expected = is ? { basis: is } : { path: 'input.basis' };
      expect(
        await send('correctStatusChange', { ...at, statusChange: id, to: 'ONGOING', evidence, basis }),
      ).toMatchObject(expected);
      expect(await send('confirmReadiness', { ...at, project: slug, evidence, basis })).toMatchObject(
        expected,
      );
    });
  }

  test('a correction that leaves out both takes both from the record', async () => {
    const at = { meeting: MEETING, reason: 'so it was' };
    const kept = async (evidence: object[], basis: string) => {
      const { id } = await send('recordStatusChange', {
        ...at,
        project: await project(),
        to: 'PROPOSED',
        evidence,
        basis,
      });
      return (await send('correctStatusChange', { ...at, statusChange: id, to: 'ONGOING' })).basis;
    };
    expect(await kept([LINE], 'STATED')).toBe('STATED');
    expect(await kept([LINE], 'INFERRED')).toBe('INFERRED');
    expect(await kept([LINK, LINE], 'EXTERNAL')).toBe('EXTERNAL');
    expect(await kept([], 'EXTERNAL')).toBe('EXTERNAL');
  });

  test('a retraction that cites nothing does not take over that the minutes state it', async () => {
    const at = { meeting: MEETING, reason: 'so it was' };
    const { id } = await send('recordStatusChange', {
      ...at,
      project: await project(),
      to: 'PROPOSED',
      evidence: [LINE],
    });
    const retraction = { ...at, statusChange: id, retract: true };
    expect(await send('correctStatusChange', retraction)).toMatchObject({ path: 'input.basis' });
    expect(await send('correctStatusChange', { ...retraction, evidence: [LINE] })).toMatchObject({
      basis: 'STATED',
    });
  });
});
