import { z } from 'zod';
import { defineAct } from '../../domain/access/act.ts';
import { DomainError } from '../../domain/errors.ts';
import { findMeetings } from '../../domain/meeting/find.ts';
import { line, url } from '../../domain/text.ts';
import { type Diagnostic, formatDiagnostic, hasErrors } from '../../reports/diagnostics.ts';
import { importReport as importInto } from '../../reports/import.ts';
import type { ImportSummary } from '../../reports/summary.ts';
import { builder } from '../builder.ts';
import { ErrorInterface } from '../errors.ts';
import { ImportSummaryType, ReportDiagnostic } from '../import-summary.ts';
import { mutation } from '../mutation.ts';
import { MeetingRef } from '../refs.ts';
import { IDEMPOTENCY_KEY, oneLine } from './inputs.ts';
import { shown, success } from './success.ts';

interface ImportedReport {
  isDryRun: boolean;
  /** Null for a dry run of a meeting that is not known. */
  meetingId: number | null;
  summary: ImportSummary;
  diagnostics: Diagnostic[];
}

/** The report is not imported; nothing of it is written. */
class ReportRefusedError extends DomainError {
  readonly diagnostics: Diagnostic[];
  constructor(diagnostics: Diagnostic[]) {
    super(
      `The report is not imported: ${diagnostics
        .filter((diagnostic) => hasErrors([diagnostic]))
        .map(formatDiagnostic)
        .join(' · ')}`,
    );
    this.diagnostics = diagnostics;
  }
}

builder.objectType(ReportRefusedError, {
  name: 'ReportRefusedError',
  description: 'The report cannot be imported as it is. Nothing of it is written.',
  interfaces: [ErrorInterface],
  isTypeOf: (value) => value instanceof ReportRefusedError,
  fields: (t) => ({
    diagnostics: t.expose('diagnostics', {
      type: [ReportDiagnostic],
      description: 'Everything the reader has to say, errors and warnings, in the order of the report.',
    }),
  }),
});

const importReport = defineAct({
  name: 'importReport',
  input: z.object({
    markdown: z.string(),
    path: line()
      .nullish()
      .transform((given) => given ?? 'report.md'),
    link: url().nullish(),
    dryRun: z.boolean().nullish(),
  }),
  run: async (tx, { markdown, path, link, dryRun }, { viewer, now, waiverDays }) => {
    const context = { enteredBy: viewer.personId, now, waiverDays, dryRun: dryRun ?? false };
    const result = await importInto(tx, { source: markdown, path, link }, context);
    const { outcome, summary, diagnostics, isDryRun, meetingId, reportId, date } = result;
    if (outcome === 'REFUSED' || !summary) throw new ReportRefusedError(diagnostics);
    return {
      answer: { isDryRun, meetingId, summary, diagnostics } satisfies ImportedReport,
      subject: outcome === 'IMPORTED' && !isDryRun ? `Report:${reportId}` : null,
      details: { path, date, revision: summary.revision, counts: summary.counts },
    };
  },
});

mutation(importReport, {
  description:
    'Imports the Markdown of a meeting, as the command `import` does: the same content again changes nothing, edited content changes what was edited. Decisions in it become records; prose becomes suggestions, never records. Chairs.',
  errors: [ReportRefusedError],
  input: builder.inputType('ImportReportInput', {
    description: 'The report of a meeting.',
    fields: (t) => ({
      markdown: t.string({
        required: true,
        description: "The whole report, in the SIG's format.",
        extensions: { hasLines: true },
      }),
      path: t.string({
        description: `Name of its file, for diagnostics; a date in it is compared with the title's. Left out: \`report.md\`. ${oneLine()}`,
      }),
      link: t.field({
        type: 'URL',
        description:
          'Where this content can be read; left out: what a paraphrase says of its original, or nothing.',
      }),
      dryRun: t.boolean({ description: 'Only says what an import would do. Left out: it is done.' }),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: success<ImportedReport>(
    'ImportReportSuccess',
    'The report is imported, or would be.',
    {
      meeting: shown(
        MeetingRef,
        findMeetings,
        ({ meetingId }) => meetingId,
        'The meeting as it is now; null where it is not known, after a dry run.',
      ),
    },
    (t) => ({
      isDryRun: t.exposeBoolean('isDryRun', {
        description: 'Whether nothing was written because nothing was to be.',
      }),
      summary: t.expose('summary', { type: ImportSummaryType, description: 'What the import changes.' }),
      diagnostics: t.expose('diagnostics', {
        type: [ReportDiagnostic],
        description: 'Warnings of the reader, in the order of the report.',
      }),
    }),
  ),
});
