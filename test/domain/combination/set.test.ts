import { expect, test } from 'vitest';
import {
  type Claim,
  type CompatibilityVerdict,
  everyTwo,
  isAtLeast,
  type Member,
  pairOf,
  VERDICTS,
  worst,
} from '../../../src/domain/claim/pair.ts';
import { reportOf, type SetCi } from '../../../src/domain/combination/set.ts';

const project = (slug: string, kernelSeries: string | null = null): Member => ({
  slug,
  name: slug,
  kernelSeries,
});
const claim = (verdict: CompatibilityVerdict, expiresOn: string | null = null): Claim => ({
  verdict,
  expiresOn,
});
const on = '2017-08-31';
const report = (members: Member[], verdict: CompatibilityVerdict, ci: SetCi | null = null) => {
  const [first, ...rest] = everyTwo(members).map(([a, b]) => pairOf(a, b, claim(verdict), on));
  if (!first) throw new Error('expected two members');
  return reportOf(members, [first, ...rest], ci);
};

test('the verdicts are ordered, best first', () => {
  expect([...VERDICTS]).toEqual(['TESTED', 'PROTOTYPED', 'PLAUSIBLE', 'UNKNOWN', 'NEEDS_PORT', 'CONFLICT']);
  expect(worst(['PLAUSIBLE', 'NEEDS_PORT', 'TESTED'])).toBe('NEEDS_PORT');
  expect(isAtLeast('PROTOTYPED', 'PLAUSIBLE')).toBe(true);
  expect(isAtLeast('UNKNOWN', 'PLAUSIBLE')).toBe(false);
});

test.each([
  ['no claim, no kernels', null, [null, null], 'UNKNOWN', false],
  ['no claim, one kernel', null, ['4.9', null], 'UNKNOWN', false],
  ['no claim, kernels of one series', null, ['4.9', '4.9'], 'UNKNOWN', false],
  ['no claim, kernels of two series', null, ['4.9', '4.11'], 'NEEDS_PORT', true],
  ['a claim above the derived verdict', claim('PLAUSIBLE'), ['4.9', '4.11'], 'PLAUSIBLE', false],
  ['a claim below the derived verdict', claim('CONFLICT'), ['4.9', '4.11'], 'CONFLICT', false],
  ['a claim of UNKNOWN', claim('UNKNOWN'), ['4.9', '4.11'], 'NEEDS_PORT', true],
  ['a claim on its last day', claim('TESTED', on), ['4.9', '4.11'], 'TESTED', false],
  ['an expired claim', claim('TESTED', '2017-08-30'), [null, null], 'UNKNOWN', false],
  ['an expired claim and two series', claim('TESTED', '2017-08-30'), ['4.9', '4.11'], 'NEEDS_PORT', true],
] as const)('%s', (_, given, [a, b], verdict, isDerived) => {
  expect(pairOf(project('a', a), project('b', b), given, on)).toMatchObject({
    verdict,
    isDerived,
    claim: given,
  });
});

test('a set is as good as its worst pair, and each pair in the way has a sentence, worst first', () => {
  const [a, b, c] = [project('a', '4.9'), project('b', '4.11'), project('c')];
  const { verdict, blockers, commonKernelSeries } = reportOf(
    [a, b, c],
    [pairOf(a, b, null, on), pairOf(a, c, claim('PROTOTYPED'), on), pairOf(b, c, claim('CONFLICT'), on)],
    null,
  );
  expect(verdict).toBe('CONFLICT');
  expect(blockers).toEqual([
    'b and c conflict: they cannot be combined.',
    'a and b bring kernels of different series, 4.9 and 4.11: one of them has to be ported. This is derived; nobody has claimed anything.',
  ]);
  expect(commonKernelSeries).toBeNull();
});

test('pairwise tested is not tested; CI of the set itself is', () => {
  const members = [project('a', '4.9'), project('b', '4.9'), project('c')];
  expect(report(members, 'TESTED')).toMatchObject({
    verdict: 'PROTOTYPED',
    commonKernelSeries: '4.9',
    nextTests: ['Build and boot a, b, c together: every pair was tested, the set never was.'],
  });
  const ci = { isMet: true, explanation: '3 of 3' };
  expect(report(members, 'PLAUSIBLE', ci)).toMatchObject({ verdict: 'TESTED', nextTests: [] });
  expect(report(members.slice(1), 'TESTED').verdict).toBe('TESTED');
});
