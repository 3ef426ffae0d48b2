import { expect, test } from 'vitest';
import { decodeReport, parseReport, REPORT_LIMITS } from '../../../src/reports/parse/index.ts';
import { parse, places } from './helpers.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const said = (input: Uint8Array) => {
  const { source, diagnostics } = decodeReport(input, 'x.md');
  expect(source).toBeNull();
  return diagnostics.map(({ line, column, rule, message }) => `${line}:${column} ${message} [${rule}]`);
};

test('a byte order mark and line ends of any kind are no part of the text', () => {
  expect(decodeReport(bytes('\uFEFF# 2017-05-24\r\n\r\n- a\rb\n'), 'x.md')).toEqual({
    source: '# 2017-05-24\n\n- a\nb\n',
    diagnostics: [],
  });
});

test('a report reads the same with LF, CRLF and CR', () => {
  const lf = '# 2017-05-24\nTime: 9am PDT\n\n## Meeting Notes\n\n- a\n  b\n';
  for (const end of ['\r\n', '\r']) expect(parse(lf.replaceAll('\n', end))).toEqual(parse(lf));
});

test('other encodings are refused where they show', () => {
  expect(said(Uint8Array.of(0xff, 0xfe, 0x23, 0x00))).toEqual([
    '1:1 expected UTF-8, found UTF-16 (little-endian) [encoding]',
  ]);
  expect(said(Uint8Array.of(0xfe, 0xff, 0x00, 0x23))).toEqual([
    '1:1 expected UTF-8, found UTF-16 (big-endian) [encoding]',
  ]);
  expect(said(latin1('# 2017-05-24\r\nna\xefve'))).toEqual([
    '2:3 expected UTF-8, found the byte EF [encoding]',
  ]);
  expect(said(latin1('\xff'))).toEqual(['1:1 expected UTF-8, found the byte FF [encoding]']);
  expect(said(Uint8Array.of(...bytes('# é😀\n'), 0xe2, 0x82))).toEqual([
    '2:1 expected UTF-8, found the byte E2 [encoding]',
  ]);
});

test('UTF-16 without a mark is refused for its NUL characters', () => {
  const { source } = decodeReport(Uint8Array.of(0x23, 0x00, 0x20, 0x00), 'x.md');
  expect(places(parse(source ?? ''))).toEqual(['1:2 nul-character']);
});

test('control characters and halves of characters are refused where they stand', () => {
  expect(places(parse('# 2017-05-24\n\n- a\0b'))).toEqual(['3:4 nul-character']);
  expect(places(parse('# 2017-05-24\n\u001b[31m'))).toEqual(['2:1 control-character']);
  expect(places(parse('# 2017-05-24\nx\ud800'))).toEqual(['2:2 lone-surrogate']);
  expect(places(parse('# 2017-05-24\nx\u202egnp'))).toEqual(['2:2 direction-override']);
  expect(places(parse('# 2017-05-24\n\u2066x'))).toEqual(['2:1 direction-override']);
  expect(parse('# 2017-05-24\n\n## Notes\n- a\ttab, 😀 and \u2028').diagnostics).toEqual([]);
});

test('a file over the limit is refused, one at the limit is not', () => {
  const most = new Uint8Array(REPORT_LIMITS.bytes).fill(0x61);
  expect(decodeReport(most, 'x.md').diagnostics).toEqual([]);
  expect(said(new Uint8Array(10 * REPORT_LIMITS.bytes))).toEqual([
    '1:1 expected a report of at most 1048576 bytes, found 10485760 [too-large]',
  ]);
});

test.each([
  ['', '1:1 title-missing'],
  ['\n\nno heading\n', '3:1 title-missing'],
  ['# Security SIG\n', '1:3 title-missing'],
  ['\n## Agenda\n- x\n', '2:4 title-missing'],
  ['# 2017-02-30\n', '1:3 title-date'],
  ['Security SIG\n===\n', '1:1 title-missing'],
])('%j has no date, and that is an error with its place', (source, place) => {
  const { report, diagnostics } = parse(source, 'report.md');
  expect(report).toBeNull();
  expect(diagnostics.map(({ severity }) => severity)).toEqual(['error']);
  expect(places({ diagnostics })).toEqual([place]);
});

test('the title stands over the file name', () => {
  const { report, diagnostics } = parseReport('# 2017-05-24\n', {
    path: 'reports/2017-06-07.md',
    aliases: [],
  });
  expect(report?.date).toBe('2017-05-24');
  expect(diagnostics).toMatchObject([{ severity: 'warning', rule: 'file-name-date', line: 1, column: 3 }]);
});
