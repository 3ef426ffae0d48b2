import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeReport } from '../../../src/reports/parse/index.ts';
import { suggest } from '../../../src/reports/suggestions.ts';
import { alteredLines, hasRealReports, lostLines, parse, realReport } from './helpers.ts';

const DATES = ['2017-05-24', '2017-06-07', '2017-07-19', '2017-08-02'];
const SYNTHETIC = `# LinuxKit Security SIG 2017-05-24
Time: **9am PDT** (12pm EDT, 5pm BST)

Announcement: [a post
elsewhere](https://example.org/post)

Video Recording: coming soon

## Agenda
- Introductions (5 min)
- \`landlock\` deep dive - @l0kod (45 min)
  - what is it?
- Next meeting: 2017-06-07
  - miragesdk demo - @samoht @avsm

## Meeting Notes
Scribe: @mgoelzer

* [Landlock](../../projects/landlock/)
    * Question: is it \`tested\`?
      Answer: *untested*
\t* @l0kod: works, see https://example.org/~x
  * slides: <https://example.org/slides>
* wrap up

## Decisions
- landlock: confirmed EXPERIMENTAL: as before [notes](https://example.org/)
- wireguard + landlock: PLAUSIBLE on 4.9: both are small
`;
const originals = [SYNTHETIC, ...(hasRealReports ? DATES.map(realReport) : [])];

const PIECES = [
  '-',
  '*',
  '+',
  '1.',
  '#',
  '## ',
  '```',
  '~~~',
  '<!--',
  '-->',
  '|',
  '[',
  '](',
  ')',
  '`',
  '**',
  '_',
  '~~',
  '@',
  '@x: ',
  ':',
  '\\',
  '<',
  '&amp;',
  '\t',
  '    ',
  '  ',
  '\n',
  '\n\n',
  '\r\n',
  '---',
  '===',
  'Next meeting',
  'Next meeting: July 5',
  'Scribe: ',
  '(5 min)',
  'Question: ',
  'https://',
  'javascript:',
  '../../projects/landlock',
  '../../../../../..',
  '2017-02-30',
  'Notes:',
  '## Decisions',
  '->',
  'é',
  '😀',
  '\u2028',
  '\u00a0\u00a0',
  '• ',
  '“',
];

type Edit = (source: string) => string;
const at = (source: string, share: number) => Math.floor(share * source.length);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(...PIECES),
      fc.integer({ min: 1, max: 5 }),
    )
    .map(
      ([share, piece, times]): Edit =>
        (source) =>
          source.slice(0, at(source, share)) + piece.repeat(times) + source.slice(at(source, share)),
    ),
  fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 60 })).map(
    ([share, length]): Edit =>
      (source) =>
        source.slice(0, at(source, share)) + source.slice(at(source, share) + length),
  ),
  fc.tuple(fc.nat(), fc.nat()).map(
    ([from, to]): Edit =>
      (source) => {
        const lines = source.split('\n');
        const [line] = lines.splice(from % lines.length, 1);
        lines.splice(to % (lines.length + 1), 0, line ?? '');
        return lines.join('\n');
      },
  ),
  fc.tuple(fc.nat(), fc.constantFrom('', ' ', '   ', '\t', '      ')).map(
    ([index, indent]): Edit =>
      (source) => {
        const lines = source.split('\n');
        const line = index % lines.length;
        lines[line] = indent + (lines[line] ?? '').replace(/^[ \t]*(?:[-*+] )?/, '');
        return lines.join('\n');
      },
  ),
);
const mutated = fc
  .tuple(fc.constantFrom(...originals), fc.array(edit, { minLength: 1, maxLength: 12 }))
  .map(([source, edits]) => edits.reduce((text, change) => change(text), source));

describe('a mutated report', () => {
  test('is read without a crash, and every line of it is kept to the character', () => {
    fc.assert(
      fc.property(mutated, (source) => {
        const { report, diagnostics } = parse(source);
        for (const { line, column } of diagnostics) {
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
          expect(line).toBeLessThanOrEqual(source.split(/\r\n?|\n/).length);
        }
        if (!report) {
          expect(diagnostics.map(({ severity }) => severity)).toContain('error');
          return;
        }
        expect(lostLines(source, report)).toEqual([]);
        expect(alteredLines(source, report)).toEqual([]);
        suggest(report);
      }),
      { numRuns: 1500 },
    );
  });

  test('comes out the same when it is read again, with other line ends and a byte order mark', () => {
    fc.assert(
      fc.property(mutated, (source) => {
        // An edit may have cut a character in two; bytes cannot hold half of one.
        const whole = new TextDecoder().decode(new TextEncoder().encode(source));
        const lf = whole.replace(/\r\n?/g, '\n');
        const crlf = new TextEncoder().encode(`\uFEFF${lf.replace(/\n/g, '\r\n')}`);
        const decoded = decodeReport(crlf, 'x.md').source ?? '';
        expect(parse(decoded)).toEqual(parse(lf));
      }),
      { numRuns: 200 },
    );
  });
});

test('any text at all is read or refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
      parse(text);
      parse(`# 2017-05-24\n## Notes\n${text}`);
      parse(`# 2017-05-24\n## Decisions\n- ${text}`);
    }),
    { numRuns: 500 },
  );
});

test('any bytes at all are decoded or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      const { source, diagnostics } = decodeReport(bytes, 'x.md');
      expect(source === null).toBe(diagnostics.length > 0);
    }),
    { numRuns: 500 },
  );
});
