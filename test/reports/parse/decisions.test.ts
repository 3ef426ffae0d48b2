import { expect, test } from 'vitest';
import { formatDiagnostic } from '../../../src/reports/diagnostics.ts';
import { PATH, parse } from './helpers.ts';

/** `line` becomes line 5 of the report. */
const read = (line: string) => parse(`# 2017-07-19\n\n## Decisions\n\n${line}\n`, 'x.md');

const one = (line: string) => {
  const { report, diagnostics } = read(line);
  expect(diagnostics.map(formatDiagnostic)).toEqual([]);
  expect(report?.decisions).toHaveLength(1);
  return report?.decisions[0];
};

const PLACE = { lineStart: 5, lineEnd: 5, column: 3 };
const RUN = { text: 'run', url: 'https://ci.example.org/1' };

test.each([
  [
    '- wireguard: EXPERIMENTAL -> TESTING, effective 2017-07-18: in the channel [any words](https://a.example/) [more](https://b.example/x)',
    {
      kind: 'CHANGE',
      project: 'wireguard',
      statedFrom: 'EXPERIMENTAL',
      to: 'TESTING',
      effectiveOn: '2017-07-18',
      reason: 'in the channel',
      evidence: [
        { text: 'any words', url: 'https://a.example/' },
        { text: 'more', url: 'https://b.example/x' },
      ],
    },
  ],
  [
    '- WireGuard: TESTING → GRADUATED: it is in every kernel',
    {
      kind: 'CHANGE',
      project: 'wireguard',
      statedFrom: 'TESTING',
      to: 'GRADUATED',
      effectiveOn: null,
      evidence: [],
    },
  ],
  [
    '- memorizer: none -> PROPOSED: presented',
    { kind: 'CHANGE', project: 'memorizer', statedFrom: null, to: 'PROPOSED' },
  ],
  ['- selinux: none -> EXPERIMENTAL: a slug will do', { kind: 'CHANGE', project: 'selinux' }],
  [
    '- landlock: confirmed EXPERIMENTAL: no news: still in review',
    { kind: 'CONFIRMATION', project: 'landlock', level: 'EXPERIMENTAL', reason: 'no news: still in review' },
  ],
  [
    '- okernel: correction of 2017-05-24: RETIRED, effective 2017-05-01: it had ended',
    {
      kind: 'CORRECTION',
      project: 'okernel',
      corrects: '2017-05-24',
      to: 'RETIRED',
      effectiveOn: '2017-05-01',
    },
  ],
  [
    '- Linux okernel: correction of 2017-05-24: RETIRED: it had ended',
    { kind: 'CORRECTION', project: 'okernel', corrects: '2017-05-24', to: 'RETIRED', effectiveOn: null },
  ],
  [
    '- okernel: retraction of 2017-05-24: never said',
    { kind: 'RETRACTION', project: 'okernel', corrects: '2017-05-24', reason: 'never said' },
  ],
  [
    '- wireguard, ci-boots: met: it boots [run](https://ci.example.org/1)',
    {
      kind: 'ASSESSMENT',
      project: 'wireguard',
      criterion: 'ci-boots',
      result: 'MET',
      until: null,
      reason: 'it boots',
      evidence: [RUN],
    },
  ],
  [
    '- wireguard, ci-boots: not met, until 2018-01-01: it hangs',
    { kind: 'ASSESSMENT', result: 'NOT_MET', until: '2018-01-01' },
  ],
  [
    '- Clear Containers, readme: not applicable: none needed',
    { kind: 'ASSESSMENT', project: 'clear-containers', result: 'NOT_APPLICABLE' },
  ],
  [
    '- wireguard, ci-boots: waived until 2017-12-31: no hardware',
    {
      kind: 'WAIVER',
      project: 'wireguard',
      criterion: 'ci-boots',
      until: '2017-12-31',
      reason: 'no hardware',
    },
  ],
  [
    '- wireguard, ci-boots: waiver revoked: hardware came',
    { kind: 'WAIVER_REVOCATION', project: 'wireguard', criterion: 'ci-boots', reason: 'hardware came' },
  ],
  [
    '- wireguard + ima-namespace: PROTOTYPED on 4.11: put together [evidence](https://e.example/)',
    {
      kind: 'CLAIM',
      projects: ['wireguard', 'ima-namespace'],
      verdict: 'PROTOTYPED',
      kernelSeries: '4.11',
      reason: 'put together',
      evidence: [{ text: 'evidence', url: 'https://e.example/' }],
    },
  ],
  [
    '- ops+memorizer + Landlock: NEEDS_PORT: two series',
    { kind: 'CLAIM', projects: ['memorizer', 'landlock'], verdict: 'NEEDS_PORT', kernelSeries: null },
  ],
  [
    '- kspp+landlock: PLAUSIBLE on 4.9.x: only settings',
    { kind: 'CLAIM', projects: ['kspp', 'landlock'], kernelSeries: '4.9.x' },
  ],
  [
    '- criterion fuzzed for GRADUATED (REVIEW): User-facing API fuzzed: asked for by all',
    {
      kind: 'CRITERION',
      criterion: 'fuzzed',
      gates: 'GRADUATED',
      criterionKind: 'REVIEW',
      title: 'User-facing API fuzzed',
      reason: 'asked for by all',
    },
  ],
  [
    '- criterion ci-boots for TESTING (CI): CI boots it: bit rot',
    { kind: 'CRITERION', criterion: 'ci-boots', criterionKind: 'CI' },
  ],
  [
    '- criterion fuzzed dropped: too much to ask',
    { kind: 'CRITERION_DROP', criterion: 'fuzzed', reason: 'too much to ask' },
  ],
  [
    '* **landlock**: confirmed `EXPERIMENTAL`: see [the thread](../../projects/landlock/README.md), it says so',
    {
      kind: 'CONFIRMATION',
      project: 'landlock',
      reason: 'see the thread, it says so',
      evidence: [
        {
          text: 'the thread',
          url: 'https://github.com/linuxkit/linuxkit/blob/master/projects/landlock/README.md',
        },
      ],
    },
  ],
  [
    '- landlock: confirmed TESTING: bare https://e.example/1',
    { reason: 'bare', evidence: [{ text: 'https://e.example/1', url: 'https://e.example/1' }] },
  ],
])('%s', (line, expected) => {
  expect(one(line)).toMatchObject({ ...PLACE, ...expected });
});

test('a decision may wrap, and its places are those of the source', () => {
  const { report, diagnostics } = read(
    '- wireguard: EXPERIMENTAL ->\n  TESTING, effective\n  2017-07-18: in the\n  channel [run](https://ci.example.org/1)',
  );
  expect(diagnostics).toEqual([]);
  expect(report?.decisions).toMatchObject([
    { kind: 'CHANGE', to: 'TESTING', reason: 'in the channel', evidence: [RUN], lineStart: 5, lineEnd: 8 },
  ]);
  expect(read('- wireguard:\n  EXPERIMENTAL ->\n  TESTED: x').diagnostics).toMatchObject([
    { line: 7, column: 3, rule: 'decision-level' },
  ]);
});

const LEVELS = 'PROPOSED, EXPERIMENTAL, TESTING, GRADUATED, ONGOING, RETIRED';
const PROJECTS =
  'clear-containers, ima-namespace, kernel-config, kspp, landlock, memorizer, miragesdk, okernel, selinux, wireguard';
const STATUS = '"LEVEL -> LEVEL", "confirmed LEVEL", "correction of DATE" or "retraction of DATE"';

test.each([
  [
    '- wiregaurd: EXPERIMENTAL -> TESTING: x',
    `3 expected the slug or an alias of a project (${PROJECTS}), found "wiregaurd" [decision-project]`,
  ],
  [
    '- SELinux: confirmed EXPERIMENTAL: x',
    `3 expected the slug or an alias of a project (${PROJECTS}), found "SELinux" [decision-project]`,
  ],
  [
    '- wireguard + KVM: PLAUSIBLE: x',
    `15 expected the slug or an alias of a project (${PROJECTS}), found "KVM" [decision-project]`,
  ],
  [
    '- wireguard + WireGuard: PLAUSIBLE: x',
    '15 expected another project than wireguard, found "WireGuard" [decision-project]',
  ],
  [
    '- wireguard: EXPERIMENTAL -> TESTED: x',
    `30 expected a readiness (${LEVELS}), found "TESTED" [decision-level]`,
  ],
  [
    '- wireguard: experimental -> TESTING: x',
    `14 expected a readiness (${LEVELS}), found "experimental" [decision-level]`,
  ],
  [
    '- wireguard: confirmed STABLE: x',
    `24 expected a readiness (${LEVELS}), found "STABLE" [decision-level]`,
  ],
  [
    '- wireguard: EXPERIMENTAL -> TESTING, effective 2017-02-30: x',
    '49 expected a date as YYYY-MM-DD, found "2017-02-30" [decision-date]',
  ],
  [
    '- wireguard: EXPERIMENTAL -> TESTING, effective July 5: x',
    '49 expected a date as YYYY-MM-DD, found "July 5" [decision-date]',
  ],
  [
    '- okernel: correction of May: RETIRED: x',
    '26 expected a date as YYYY-MM-DD, found "May" [decision-date]',
  ],
  ['- wireguard: is great: x', `14 expected ${STATUS}, found "is great" [decision-form]`],
  [
    '- wireguard: confirmed TESTING',
    '31 expected ": " and more after "confirmed TESTING", found nothing [decision-reason]',
  ],
  ['- wireguard: confirmed TESTING:', '32 expected a sentence of reason, found nothing [decision-reason]'],
  [
    '- wireguard: confirmed TESTING: [run](https://ci.example.org/1)',
    '33 expected a sentence of reason, found "run" [decision-reason]',
  ],
  ['- wireguard', '12 expected ": " and more after "wireguard", found nothing [decision-reason]'],
  [
    '- wireguard, CI boots: met: x',
    `14 expected a criterion's key in lower-case words joined by hyphens, found "CI boots" [decision-criterion]`,
  ],
  [
    '- wireguard, ci-boots: passed: x',
    '24 expected "met", "not met", "not applicable", "waived until DATE" or "waiver revoked", found "passed" [decision-form]',
  ],
  [
    '- wireguard, ci-boots: waived: x',
    '24 expected "met", "not met", "not applicable", "waived until DATE" or "waiver revoked", found "waived" [decision-form]',
  ],
  [
    '- wireguard + kspp: FINE: x',
    '21 expected a verdict (TESTED, PROTOTYPED, PLAUSIBLE, UNKNOWN, NEEDS_PORT, CONFLICT), found "FINE" [decision-verdict]',
  ],
  [
    '- wireguard + kspp: TESTED on linux: x',
    '31 expected a kernel series such as 4.11, found "linux" [decision-kernel]',
  ],
  [
    '- criterion fuzzed for GRADUATED (MAYBE): t: x',
    '35 expected a kind of criterion (CI, REVIEW, ATTESTATION), found "MAYBE" [decision-kind]',
  ],
  [
    '- criterion fuzzed: t: x',
    '3 expected "criterion KEY for LEVEL (KIND)", with CI, REVIEW, ATTESTATION as KIND, or "criterion KEY dropped", found "criterion fuzzed" [decision-form]',
  ],
  [
    '- wireguard: confirmed TESTING: see [this](javascript:alert)',
    '37 expected evidence with http or https, found "javascript:alert" [decision-evidence]',
  ],
  [
    '- wireguard: confirmed TESTING: ask a@b.example',
    '37 expected evidence with http or https, found "mailto:a@b.example" [decision-evidence]',
  ],
])('%s is refused where it goes wrong', (line, expected) => {
  const { report, diagnostics } = read(line);
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(formatDiagnostic)).toEqual([
    `x.md:5:${expected}`,
  ]);
  expect(report?.decisions).toEqual([]);
  expect(report?.unread).toEqual([{ lineStart: 5, lineEnd: 5, markdown: line }]);
});

test.each([
  ['a line without a bullet', 'landlock: confirmed TESTING: x', 5],
  ['a line below one', '- landlock: confirmed TESTING: x\n  - and more', 6],
  ['a heading', '### landlock: confirmed TESTING: x', 5],
  ['a heading', '- landlock: confirmed TESTING: x\n### More', 6],
])('%s is an error, for a decision must not get lost', (what, markdown, line) => {
  const { diagnostics } = read(markdown);
  expect(diagnostics).toMatchObject([{ severity: 'error', rule: 'decision-form', line }]);
  expect(diagnostics[0]?.message).toContain(what);
});

test('no decisions may be said in words', () => {
  for (const words of ['none', '- None.', 'No decisions were made', '- no decision']) {
    const { report, diagnostics } = read(words);
    expect(diagnostics).toEqual([]);
    expect(report).toMatchObject({ decisions: [], decisionRemarks: [{ lineStart: 5 }], unread: [] });
  }
});

test('decisions are read under a real heading only', () => {
  const { report, diagnostics } = parse('# 2017-05-24\n\nDecisions:\n\n- landlock: confirmed TESTING: x\n');
  expect(report?.decisions).toEqual([]);
  expect(diagnostics.map(({ rule }) => rule)).toContain('decisions-without-heading');
  const inNotes = parse(
    '# 2017-05-24\n\n## Notes\n\n- Decisions\n  - landlock: confirmed TESTING: x\n',
    PATH,
  );
  expect(inNotes.report?.decisions).toEqual([]);
  expect(inNotes.report?.notes).toHaveLength(2);
});
