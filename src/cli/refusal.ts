import type { Diagnostic } from '../reports/diagnostics.ts';
import type { ImportResult } from '../reports/result.ts';

/** The result of a file that could not be read. */
export const refusal = (path: string, diagnostics: Diagnostic[]): ImportResult => ({
  path,
  outcome: 'REFUSED',
  isDryRun: false,
  date: null,
  meetingId: null,
  reportId: null,
  revisionId: null,
  summary: null,
  diagnostics,
});
