import { describe, expect, test } from 'vitest';
import { parseReport } from '../../../src/reports/parse/index.ts';

const read = (source: string, path = 'notes.md') => parseReport(source, { path, aliases: [] });
const dateOf = (source: string, path?: string) => read(source, path).report?.date ?? null;

test.each([
  ['# 20240503\n', '2024-05-03'],
  ['# Call of 2024/05/03\n', '2024-05-03'],
  ['# WG — Sept 14th, 2020\n', '2020-09-14'],
  ['# Call, 20 March 2019\n', '2019-03-20'],
  ['# Meeting February 6 & 7, 2024\n', '2024-02-06'],
  ['# Meeting 13/3/2024\n', '2024-03-13'],
  ['---\ndate: 2023-05-25\nlayout: minutes\n---\nMeeting\n=======\n', '2023-05-25'],
  ['---\ntitle: Triage 2021-06-22\n---\n# Agenda of the team\n', '2021-06-22'],
  ['# Meeting\n\n* **Meeting date**: 2021-06-22\n', '2021-06-22'],
  ['# Meeting\n\n- **When**: February 9, 2022, 5pm-6pm UTC\n', '2022-02-09'],
  ['Minutes of the call, Wednesday 20 March 2019\n\nAgenda\n1. Charter\n', '2019-03-20'],
])('%j is of its day', (source, date) => {
  expect(dateOf(source)).toBe(date);
});

test.each([
  ['2022/SIG-02-09.md', '2022-02-09'],
  ['minutes/2024-05-03-notes.md', '2024-05-03'],
  ['meetings/2024/05/03.md', '2024-05-03'],
  ['2019/May-23.md', '2019-05-23'],
  ['20240503_notes.md', '2024-05-03'],
])('a file %s without a date of its own is of the day that it is named after', (path, date) => {
  expect(dateOf('# Meeting\n\n- said\n', path)).toBe(date);
});

describe('what leaves a doubt', () => {
  test('is refused with both readings', () => {
    const { report, diagnostics } = read('# Meeting 5/3/2024\n\n- said\n');
    expect(report).toBeNull();
    expect(diagnostics[0]?.message).toContain('"5/3/2024" may be 2024-05-03 or 2024-03-05');
  });

  test('is settled by the name of the file', () => {
    expect(dateOf('# Meeting 5/3/2024\n\n- said\n', '2024-03-05.md')).toBe('2024-03-05');
  });

  test('is a warning that names both where sources disagree', () => {
    const { report, diagnostics } = read('# Meeting\n\nDate: 2024-03-05\n', '2024-03-06.md');
    expect(report?.date).toBe('2024-03-05');
    expect(diagnostics.map(({ rule, message }) => `${rule} ${message}`)).toContainEqual(
      expect.stringMatching(/^dates-disagree .*2024-03-05, the name of its file 2024-03-06/),
    );
  });
});
