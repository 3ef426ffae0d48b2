import { z } from 'zod';
import { line, listOf, url } from '../../base/text.ts';

const lineNumber = z.int().min(1, { error: 'Expected a line number, counted from 1.' });

/** A URL, or lines of a report: exactly one of the two. */
const EvidenceSchema = z
  .object({
    url: url().nullish(),
    report: line().nullish(),
    revision: z.int().min(1, { error: 'Expected the number of a revision, counted from 1.' }).nullish(),
    lineStart: lineNumber.nullish(),
    lineEnd: lineNumber.nullish(),
  })
  .superRefine((given, context) => {
    for (const [field, message] of problemsOf(given))
      context.addIssue({ code: 'custom', path: field, message });
  })
  .transform(
    ({ url, report, revision, lineStart, lineEnd }): GivenEvidence =>
      url
        ? { url }
        : {
            report: report ?? '',
            revision: revision ?? null,
            lineStart: lineStart ?? 1,
            lineEnd: lineEnd ?? lineStart ?? 1,
          },
  );
export const Evidences = listOf(EvidenceSchema);

export interface ReportLines {
  /** Path in the SIG's repository. */
  report: string;
  /** Null: the newest. */
  revision: number | null;
  lineStart: number;
  lineEnd: number;
}
export type GivenEvidence = { url: string } | ReportLines;

interface Fields {
  url?: string | null;
  report?: string | null;
  revision?: number | null;
  lineStart?: number | null;
  lineEnd?: number | null;
}

function problemsOf({ url, report, revision, lineStart, lineEnd }: Fields): [string[], string][] {
  if (url && report) return [[[], 'Expected url or report, one of them; got both.']];
  if (!url && !report) return [[[], 'Expected url, or report with lineStart; got neither.']];
  const span = { revision, lineStart, lineEnd };
  if (url)
    return Object.entries(span)
      .filter(([, value]) => value != null)
      .map(([field]) => [[field], `Expected ${field} only beside report.`]);
  if (lineStart == null) return [[['lineStart'], 'Expected the first line of the span.']];
  return lineEnd != null && lineEnd < lineStart
    ? [[['lineEnd'], `Expected ${lineStart} or a later line; got ${lineEnd}.`]]
    : [];
}
