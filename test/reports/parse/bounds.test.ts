import { describe, expect, test } from 'vitest';
import { parseReport, REPORT_LIMITS } from '../../../src/reports/parse/index.ts';
import { readUnnamed } from '../../../src/reports/read.ts';
import { suggest } from '../../../src/reports/suggestions.ts';
import { turnsDuring } from '../../helpers/turns.ts';
import { aliases, lostLines, parse } from './helpers.ts';

const HEAD = '# 2017-05-24\n\n';
const repeat = (piece: string, length: number) =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
/** A reader that goes quadratic needs minutes for these; the bound only tells a hang from an answer. */
const BOUND = 10_000;
/** Of this process alone: others that run at the same time take no part in it. */
const msSince = (started: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
};

/** Pieces that are known to make readers of Markdown, of dates or of handles slow, when repeated. */
const PIECES = [
  'word ',
  '*a_ ',
  '**a*b_',
  '[',
  '![',
  '](',
  '[a](',
  '[a](b) ',
  '[landlock](../../projects/okernel/) ',
  '`a``b',
  '<a ',
  '<a href="',
  '<!--',
  '&amp;',
  '~~a',
  '@a ',
  '@a: ',
  '@',
  'a@b.c.',
  'a.',
  'https://a.b/',
  'https://a.b/ ',
  'www.',
  ' ',
  '\t',
  '- ',
  '1. ',
  '# ',
  ':',
  '\\',
  'landlock ',
  'clear ',
  '(5 min ',
  'Question: a? Answer: b ',
  'wed the 1 july ',
  'posted ',
  'how it ',
  '9 - 9 pm ',
  ', until ',
];

describe('a line of 100 kB', () => {
  test.each(PIECES)('of %j is read in time, as a note, an item, a field and a decision', (piece) => {
    const line = repeat(piece, 100_000);
    const started = process.cpuUsage();
    for (const before of [
      '## Notes\n- ',
      '## Notes\n- Landlock\n  - ',
      '## Agenda\n- ',
      'Time: ',
      'Announcement: ',
      '## Decisions\n- ',
      '## Next meeting ',
      '',
    ]) {
      const source = `${HEAD}${before}x${line}x\n`;
      const { report } = parse(source);
      if (!report) throw new Error('the title was lost');
      suggest(report);
      expect(lostLines(source, report)).toEqual([]);
    }
    expect(msSince(started)).toBeLessThan(BOUND);
  });
});

test('a line as long as a report may be, of code alone, is read and looked through in time', () => {
  const source = `${HEAD}## Notes\n- x${repeat('`a``b', REPORT_LIMITS.bytes - 100)}\n`;
  const started = process.cpuUsage();
  const { report } = parse(source);
  if (!report) throw new Error('the title was lost');
  expect(suggest(report)).toEqual([]);
  expect(lostLines(source, report)).toEqual([]);
  expect(msSince(started)).toBeLessThan(BOUND);
});

describe('a report of many lines', () => {
  const many = (piece: string) =>
    piece.repeat(Math.floor((REPORT_LIMITS.lines - 20) / piece.split('\n').length));
  test.each([
    '- a\n',
    '-\n',
    '- *a* [b](c) `d`\n',
    'a\n',
    'a\n\n',
    '# a\n',
    '### a\n',
    '## Agenda\n- a\n  - b\n',
    '## Next meeting\n- a\n',
    '## Decisions\n- a: b\n',
    '```\n',
    '````\n```\n',
    '<!--\n',
    '| a |\n',
    'a\n---\n\n',
    'Scribe: @a\n',
    'Scribe: @a\n\n',
    '- a\nb\n',
  ])('%j is read in time', (piece) => {
    const started = process.cpuUsage();
    for (const before of [
      '',
      '## Agenda\n- Next meeting: 2017-06-07\n',
      '## Notes\n',
      '## Notes\n- [Landlock](../../projects/landlock/)\n',
    ]) {
      const source = `${HEAD}${before}${many(piece)}`;
      const { report } = parse(source);
      if (!report) throw new Error('the title was lost');
      suggest(report);
      expect(lostLines(source, report)).toEqual([]);
    }
    expect(msSince(started)).toBeLessThan(BOUND);
  });

  test('and of deeper and deeper bullets keeps their depth', () => {
    const source = `${HEAD}## Notes\n${Array.from({ length: 900 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')}`;
    expect(parse(source).report?.notes.at(-1)?.depth).toBe(899);
    const agenda = source.replace('## Notes', '## Agenda');
    expect(lostLines(agenda, parse(agenda).report ?? expect.fail())).toEqual([]);
  });

  test(`over ${REPORT_LIMITS.lines} lines is refused, with the line`, () => {
    const source = `${HEAD}## Notes\n${'- a\n'.repeat(REPORT_LIMITS.lines)}`;
    expect(parseReport(source, { path: 'x.md', aliases })).toMatchObject({
      report: null,
      diagnostics: [{ severity: 'error', rule: 'too-long', line: REPORT_LIMITS.lines + 1 }],
    });
  });
});

test('text that is too long or too full of marks is kept as written, with a warning, and its bare links count', () => {
  const long = `[a](https://a.example/) https://b.example/ ${repeat('word ', REPORT_LIMITS.noteLength)}`;
  const { report, diagnostics } = parse(`${HEAD}## Notes\n- ${long}\n- [a](https://a.example/)\n`);
  expect(diagnostics).toMatchObject([{ rule: 'markup-unread', line: 4, column: 3 }]);
  expect(report?.notes.map(({ text }) => text)).toEqual([long.trim(), 'a']);
  expect(report?.notes[0]?.links.map(({ url }) => url)).toContain('https://b.example/');
});

test('of very many diagnostics the first are shown and the rest is counted', () => {
  const { diagnostics } = parse(`${HEAD}## Notes\n${'- a\nlost\n'.repeat(300)}`);
  expect(diagnostics).toHaveLength(201);
  expect(diagnostics.at(-1)).toMatchObject({
    rule: 'and-more',
    severity: 'warning',
    message: 'and 100 more warnings in this file',
  });
});

test('others come in while a long report is read', async () => {
  const lines = Array.from(
    { length: 5000 },
    (_, at) => `- landlock: the patches of **week ${at}** were [posted](https://a.b/${at})`,
  );
  const { result: report, turns } = await turnsDuring(() =>
    readUnnamed(`${HEAD}## Meeting Notes\n\n${lines.join('\n')}\n`),
  );
  expect(report?.notes).toHaveLength(lines.length);
  // Read at once it would be none.
  expect(turns).toBeGreaterThan(5);
});
