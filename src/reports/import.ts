import type { Db } from '../db/index.ts';
import { type ProjectNames, readProjectNames } from '../domain/project/names.ts';
import { type AppliedImport, type ApplyContext, applyImport, type Content } from './apply/apply.ts';
import { type AppliedDecision, contradictedOrigins, DecisionRefusedError } from './apply/decisions.ts';
import { collectDiagnostics, type Diagnostic, hasErrors } from './diagnostics.ts';
import { minutesOf } from './minutes/minutes.ts';
import { normaliseLineEnds } from './parse/decode.ts';
import { type ImportPlan, planImport, type ReadReport, type StoredState } from './plan/plan.ts';
import { previousContradiction } from './plan/previous.ts';
import { hashOf, readWith } from './read.ts';
import { lockMeeting, readStored } from './stored-state.ts';
import { suggest } from './suggestions.ts';
import { asUnchanged, type ImportSummary } from './summary.ts';
import type { ParsedReport } from './types.ts';
import { findVanished } from './vanished.ts';

export interface ImportInput {
  /** Markdown of one meeting. */
  source: string;
  /** Shown in diagnostics; its file name's date is compared with the title's. It says nothing of where the report is kept. */
  path: string;
  /** Where this content can be read; a paraphrase's own link to its original is taken when it is left out. */
  link?: string | null;
}

export interface ImportContext extends Omit<ApplyContext, 'projects'> {
  /** Does everything and takes it back, so that what is told is what an import would do. */
  dryRun?: boolean;
  /** Makes errors of warnings. */
  strict?: boolean;
  /** What the projects are called, where many reports are imported in a row; read when it is left out. */
  names?: ProjectNames;
}

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

/** A report that has been read and compared with nothing yet. */
export interface ReadInput {
  path: string;
  source: string;
  link: string | null;
  /** Null where no meeting could be told. */
  read: ReadReport | null;
  diagnostics: Diagnostic[];
}

/** Takes back everything that was written since the savepoint. */
class RollBack extends Error {}

/**
 * Imports one report inside the caller's transaction: reads it, compares it with what is stored, and writes what differs.
 * A report that is refused leaves nothing behind, also when decisions of it had been entered already.
 *
 * The same content again changes nothing, nor does what `renderMinutes` has written; content that was current before
 * becomes current again. A title that disagrees with the file's name stands, with a warning; the report is kept under
 * its meeting's own path in either case. A report may come before its predecessor: which meeting came before is derived
 * from the dates, and a line that says otherwise is a warning. Agenda items and notes that are renumbered or moved stay
 * the same rows; those that are gone are deleted, and records keep the words that they quote.
 */
export async function importReport(
  tx: Db,
  input: ImportInput,
  context: ImportContext,
): Promise<ImportResult> {
  const names = context.names ?? (await readProjectNames(tx));
  return importRead(tx, readInput(input, names), { ...context, names });
}

/** The part of an import that needs no database. */
export function readInput({ source: given, path, link }: ImportInput, names: ProjectNames): ReadInput {
  const source = normaliseLineEnds(given);
  const { report, diagnostics } = readWith(names, source, path);
  return {
    path,
    source,
    link: link ?? report?.paraphrase?.original ?? null,
    read: report && { report, suggestions: suggest(report), hash: hashOf(source) },
    diagnostics,
  };
}

/** The part of an import that needs the database; `names` are those by which the report was read. */
export async function importRead(
  tx: Db,
  input: ReadInput,
  context: ImportContext & { names: ProjectNames },
): Promise<ImportResult> {
  const { names } = context;
  const { read, source, path } = input;
  const { diagnose, list } = collectDiagnostics(path);
  const diagnostics = () => judged([...input.diagnostics, ...list()], context);
  const result = (outcome: ImportResult['outcome'], more: Partial<ImportResult> = {}): ImportResult => ({
    path,
    outcome,
    isDryRun: context.dryRun ?? false,
    date: read?.report.date ?? null,
    meetingId: null,
    reportId: null,
    revisionId: null,
    summary: null,
    diagnostics: diagnostics(),
    ...more,
  });
  if (!read || hasErrors(diagnostics())) return result('REFUSED');

  const { report } = read;
  await lockMeeting(tx, report.date, context.run?.isRelaxed ?? false);
  const { stored, previous } = await readStored(tx, read, names);
  const contradiction = previousContradiction(report, previous);
  if (contradiction) diagnose.warn('previous-meeting', contradiction.line, 1, contradiction.message);
  const plan = planImport(read, stored);
  const { summary } = plan;
  if (hasErrors(diagnostics())) return result('REFUSED', { summary });
  const before = idsOf(stored);
  if (summary.isUnchanged) return result('UNCHANGED', { summary, ...before });
  if (await isOwnWriting(tx, stored, previous, source, names))
    return result('UNCHANGED', { summary: asUnchanged(summary), ...before });

  // Before anything is written: what is undone will rest on lines that are gone by intent.
  if (stored?.meeting.report && plan.revision.is !== 'CURRENT')
    summary.vanished = await findVanished(tx, stored.meeting.report, source);
  const content: Content = { source, link: input.link };
  const apply = async (db: Db): Promise<AppliedImport> => {
    const applied = await applyImport(db, plan, stored, content, { ...context, projects: names.ids });
    explainConsequences(plan, applied.decisions);
    for (const { decision, message } of await contradictedOrigins(db, applied.decisions))
      diagnose.warn('decision-origin', decision.lineStart, decision.column, message);
    return applied;
  };
  if (!context.dryRun && !plan.decisions.length)
    return result('IMPORTED', { summary, ...keptIds(await apply(tx)) });
  try {
    const applied = await tx.transaction(async (savepoint) => {
      const done = await apply(savepoint);
      if (context.dryRun || hasErrors(diagnostics())) throw new RollBack();
      return done;
    });
    return result('IMPORTED', { summary, ...keptIds(applied) });
  } catch (error) {
    if (error instanceof DecisionRefusedError) {
      const { line, column } = placeOf(report, error);
      diagnose.error('decision-refused', line, column, error.message);
    } else if (!(error instanceof RollBack)) throw error;
    return hasErrors(diagnostics())
      ? result('REFUSED', { summary })
      : result('IMPORTED', { summary, ...before });
  }
}

const judged = (diagnostics: readonly Diagnostic[], { strict }: ImportContext): Diagnostic[] =>
  strict ? diagnostics.map((diagnostic) => ({ ...diagnostic, severity: 'error' })) : [...diagnostics];

const idsOf = (stored: StoredState | null) => ({
  meetingId: stored?.meeting.id ?? null,
  reportId: stored?.meeting.report?.id ?? null,
  revisionId: stored?.meeting.report?.current.id ?? null,
});

const keptIds = ({ meetingId, reportId, revisionId }: AppliedImport) => ({ meetingId, reportId, revisionId });

/** What the tracker itself has written of a meeting says nothing that it does not know. */
async function isOwnWriting(
  db: Db,
  stored: StoredState | null,
  previous: string | null,
  source: string,
  names: ProjectNames,
): Promise<boolean> {
  // The current revision itself is compared as it is: what the projects are called may have changed since.
  if (stored === null || stored.meeting.report?.current.content === source) return false;
  return (await minutesOf(db, { meeting: stored.meeting, previous }, names)) === source;
}

/** A decision that is gone has no line: its heading, or the title, stands for it. */
function placeOf(report: ParsedReport, { decision }: DecisionRefusedError): { line: number; column: number } {
  if (decision) return { line: decision.lineStart, column: decision.column };
  const heading = report.headings.find(({ kind }) => kind === 'DECISIONS') ?? report.headings[0];
  return { line: heading?.lineStart ?? 1, column: 1 };
}

function explainConsequences({ summary }: ImportPlan, applied: readonly AppliedDecision[]): void {
  for (const { decision, consequence } of applied) {
    const change = summary.changes.find(
      ({ subject, line }) => subject === 'DECISION' && line === decision.lineStart,
    );
    if (consequence && change)
      change.consequence = change.consequence ? `${change.consequence}; ${consequence}` : consequence;
  }
}
