import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderMinutes } from '../../../src/reports/minutes/minutes.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { noon, type World, world } from './world.ts';

const slsa = 'https://example.org/wireguard.intoto.jsonl';
const scorecard = 'https://api.example.org/projects/wireguard';

describeOnBoth('a criterion that an attestation decides', (open) => {
  let database: TestDatabase;
  let w: World;
  beforeAll(async () => {
    database = await open();
    w = await world(database);
    expect(
      await w.act(
        w.as('CHAIR'),
        'defineCriterion',
        {
          key: 'provenance',
          title: 'Its build is attested',
          kind: 'ATTESTATION',
          gates: 'GRADUATED',
          standing: 'ADOPTED',
          meeting: '2017-07-19',
          reason: 'as the meeting said',
          windowDays: 10,
        },
        'criterion { kind requiredRuns windowDays minimumScore history { minimumScore } }',
      ),
    ).toMatchObject({
      criterion: {
        kind: 'ATTESTATION',
        requiredRuns: null,
        windowDays: 10,
        minimumScore: 7,
        history: [{ minimumScore: 7 }],
      },
    });
  });
  afterAll(() => database.close());

  const assess = (day: number, input: object) =>
    w.act(
      w.as('MAINTAINER', noon(day)),
      'assessCriterion',
      {
        project: 'wireguard',
        criterion: 'provenance',
        result: 'MET',
        justification: 'the release is attested',
        ...input,
      },
      'assessment { result attestation { url digest score issuedOn } }',
    );
  const report = (
    day: number,
    input: object,
    role: 'CI' | 'MAINTAINER' | 'CHAIR' = 'CI',
    project = 'wireguard',
  ) =>
    w.act(
      w.as(role, noon(day)),
      'reportAttestation',
      { project, criterion: 'provenance', url: scorecard, ...input },
      'assessment { result justification attestation { url digest score issuedOn } }',
    );
  const told = async (day: number) => {
    const { criteria } = await w.gate('GRADUATED', noon(day));
    const entry = criteria.find(
      ({ criterion }: { criterion: { key: string } }) => criterion.key === 'provenance',
    );
    return `${entry.verdict}: ${entry.explanation}`;
  };

  test('is missing, met, out of date and met again, by what an assessment carries', async () => {
    expect(await told(1)).toBe(
      'MISSING: Its build is attested: none is on record; an attestation, or a Scorecard result of at least 7, is required. Next step: a maintainer of the project acts.',
    );
    expect(await assess(2, {})).toMatchObject({
      __typename: 'ValidationError',
      issues: [
        {
          path: 'input.attestation.url',
          message: expect.stringContaining('only that can meet provenance'),
        },
      ],
    });
    expect(
      await assess(2, {
        attestation: { url: slsa, digest: `sha256:${'AB'.repeat(32)}`, issuedOn: '2017-08-01' },
      }),
    ).toMatchObject({
      assessment: {
        attestation: { url: slsa, digest: 'ab'.repeat(32), score: null, issuedOn: '2017-08-01' },
      },
    });
    expect(await told(2)).toBe(
      'MET: Its build is attested: shown by the attestation of 2017-08-01 by a maintainer of the project itself, which counts to the end of 2017-08-11.',
    );
    expect(await told(11)).toMatch(/^MET: /);
    expect(await told(12)).toBe(
      'STALE: Its build is attested: the attestation of 2017-08-01 counted to the end of 2017-08-11; a newer one is required. Next step: a maintainer of the project acts.',
    );
    expect(await assess(13, { evidence: [{ url: slsa }] })).toMatchObject({
      assessment: { attestation: { url: slsa, digest: null, score: null, issuedOn: '2017-08-13' } },
    });
    expect(await told(13)).toMatch(/^MET: /);
  });

  test('is met by a result of Scorecard that is high enough, and by no other, handed in by the CI of the project', async () => {
    expect(await report(14, { score: 6.9 })).toMatchObject({
      assessment: {
        result: 'NOT_MET',
        justification: 'OpenSSF Scorecard gave 6.9.',
        attestation: { score: 6.9 },
      },
    });
    expect(await told(14)).toBe(
      'FAILED: Its build is attested: the Scorecard result of 6.9 of 2017-08-14 is less than 7; an attestation, or a Scorecard result of at least 7, is required. Next step: a maintainer of the project acts.',
    );
    expect(await assess(14, { attestation: { url: scorecard, score: 6.9 } })).toMatchObject({
      issues: [
        {
          path: 'input.result',
          message: expect.stringMatching(/^Expected NOT_MET: .* at least 7; got 6\.9/),
        },
      ],
    });
    expect(await report(15, { score: 7 })).toMatchObject({ assessment: { result: 'MET' } });
    expect(await told(15)).toMatch(/^MET: .*Scorecard result of 7 of 2017-08-15/);
    expect(await report(16, {})).toMatchObject({
      assessment: { result: 'MET', attestation: { score: null, issuedOn: '2017-08-16' } },
    });
  });

  test('takes nothing else, from nobody else', async () => {
    for (const role of ['MAINTAINER', 'CHAIR'] as const)
      await expect(report(16, {}, role)).rejects.toThrow('FORBIDDEN');
    await expect(report(16, {}, 'CI', 'landlock')).rejects.toThrow('FORBIDDEN');
    expect(await report(16, { criterion: 'reviewed' })).toMatchObject({
      issues: [
        { message: 'Expected a criterion of kind ATTESTATION; reviewed is decided by an assessment.' },
      ],
    });
    expect(await assess(16, { criterion: 'reviewed', attestation: { url: slsa } })).toMatchObject({
      issues: [{ path: 'input.attestation', message: expect.stringContaining('kind REVIEW') }],
    });
    for (const [input, message] of [
      [{ score: 11 }, /score from 0 to 10/],
      [{ score: 7.25 }, /at most one decimal/],
      [{ digest: 'abc' }, /64 hexadecimal digits/],
      [{ issuedOn: '2017-08-17' }, /2017-08-16 or an earlier day/],
    ] as const)
      expect(await report(16, input)).toMatchObject({
        __typename: 'ValidationError',
        issues: [{ message: expect.stringMatching(message) }],
      });
    for (const kind of ['CI', 'REVIEW'])
      expect(
        await w.act(w.as('CHAIR'), 'defineCriterion', {
          ...{ key: 'other', title: 'Other', kind, gates: 'GRADUATED', meeting: '2017-07-19', reason: 'x' },
          minimumScore: 5,
        }),
      ).toMatchObject({
        issues: [
          { path: 'input.minimumScore', message: expect.stringContaining('only for the kind ATTESTATION') },
        ],
      });
  });

  test('is written as a decision, and minutes that are written of it are read the same', async () => {
    const chair = w.as('CHAIR', noon(20));
    const markdown = `# 2017-08-16

## Meeting Notes

- hello

## Decisions

- criterion scored for GRADUATED (ATTESTATION, score 5.5, 20 days): It is scored: as agreed
- wireguard, scored: met, score 6.5, issued 2017-08-10: Scorecard ran ([result](${scorecard}))
- landlock, scored: not met, score 4: Scorecard ran ([result](${scorecard}))
- landlock, provenance: met, digest ${'0f'.repeat(32)}: attested by its build ([attestation](${slsa}))
`;
    expect(await w.act(chair, 'importReport', { markdown })).toMatchObject({
      __typename: 'ImportReportSuccess',
    });
    const of = async (project: string) =>
      (
        await chair.data(
          `{ project(slug: "${project}") { assessments(first: 2) { nodes { criterion { key minimumScore windowDays } result attestation { url digest score issuedOn } } } } }`,
        )
      ).project.assessments.nodes;
    const scored = { key: 'scored', minimumScore: 5.5, windowDays: 20 };
    expect((await of('wireguard'))[0]).toEqual({
      criterion: scored,
      result: 'MET',
      attestation: { url: scorecard, digest: null, score: 6.5, issuedOn: '2017-08-10' },
    });
    expect(await of('landlock')).toMatchObject([
      { criterion: { key: 'provenance' }, attestation: { url: slsa, digest: '0f'.repeat(32) } },
      { criterion: scored, result: 'NOT_MET', attestation: { score: 4 } },
    ]);
    const written = await renderMinutes(database.db, '2017-08-16');
    expect(written).toContain(
      '- criterion scored for GRADUATED (ATTESTATION, score 5.5, 20 days): It is scored:',
    );
    expect(written).toContain('- wireguard, scored: met, score 6.5, issued 2017-08-10: Scorecard ran');
    const refused = await w.act(chair, 'importReport', {
      markdown: markdown.replace(
        `met, digest ${'0f'.repeat(32)}: attested by its build ([attestation](${slsa}))`,
        'met: attested',
      ),
    });
    expect(refused.message).toMatch(/first URL of the evidence/);
  });

  test('what it would do to gates can be looked at first', async () => {
    const effects = async (minimumScore: number) => {
      const { previewCriterion } = await w.as('CHAIR', noon(15)).data(
        `{ previewCriterion(input: { act: CHANGE, key: "provenance", minimumScore: ${minimumScore} }) {
          projects { nodes { project { slug } gates { after { criteria { criterion { key } verdict } } } } } } }`,
      );
      const { gates } = previewCriterion.projects.nodes.find(
        ({ project }: { project: { slug: string } }) => project.slug === 'wireguard',
      );
      return gates[0].after.criteria.find(
        ({ criterion }: { criterion: { key: string } }) => criterion.key === 'provenance',
      ).verdict;
    };
    expect([await effects(7), await effects(9)]).toEqual(['MET', 'FAILED']);
  });
});
