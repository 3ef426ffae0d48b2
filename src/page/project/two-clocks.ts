import type { Readiness, StatusChangeKind } from '../operation-types.ts';

/** What the picture needs to know of a record. */
export interface Entry {
  number: number;
  kind: StatusChangeKind;
  isRetraction: boolean;
  to: Readiness | null;
  effectiveOn: string;
  meeting: { date: string };
  corrects: { number: number } | null;
}

/** A level from one day to the next change; null until the end. */
export interface Span {
  readiness: Readiness;
  from: string;
  to: string | null;
}

/**
 * The levels of a project over time, once as they took effect by all that stands today, once as the minutes had it on each day.
 * The same rules as the ledger's: order by effect, then meeting, then number; corrections take away what they correct, for the
 * minutes from their own meeting on.
 */
export function twoClocks(entries: readonly Entry[]): { effective: Span[]; recorded: Span[] } {
  const days = [
    ...new Set(entries.flatMap(({ effectiveOn, meeting }) => [effectiveOn, meeting.date])),
  ].sort();
  return {
    effective: spansOf(days.map((day) => [day, levelAt(entries, entries, day)])),
    recorded: spansOf(
      days.map((day) => [
        day,
        levelAt(
          entries.filter(({ meeting }) => meeting.date <= day),
          entries,
          day,
        ),
      ]),
    ),
  };
}

function levelAt(known: readonly Entry[], all: readonly Entry[], day: string): Readiness | null {
  const corrected = new Set(known.map(({ corrects }) => corrects?.number));
  const last = known
    .filter((entry) => !corrected.has(entry.number) && !entry.isRetraction && moves(entry, all))
    .filter(({ effectiveOn }) => effectiveOn <= day)
    .sort(
      (a, b) =>
        a.effectiveOn.localeCompare(b.effectiveOn) ||
        a.meeting.date.localeCompare(b.meeting.date) ||
        a.number - b.number,
    )
    .at(-1);
  return last?.to ?? null;
}

/** A correction of a confirmation moves as little as the confirmation did. */
function moves(entry: Entry, all: readonly Entry[]): boolean {
  const corrected = all.find(({ number }) => number === entry.corrects?.number);
  return corrected ? moves(corrected, all) : entry.kind !== 'CONFIRMATION';
}

function spansOf(levels: readonly (readonly [string, Readiness | null])[]): Span[] {
  const changes = levels.filter(([, readiness], at) => readiness !== (levels[at - 1]?.[1] ?? null));
  return changes.flatMap(([from, readiness], at) =>
    readiness === null ? [] : [{ readiness, from, to: changes[at + 1]?.[0] ?? null }],
  );
}
