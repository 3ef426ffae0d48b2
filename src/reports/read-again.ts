import { isDeepStrictEqual } from 'node:util';
import { keyOf } from '../base/meeting-key.ts';
import type { Source } from '../base/source.ts';
import type { Db } from '../db/index.ts';
import { actionItemsOfDays } from '../domain/action-item/rows.ts';
import { type ProjectNames, readProjectNames } from '../domain/project/names.ts';
import { findStoredMeeting } from '../domain/report/stored.ts';
import { allReports } from '../domain/report/verified.ts';
import { turnSuggestions } from '../domain/suggestion/writes.ts';
import { applyImport } from './apply/apply.ts';
import { planImport, type StoredState } from './plan/plan.ts';
import { readWith } from './read.ts';
import { readStored } from './stored-state.ts';
import { suggest } from './suggestions.ts';
import type { Suggestion } from './types.ts';

/**
 * Reads the current revisions of the meetings since a day again where they say something else by the names that projects have now than
 * by those that they had before. Returns how many do.
 */
export async function readAgain(
  tx: Db,
  { since, names: namesBefore }: { since: string; names: ProjectNames },
  { personId, now, source }: { personId: number; now: Date; source?: Source | undefined },
): Promise<number> {
  const names = await readProjectNames(tx, source ?? null);
  let changed = 0;
  for (const { date, name } of await allReports(tx)) {
    if (date < since) continue;
    const current = (await findStoredMeeting(tx, keyOf({ date, name }), ''))?.report?.current;
    if (!current) continue;
    const { report } = await readWith(names, current.content, '', date);
    const { report: was } = await readWith(namesBefore, current.content, '', date);
    if (!report || isDeepStrictEqual(was, report)) continue;
    const read = {
      report: { ...report, date, name },
      suggestions: suggest(report, names.source?.group?.words),
      hash: current.hash,
    };
    const before = await readStored(tx, read, names);
    if (before.stored) await turnSuggestions(tx, turned(before.stored, read.suggestions, names));
    const { stored } = await readStored(tx, read, names);
    const carried = await actionItemsOfDays(
      tx,
      report.reviews.map(({ of }) => of),
    );
    const plan = planImport(read, stored, now, carried);
    if (!stored || plan.summary.isUnchanged) continue;
    await applyImport(tx, {
      plan,
      known: stored.meeting,
      content: {
        source: current.content,
        link: null,
        file: null,
        place: null,
        commit: null,
        writtenAt: null,
      },
      context: { enteredBy: personId, now, projects: names.ids },
    });
    changed++;
  }
  return changed;
}

/** Suggestions of the same line and word that are of another project now: they stay, with whatever became of them. */
function turned(
  { content }: StoredState,
  next: readonly Suggestion[],
  names: ProjectNames,
): { id: number; projectId: number }[] {
  const rows = content.suggestions;
  const isAt = (a: { lineStart: number; rule: string }, b: { lineStart: number; rule: string }) =>
    a.lineStart === b.lineStart && a.rule === b.rule;
  return rows.flatMap(({ suggestion, slug }) => {
    if (next.some((one) => isAt(one, suggestion) && one.project === slug)) return [];
    const now = next.find(
      (one) =>
        isAt(one, suggestion) && !rows.some((row) => isAt(row.suggestion, one) && row.slug === one.project),
    );
    const projectId = names.ids.get(now?.project ?? '');
    return projectId === undefined ? [] : [{ id: suggestion.id, projectId }];
  });
}
