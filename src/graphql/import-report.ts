import { z } from 'zod';
import { DomainError } from '../base/errors.ts';
import { line, url } from '../base/text.ts';
import { defineAct } from '../domain/act/act.ts';
import { findMeetings } from '../domain/meeting/rows.ts';
import { type Diagnostic, formatDiagnostic, hasErrors } from '../reports/diagnostics.ts';
import { importReport as importInto } from '../reports/import.ts';
import type { ImportSummary } from '../reports/summary.ts';
import { builder } from './engine/builder.ts';
import { IDEMPOTENCY_KEY, lineLimits } from './engine/inputs.ts';
import { mutation } from './engine/mutation.ts';
import { shown, success } from './engine/success.ts';
import { ErrorInterface } from './errors.ts';
import { ImportSummaryType, ReportDiagnostic } from './import-summary.ts';
import { MeetingRef } from './refs.ts';

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
      description: 'Every error and warning of the importer, in the order of the report.',
    }),
  }),
});

const flag = z
  .boolean()
  .nullish()
  .transform((given) => given ?? false);

const importReport = defineAct({
  name: 'importReport',
  input: z.object({
    markdown: z.string(),
    path: line().nullish(),
    link: url().nullish(),
    commit: line()
      .refine((given) => /^[0-9a-f]{7,64}$/.test(given), { error: 'Expected a commit in hexadecimal.' })
      .nullish(),
    date: z.string().nullish(),
    dryRun: flag,
    replace: flag,
    retractMissing: flag,
    acceptUnread: flag,
    redate: flag,
  }),
  run: async (tx, input, { viewer, now, waiverDays, source, confirmsDates }) => {
    const { markdown, path: given, link, date, commit, ...judging } = input;
    const path = given ?? 'report.md';
    // Without a path the newest file of the meeting is meant.
    const report = { source: markdown, path, link, date, commit, ...(given ? {} : { file: null }) };
    const context = { enteredBy: viewer.personId, now, waiverDays, source, confirmsDates, ...judging };
    const result = await importInto(tx, report, context);
    const { outcome, summary, diagnostics, isDryRun, meetingId, reportId, date: of } = result;
    if (outcome === 'REFUSED' || !summary) throw new ReportRefusedError(diagnostics);
    return {
      answer: { isDryRun, meetingId, summary, diagnostics } satisfies ImportedReport,
      subject: outcome === 'IMPORTED' && !isDryRun ? `Report:${reportId}` : null,
      details: { path, date: of, revision: summary.revision, counts: summary.counts },
    };
  },
});

mutation(importReport, {
  description:
    'Imports the Markdown of a meeting, as the command `import` does: the same content again changes nothing, edited content changes what was edited. Decisions in it become records; prose becomes suggestions, never records. Open to chairs.',
  errors: [ReportRefusedError],
  input: builder.inputType('ImportReportInput', {
    description: 'The report of a meeting.',
    fields: (t) => ({
      markdown: t.string({
        required: true,
        description: "The whole report, in the group's format.",
        extensions: { hasLines: true },
      }),
      path: t.string({
        description: `Name of its file, for diagnostics; a date in it is compared with the title's. Another file of the meeting than the newest does not take its place where much would be lost. Default: the newest is meant. ${lineLimits()}`,
      }),
      link: t.field({
        type: 'URL',
        description:
          'Where this content can be read; default: what a paraphrase says of its original, else its place in the group’s repository.',
      }),
      commit: t.string({
        description: `Commit of the group's repository that has this content, hexadecimal; default: links lead to the branch. ${lineLimits()}`,
      }),
      dryRun: t.boolean({ description: 'Only says what the import would do, and imports nothing.' }),
      date: t.field({
        type: 'Date',
        description: 'Day of the meeting, before what the report says; default: what it says.',
      }),
      replace: t.boolean({
        description:
          'Lets a file take the place of another one of the same meeting, whatever that loses. Without it, a file is refused if it would remove most notes, the agenda or a decision.',
      }),
      acceptUnread: t.boolean({
        description:
          'Takes a report as text although most of its lines are not understood. Without it, such a report is refused.',
      }),
      redate: t.boolean({
        description:
          'Takes a meeting that has the same report under another date for this one, and corrects its date as `redateMeeting` does. Default: the report is refused, and names that meeting.',
      }),
      retractMissing: t.boolean({
        description:
          'Takes back the decisions whose lines the report no longer has. Default: they stand, and `summary.missing` lists them.',
      }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
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
        'The meeting as it is now; null if it is not known, after a dry run.',
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
