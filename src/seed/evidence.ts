import type { ParsedReport } from '../reports/types.ts';
import type { RestsOn } from './schemas.ts';

/** What a seeded record rests on: a URL, or lines of the paraphrase of one meeting's report. */
export type SeedEvidence =
  | { url: string }
  | { report: string; lineStart: number; lineEnd: number; quote: string };

interface Line {
  text: string;
  markdown: string;
  lineStart: number;
  lineEnd: number;
}

function* agendaLines(items: ParsedReport['agenda']): Generator<Line> {
  for (const item of items) {
    yield { ...item, text: item.title };
    yield* agendaLines(item.items);
  }
}

/** The line of a report whose plain text is exactly the one given; else a sentence that says why there is none. */
export function locate(report: ParsedReport, restsOn: RestsOn): SeedEvidence | string {
  const [what, text, lines] =
    restsOn.agenda === undefined
      ? ['note', restsOn.note ?? '', report.notes]
      : ['agenda item', restsOn.agenda, [...agendaLines(report.agenda)]];
  const found = lines.filter((line) => line.text === text);
  const [line] = found;
  if (line === undefined || found.length > 1)
    return `expected one ${what} of ${restsOn.report} with the text ${JSON.stringify(text)}, found ${found.length}`;
  return { report: restsOn.report, lineStart: line.lineStart, lineEnd: line.lineEnd, quote: line.markdown };
}
