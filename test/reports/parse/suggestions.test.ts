import { describe, expect, test } from 'vitest';
import { suggest } from '../../../src/reports/suggestions.ts';
import { hasRealReports, realReport, reportOf } from './helpers.ts';

const suggested = (source: string) =>
  suggest(reportOf(source)).map(({ lineStart, project, rule, suggestedTo }) =>
    [lineStart, project, rule, ...(suggestedTo ? [suggestedTo] : [])].join(' '),
  );
/** The minutes begin at line 4. */
const inMinutes = (markdown: string) => suggested(`# 2017-05-24\n\n## Notes\n${markdown}`);

describe.skipIf(!hasRealReports)('the real reports, where ../shared/reports has them', () => {
  test.each([
    ['2017-05-24', ['60 miragesdk working', '73 wireguard upstreaming', '85  ci']],
    ['2017-06-07', []],
    [
      '2017-07-19',
      [
        '50 wireguard upstreaming',
        '51 wireguard upstreaming',
        '52 wireguard upstreaming',
        '53 wireguard upstreaming',
        '54 wireguard maturity',
        '55 wireguard maturity EXPERIMENTAL',
        '56 wireguard maturity',
        '57 wireguard maturity',
      ],
    ],
    ['2017-08-02', []],
  ])('%s suggests its lines on readiness and no others', (date, expected) => {
    expect(suggested(realReport(date))).toEqual(expected);
  });

  test('a suggestion quotes its note', () => {
    const report = reportOf(realReport('2017-05-24'));
    const [first] = suggest(report);
    expect(first).toMatchObject({ lineEnd: 60, quote: report.notes[first?.note ?? -1]?.text });
  });
});

test.each([
  ['the module is untested', 'untested'],
  ['it was never tested on arm', 'untested'],
  ['still experimental', 'maturity EXPERIMENTAL'],
  ['no longer experimental', 'maturity'],
  ['ready for graduation', 'maturity GRADUATED'],
  ['it graduated', 'maturity GRADUATED'],
  ['unmaintained since May', 'maturity RETIRED'],
  ['belongs into the testing channel', 'maturity TESTING'],
  ['experimental, not ready for graduation', 'maturity'],
  ['a proof-of-concept', 'maturity'],
  ['upstreamed in 4.14', 'upstreaming'],
  ['patches were posted to lkml', 'upstreaming'],
  ['it is merged upstream', 'upstreaming'],
  ['works on bare metal', 'working'],
  ["doesn't work under KVM", 'working'],
  ['a working prototype', 'maturity'],
  ['CI boots it', 'ci'],
  ['Question: is it done? Answer: no, still experimental', 'maturity EXPERIMENTAL'],
])('in a section on a project, "%s" is suggested', (line, expected) => {
  expect(inMinutes(`- [Landlock](../../projects/landlock/)\n  - ${line}`)).toEqual([
    `5 landlock ${expected}`,
  ]);
});

test.each([
  'explained how it works',
  'working on more of it',
  'testing with AFL',
  'what works in theory is shown next time',
  'needs a stable kernel API',
  'tooling should be upstream',
  'see the upstream kernel',
  'special circumstances',
  'Question: is it stable?',
  'slides: experimental',
])('in a section on a project, "%s" is not', (line) => {
  expect(inMinutes(`- [Landlock](../../projects/landlock/)\n  - ${line}`)).toEqual([]);
});

test('without a project nothing is suggested but what is required for graduation', () => {
  expect(
    inMinutes('- the channel\n  - experimental\n  - CI is slow\n  - works\n  - require CI for graduation'),
  ).toEqual(['8  ci']);
});

test('a line about another project than its section is about that one', () => {
  expect(inMinutes('- Landlock\n  - WireGuard is experimental')).toEqual([
    '5 wireguard maturity EXPERIMENTAL',
  ]);
});

test('a heading gives its meaning to what stands right below it', () => {
  expect(inMinutes('- Landlock\n  - Maturity:\n    - fine\n      - really\n  - other\n')).toEqual([
    '5 landlock maturity',
    '6 landlock maturity',
  ]);
});
