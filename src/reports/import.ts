import { DomainError, ValidationError } from '../base/errors.ts';
import type { Source } from '../base/source.ts';
import type { Db } from '../db/index.ts';
import { actionItemsOfDays } from '../domain/action-item/rows.ts';
import { redate } from '../domain/meeting/redate.ts';
import { hasRecordedSomething } from '../domain/meeting/state.ts';
import { problemsOfStart } from '../domain/meeting/update.ts';
import { type ProjectNames, readProjectNames } from '../domain/project/names.ts';
import { lockMeetings } from '../domain/report/import-locks.ts';
import { redactedContent } from '../domain/report/redact.ts';
import { otherDayOf } from '../domain/report/same-body.ts';
import { voidContent } from '../domain/voiding/set-aside.ts';
import { type AppliedImport, applyImport } from './apply/apply.ts';
import { chairFor } from './apply/chair.ts';
import type { ApplyContext } from './apply/context.ts';
import { type AppliedDecision, contradictedOrigins, DecisionRefusedError } from './apply/decisions.ts';
import { refusalSentence } from './apply/refusal.ts';
import { farFromOthers, mostlyUnread, replacesOther } from './guards.ts';
import { minutesOf } from './minutes/minutes.ts';
import { type ImportPlan, planImport, type ReadReport, reportKey, type StoredState } from './plan/plan.ts';
import { previousContradiction } from './plan/previous.ts';
import { stateQuestion } from './plan/state.ts';
import { readWith } from './read.ts';
import { type ImportInput, type ReadInput, readInput } from './read-input.ts';
import { type ImportResult, type Judging, type OpenResult, openResult } from './result.ts';
import { readStored } from './stored-state.ts';
import { suggest } from './suggestions.ts';
import { asUnchanged, type MissingDecision, shorten } from './summary.ts';
import type { ParsedReport } from './types.ts';
import { unlikelyIn } from './unlikely.ts';
import { findVanished } from './vanished.ts';

export type { ImportInput } from './read-input.ts';
export type { ImportResult } from './result.ts';

export interface ImportContext extends Omit<ApplyContext, 'projects'>, Judging {
  /** What the projects are called, where many reports are imported in a row; read when it is left out. */
  names?: ProjectNames;
  /** Where the reports are kept; left out: nobody has said, and what is relative leads nowhere. */
  source?: Source | undefined;
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
  const names = context.names ?? (await readProjectNames(tx, context.source ?? null));
  return importRead(tx, await readInput(input, names), { ...context, names });
}

/** The part of an import that needs the database; `names` are those by which the report was read. */
export async function importRead(
  tx: Db,
  input: ReadInput,
  context: ImportContext & { names: ProjectNames },
): Promise<ImportResult> {
  const { names } = context;
  const { read } = input;
  let { source } = input;
  const { diagnose, isRefused, result } = openResult(input, context);
  if (!read || isRefused()) return result('REFUSED');

  await settleDate(tx, input, read, { ...context, diagnose });
  if (isRefused()) return result('REFUSED');
  await lockMeetings(tx, [reportKey(read.report)], context.run?.isRelaxed ?? false);
  const left = await redactedContent(tx, reportKey(read.report), read.hash);
  if (left !== null) {
    const { report: blank } = await readWith(names, left, input.path, read.report.date);
    if (blank)
      Object.assign(read, {
        report: { ...blank, name: read.report.name },
        suggestions: suggest(blank, names.source?.group?.words),
      });
    source = left;
    diagnose.warn('redacted', 1, 1, 'lines of this content were taken out; it is read without them');
  }
  const { report } = read;
  const { stored, previous, next } = await readStored(tx, read, names);
  if (!context.confirmsDates)
    for (const { line, message } of unlikelyIn(report, source, context.now, stored?.meeting))
      diagnose.error('unlikely-date', line, 1, message);
  const isVoid = stored?.meeting.report ? null : await voidContent(tx, read.hash);
  if (isVoid)
    diagnose.error(
      'void-report',
      1,
      1,
      `expected a report that is not void, found one that was made void on ${isVoid.on}: ${isVoid.reason}`,
    );
  if (isRefused()) return result('REFUSED');
  const contradiction = previousContradiction(report, previous);
  if (contradiction) diagnose.warn('previous-meeting', contradiction.line, 1, contradiction.message);
  const reviews = [...report.reviews, ...(stored?.base?.reviews ?? [])];
  const carried = await actionItemsOfDays(
    tx,
    reviews.map(({ of }) => of),
  );
  const plan = planImport(read, stored, context.now, carried, context);
  for (const { of, text, lineStart } of plan.unknownReviews) {
    const message = `expected an action item of the meeting of ${of}, found "${shorten(text)}", which its minutes do not have`;
    diagnose.warn('action-item-unknown', lineStart, 1, message);
  }
  for (const missing of plan.summary.missing) {
    const { line, column } = decisionsOf(report);
    diagnose.warn('decision-missing', line, column, missingSentence(missing));
  }
  const { summary } = plan;
  const places = { title: report.headings[0]?.lineStart ?? 1 };
  const far = stored ? null : farFromOthers(report.date, previous, next);
  if (far) diagnose.warn('far-from-others', places.title, 1, far);
  const isParaphrase = report.paraphrase !== null;
  const lost = context.replace
    ? null
    : replacesOther(plan, stored?.meeting ?? null, { file: input.file, isParaphrase });
  if (lost) diagnose.error('other-file', places.title, 1, lost);
  const unread = context.acceptUnread ? null : mostlyUnread(report, source);
  if (unread && plan.revision.is === 'NEW') diagnose.error('mostly-unread', unread.line, 1, unread.message);
  const question = stateQuestion(report, stored?.meeting ?? null, context.now);
  const titleLine = report.headings[0]?.lineStart ?? 1;
  if (question) diagnose.warn('meeting-state', titleLine, 1, question);
  if (isRefused()) return result('REFUSED', { summary });
  const before = idsOf(stored);
  if (summary.isUnchanged) return result('UNCHANGED', { summary, ...before });
  if (await isOwnWriting(tx, stored, previous, source, names))
    return result('UNCHANGED', { summary: asUnchanged(summary), ...before });

  const inTheWay = stored
    ? await problemsOfStart(tx, stored.meeting.id, plan.meeting.startsAt, context.now)
    : [];
  if (stored && plan.state?.state === 'CANCELLED' && (await hasRecordedSomething(tx, stored.meeting.id))) {
    const held = `the meeting of ${report.date} has recorded something, so it was held and cannot be cancelled`;
    diagnose.error('meeting-refused', titleLine, 1, held);
    return result('REFUSED', { summary });
  }
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
    content: {
      source,
      link: input.link,
      file: input.file,
      place: input.place,
      commit: input.commit,
      writtenAt: input.writtenAt,
    },
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

/**
 * The day of the meeting. A report whose date was entered wrongly and corrected is read under the right date, and the same
 * report under another date is not another meeting unless the caller says so.
 */
async function settleDate(
  tx: Db,
  { source, isDated }: ReadInput,
  read: ReadReport,
  { diagnose, redate: isRedating, ...context }: ImportContext & Pick<OpenResult, 'diagnose'>,
): Promise<void> {
  const { report } = read;
  // What a file calls by a name is one of several meetings of its day.
  if (report.name !== null) return;
  if (isDated && !isRedating) return;
  const line = report.headings[0]?.lineStart ?? 1;
  const { redatedTo, sameBodyOn: other } = await otherDayOf(tx, source, report.date);
  if (redatedTo && !isDated) {
    diagnose.warn('redated', line, 1, `${report.date} was corrected to ${redatedTo}, which was taken`);
    read.report = { ...report, date: redatedTo };
    return;
  }
  if (!other || !report.notes.length) return;
  if (!isRedating) {
    const message = `the meeting of ${other} has the same report: if its date is wrong, correct it with --redate (redate) or redateMeeting; if this is another meeting, say so with --date ${report.date} (date)`;
    diagnose.error('same-report', line, 1, message);
    return;
  }
  try {
    const viewer = chairFor(context).viewer;
    await redate(
      tx,
      { meeting: other, to: report.date, reason: 'The report was imported again under this date.' },
      { now: context.now, viewer },
    );
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    diagnose.error('redate-refused', line, 1, refusalSentence(error));
  }
}

const idsOf = (stored: StoredState | null) => ({
  meetingId: stored?.meeting.id ?? null,
  reportId: stored?.meeting.report?.id ?? null,
  revisionId: stored?.meeting.report?.current.id ?? null,
});

const keptIds = ({ meetingId, reportId, revisionId }: AppliedImport) => ({ meetingId, reportId, revisionId });

/** A report that the tracker has written itself says nothing new. */
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
  return decisionsOf(report);
}

/** Where decisions that a report no longer has would stand: under their heading, else under the title. */
function decisionsOf(report: ParsedReport): { line: number; column: number } {
  const heading = report.headings.find(({ kind }) => kind === 'DECISIONS') ?? report.headings[0];
  return { line: heading?.lineStart ?? 1, column: 1 };
}

const missingSentence = ({ label, line, consequence }: MissingDecision) =>
  `expected the decision “${label}”, line ${line} of the revision that had it last; it stands. A bullet takes it back, or --retract-missing (retractMissing): ${consequence}`;

function explainConsequences({ summary }: ImportPlan, applied: readonly AppliedDecision[]): void {
  for (const { decision, consequence } of applied) {
    const change = summary.changes.find(
      ({ subject, line }) => subject === 'DECISION' && line === decision.lineStart,
    );
    if (consequence && change)
      change.consequence = change.consequence ? `${change.consequence}; ${consequence}` : consequence;
  }
}
