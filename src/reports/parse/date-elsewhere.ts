import type { Region } from './blocks.ts';
import { dateOfPath, findMeetingDate, type MeetingDate } from './meeting-date.ts';

/** Where a report says its day other than in its title. */
export interface DateElsewhere extends MeetingDate {
  /** `front matter`, `the line "Date: …"`, `its first lines`, `its file name`. */
  from: string;
  /** 0 for the name of the file. */
  line: number;
}

const MOST_FRONT_MATTER = 60;
const MOST_LINES = 80;
const LABELLED =
  /^[\s>*+•-]{0,8}(?:\*\*|__)?\s?(?:(?:meeting|call)\s+)?(?:date|when|date (?:and|&) time|day)\s?(?:\*\*|__)?\s?:\s?(?:\*\*|__)?\s?(\S.{2,120})$/iu;

/** Index of the line that closes the front matter; -1 where there is none. */
export function frontMatterEnd(lines: Region['lines']): number {
  if (!/^---\s*$/.test(lines[0]?.raw ?? '')) return -1;
  for (let index = 1; index < Math.min(lines.length, MOST_FRONT_MATTER); index++) {
    const raw = lines[index]?.raw ?? '';
    if (/^(?:---|\.\.\.)\s*$/.test(raw)) return index;
    if (!/^(?:[\w-]+\s*:|\s+\S|-\s|#|\s*$)/.test(raw)) return -1;
  }
  return -1;
}

/** Every day that the report says outside its title, the weightiest first. */
export function datesElsewhere({ lines, headings }: Region, path: string): DateElsewhere[] {
  const end = frontMatterEnd(lines);
  const found: DateElsewhere[] = [];
  const add = (text: string, from: string, line: number) => {
    const date = findMeetingDate(text);
    if (date) found.push({ ...date, from, line });
  };
  const front = lines.slice(0, end + 1);
  for (const form of [/^date\s*:\s*(.+)$/i, /^(?:title|name|subject)\s*:\s*(.+)$/i])
    for (const { raw, number } of front) {
      const value = form.exec(raw)?.[1];
      if (value) add(value, 'its front matter', number);
    }
  const body = lines.slice(end + 1, end + 1 + MOST_LINES).filter(({ isBlank }) => !isBlank);
  for (const { raw, number } of body) {
    const value = LABELLED.exec(raw)?.[1];
    if (value) add(value, `the line "${raw.trim().slice(0, 60)}"`, number);
  }
  // Headings near the top, and what stands first where there is none.
  const tops = [...headings].slice(0, 3).map(([index, { text }]) => ({ text, number: index + 1 }));
  for (const { text, number } of tops) add(text, 'a heading', number);
  for (const { raw, number } of body.slice(0, 4)) add(raw, 'its first lines', number);
  const on = dateOfPath(path);
  if (on) found.push({ on, problem: null, from: 'the name of its file', line: 0 });
  return found;
}
