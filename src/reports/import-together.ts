import type { Db } from '../db/index.ts';
import type { ProjectNames } from '../domain/project/names.ts';
import { lockMeetings } from '../domain/report/import-locks.ts';
import { probeMeetings } from '../domain/report/stored.ts';
import type { ImportRun } from './apply/run.ts';
import { applyTogether, type ReadyImport, rowsInAdvance } from './apply/together.ts';
import { planImport, type ReadReport } from './plan/plan.ts';
import { previousContradiction } from './plan/previous.ts';
import type { ReadInput } from './read-input.ts';
import { type ImportResult, type Judging, openResult } from './result.ts';

/** As whom and how reports are imported together. */
export interface TogetherContext extends Pick<Judging, 'strict'> {
  enteredBy: number;
  waiverDays?: number;
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
  const { read, source, link, path } = input;
  if (read === null || read.report.decisions.length > 0 || openResult(input, context).isRefused())
    return null;
  const { enteredBy, now, names, run } = context;
  const audit = { tokenId: null, requestId: null, path };
  const planned = {
    plan: planImport(read, null),
    known: null,
    content: { source, link },
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
  const probes = await probeMeetings(tx, dates);
  if (probes.some(({ isKnown }) => isKnown)) return null;
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
