import type { Db } from '../db/index.ts';
import { ValidationError } from '../domain/errors.ts';
import { problemsOfStart } from '../domain/meeting/update.ts';
import { type ProjectNames, readProjectNames } from '../domain/project/names.ts';
import { lockMeetings } from '../domain/report/import-locks.ts';
import { type AppliedImport, applyImport } from './apply/apply.ts';
import type { ApplyContext } from './apply/context.ts';
import { type AppliedDecision, contradictedOrigins, DecisionRefusedError } from './apply/decisions.ts';
import { refusalSentence } from './apply/refusal.ts';
import { minutesOf } from './minutes/minutes.ts';
import { type ImportPlan, planImport, type StoredState } from './plan/plan.ts';
import { previousContradiction } from './plan/previous.ts';
import { type ImportInput, type ReadInput, readInput } from './read-input.ts';
import { type ImportResult, type Judging, openResult } from './result.ts';
import { readStored } from './stored-state.ts';
import { asUnchanged } from './summary.ts';
import type { ParsedReport } from './types.ts';
import { findVanished } from './vanished.ts';

export type { ImportInput } from './read-input.ts';
export type { ImportResult } from './result.ts';

export interface ImportContext extends Omit<ApplyContext, 'projects'>, Judging {
  /** What the projects are called, where many reports are imported in a row; read when it is left out. */
  names?: ProjectNames;
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

/** The part of an import that needs the database; `names` are those by which the report was read. */
export async function importRead(
  tx: Db,
  input: ReadInput,
  context: ImportContext & { names: ProjectNames },
): Promise<ImportResult> {
  const { names } = context;
  const { read, source } = input;
  const { diagnose, isRefused, result } = openResult(input, context);
  if (!read || isRefused()) return result('REFUSED');

  const { report } = read;
  await lockMeetings(tx, [report.date], context.run?.isRelaxed ?? false);
  const { stored, previous } = await readStored(tx, read, names);
  const contradiction = previousContradiction(report, previous);
  if (contradiction) diagnose.warn('previous-meeting', contradiction.line, 1, contradiction.message);
  const plan = planImport(read, stored);
  const { summary } = plan;
  if (isRefused()) return result('REFUSED', { summary });
  const before = idsOf(stored);
  if (summary.isUnchanged) return result('UNCHANGED', { summary, ...before });
  if (await isOwnWriting(tx, stored, previous, source, names))
    return result('UNCHANGED', { summary: asUnchanged(summary), ...before });

  const inTheWay = stored
    ? await problemsOfStart(tx, stored.meeting.id, plan.meeting.startsAt, context.now)
    : [];
  if (inTheWay.length) {
    const line = report.header.find(({ kind }) => kind === 'time')?.lineStart ?? 1;
    diagnose.error('meeting-refused', line, 1, refusalSentence(new ValidationError(inTheWay)));
    return result('REFUSED', { summary });
  }

  // Before anything is written: what is undone will rest on lines that are gone by intent.
  if (stored?.meeting.report && plan.revision.is !== 'CURRENT')
    summary.vanished = await findVanished(tx, stored.meeting.report, source);
  const planned = {
    plan,
    known: stored?.meeting ?? null,
    content: { source, link: input.link },
    context: { ...context, projects: names.ids },
  };
  const apply = async (db: Db): Promise<AppliedImport> => {
    const applied = await applyImport(db, planned);
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
      if (context.dryRun || isRefused()) throw new RollBack();
      return done;
    });
    return result('IMPORTED', { summary, ...keptIds(applied) });
  } catch (error) {
    if (error instanceof DecisionRefusedError) {
      const { line, column } = placeOf(report, error);
      diagnose.error('decision-refused', line, column, error.message);
    } else if (!(error instanceof RollBack)) throw error;
    return isRefused() ? result('REFUSED', { summary }) : result('IMPORTED', { summary, ...before });
  }
}

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
