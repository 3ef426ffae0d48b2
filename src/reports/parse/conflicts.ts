import type { Diagnose } from '../diagnostics.ts';
import type { Region } from './blocks.ts';
import { findDate } from './dates.ts';
import type { Title } from './title.ts';

const BEGINS = /^<{7}(?: |$)/;
const ENDS = /^>{7}(?: |$)/;

/** Both sides of a merge that nobody settled would otherwise become the minutes. */
export function checkConflicts({ lines, verbatim }: Region, diagnose: Diagnose): void {
  let begun: number | null = null;
  for (let index = 0; index < lines.length; index++) {
    const raw = lines[index]?.raw ?? '';
    if (BEGINS.test(raw)) begun = index + 1;
    else if (ENDS.test(raw) && begun !== null) {
      const message = `expected the text of one side, found both sides of a merge that was not settled, up to line ${index + 1}`;
      diagnose.error('conflict-markers', begun, 1, message);
      begun = null;
    }
    index = verbatim.get(index) ?? index;
  }
}

/** A second title of the same form and another day begins another report: its lines would become this meeting's. */
export function checkSecondReport(
  { headings }: Region,
  { date, text, lineStart, level }: Title,
  diagnose: Diagnose,
): void {
  const form = withoutDate(text);
  for (const [index, heading] of headings) {
    if (index + 1 <= lineStart || heading.level > level) continue;
    const found = findDate(heading.text, null);
    if (!found?.on || found.on === date || withoutDate(heading.text) !== form) continue;
    const message = `expected the report of one meeting, ${date}, found the title of another, ${found.on}; put each into a file of its own`;
    diagnose.error('two-reports', index + 1, heading.column, message);
    return;
  }
}

function withoutDate(text: string): string {
  const found = findDate(text, null);
  const rest = found ? text.slice(0, found.start) + text.slice(found.end) : text;
  return rest
    .toLowerCase()
    .replace(/[\W_]+/g, ' ')
    .trim();
}
