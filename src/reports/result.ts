import { collectDiagnostics, type Diagnose, type Diagnostic, hasErrors } from './diagnostics.ts';
import type { ReadInput } from './read-input.ts';
import type { ImportSummary } from './summary.ts';

export interface ImportResult {
  path: string;
  /** REFUSED: the diagnostics say why, and nothing was written. UNCHANGED: there was nothing to write. */
  outcome: 'IMPORTED' | 'UNCHANGED' | 'REFUSED';
  /** True where nothing was written only because nothing was to be. */
  isDryRun: boolean;
  /** Of the meeting; null where the report does not say. */
  date: string | null;
  /** Of what is stored afterwards; null where nothing is. */
  meetingId: number | null;
  reportId: number | null;
  revisionId: number | null;
  /** Null where the report could not be read. */
  summary: ImportSummary | null;
  diagnostics: Diagnostic[];
}

export interface Judging {
  /** Does everything and takes it back, so that the result is what an import would do. */
  dryRun?: boolean;
  /** Makes errors of warnings. */
  strict?: boolean;
  /** Takes back the decisions whose lines are gone; otherwise they stand. */
  retractMissing?: boolean;
  /** Lets a file take the place of another one of the same meeting, whatever that loses. */
  replace?: boolean;
  /** Takes a report of which most lines are not understood. */
  acceptUnread?: boolean;
  /** Takes the meeting that has the same report under another date for this one, entered under a wrong date. */
  redate?: boolean;
}

/** The diagnostics of one report while it is imported, and its result. */
export interface OpenResult {
  diagnose: Diagnose;
  /** Whether what has been said so far leaves the report unapplied. */
  isRefused: () => boolean;
  result: (outcome: ImportResult['outcome'], more?: Partial<ImportResult>) => ImportResult;
}

export function openResult(input: ReadInput, { dryRun, strict }: Judging): OpenResult {
  const { diagnose, list } = collectDiagnostics(input.path);
  const diagnostics = (): Diagnostic[] => {
    const all = [...input.diagnostics, ...list()];
    return strict ? all.map((diagnostic) => ({ ...diagnostic, severity: 'error' })) : all;
  };
  return {
    diagnose,
    isRefused: () => hasErrors(diagnostics()),
    result: (outcome, more = {}) => ({
      path: input.path,
      outcome,
      isDryRun: dryRun ?? false,
      date: input.read?.report.date ?? null,
      meetingId: null,
      reportId: null,
      revisionId: null,
      summary: null,
      diagnostics: diagnostics(),
      ...more,
    }),
  };
}
