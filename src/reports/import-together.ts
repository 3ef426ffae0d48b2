import type { Db } from '../db/index.ts';
import type { ProjectNames } from '../domain/project/names.ts';
import { lockMeetings } from '../domain/report/import-locks.ts';
import { anyBodyTwice } from '../domain/report/same-body.ts';
import { probeMeetings } from '../domain/report/stored.ts';
import type { ImportRun } from './apply/run.ts';
import { applyTogether, type ReadyImport, rowsInAdvance } from './apply/together.ts';
import { farFromOthers, mostlyUnread } from './guards.ts';
import { planImport, type ReadReport, reportKey } from './plan/plan.ts';
import { previousContradiction } from './plan/previous.ts';
import { stateQuestion } from './plan/state.ts';
import type { ReadInput } from './read-input.ts';
import { type ImportResult, type Judging, openResult } from './result.ts';
import { unlikelyIn } from './unlikely.ts';

/** As whom and how reports are imported together. */
export interface TogetherContext extends Omit<Judging, 'dryRun'> {
  enteredBy: number;
  waiverDays?: number;
  confirmsDates?: boolean;
  now: () => Date;
  names: ProjectNames;
  run: ImportRun;
}

/** A report without decisions, with what it brings where its meeting is not known yet: nothing of it can be refused then. */
export interface Undeciding extends ReadInput {
  read: ReadReport;
  ready: ReadyImport;
}

/** Null where the report decides something, or is not to be imported. Its rows are made `inAdvance` where they can be. */
export function planAlone(input: ReadInput, context: TogetherContext, inAdvance: boolean): Undeciding | null {
  const { read, source, link, file, place, commit, writtenAt, path } = input;
  if (read === null || openResult(input, context).isRefused()) return null;
  // What is said of other meetings has to be looked up.
  if (read.report.decisions.length > 0 || read.report.reviews.length > 0) return null;
  if (input.isDated || mostlyUnread(read.report, source)) return null;
  // Told where the report is imported on its own.
  if (!context.confirmsDates && unlikelyIn(read.report, source, context.now()).length > 0) return null;
  const { enteredBy, now, names, run } = context;
  const audit = { tokenId: null, requestId: null, path };
  const planned = {
    plan: planImport(read, null, now()),
    known: null,
    content: { source, link, file, place, commit, writtenAt },
    context: { enteredBy, now: now(), projects: names.ids, run, audit },
  };
  return { ...input, read, ready: { planned, rows: inAdvance ? rowsInAdvance(planned, run) : null } };
}

/**
 * Imports reports of meetings not known yet inside the caller's transaction, the oldest first, with the results that each
 * would have had on its own. Null, and nothing is written, where one of the meetings has become known meanwhile.
 */
export async function importTogether(
  tx: Db,
  inputs: readonly Undeciding[],
  context: TogetherContext,
): Promise<ImportResult[] | null> {
  const { run } = context;
  const dates = inputs.map(({ read }) => read.report.date);
  await lockMeetings(tx, dates, run.isRelaxed);
  const probes = await probeMeetings(
    tx,
    inputs.map(({ read }) => reportKey(read.report)),
  );
  if (probes.some(({ isKnown }) => isKnown)) return null;
  // The content of each distinguishes it from the others and from what is stored.
  const bodies = inputs.filter(({ read }) => read.report.notes.length > 0).map(({ source }) => source);
  if (await anyBodyTwice(tx, bodies)) return null;
  let imported: string | null = null;
  const judged = inputs.map((input, index): { ready: ReadyImport | null; result: ImportResult } => {
    const { read, ready } = input;
    const { summary } = ready.planned.plan;
    const { diagnose, isRefused, result } = openResult(input, context);
    const contradiction = previousContradiction(
      read.report,
      later(probes[index]?.previous ?? null, imported),
    );
    if (contradiction) diagnose.warn('previous-meeting', contradiction.line, 1, contradiction.message);
    const far = farFromOthers(
      read.report.date,
      later(probes[index]?.previous ?? null, imported),
      probes[index]?.next ?? null,
    );
    if (far) diagnose.warn('far-from-others', read.report.headings[0]?.lineStart ?? 1, 1, far);
    const question = stateQuestion(read.report, null, context.now());
    if (question) diagnose.warn('meeting-state', 1, 1, question);
    if (isRefused()) return { ready: null, result: result('REFUSED', { summary }) };
    imported = read.report.date;
    return { ready, result: result('IMPORTED', { summary }) };
  });
  const written = await applyTogether(
    tx,
    judged.flatMap(({ ready }) => ready ?? []),
    run,
  );
  const ids = written.values();
  return judged.map(({ ready, result }) => (ready ? { ...result, ...ids.next().value } : result));
}

const later = (one: string | null, other: string | null) =>
  one === null || (other !== null && other > one) ? other : one;
