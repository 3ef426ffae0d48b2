import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import { keyOf, parsedKey } from '../../base/meeting-key.ts';
import type { Db } from '../../db/index.ts';
import { meetings, projects, suggestions } from '../../db/tables/index.ts';
import { meantBy, type TakenBack } from '../meeting/rows.ts';
import { takeBackProposals } from '../proposal/named.ts';

/** The suggestions that a line of a meeting's current report gave rise to. */
export async function suggestionsAt(tx: Db, { of, line }: { of: string; line: number }) {
  const rows = await tx
    .select({
      id: suggestions.id,
      slug: projects.slug,
      state: suggestions.state,
      date: meetings.date,
      name: meetings.name,
    })
    .from(suggestions)
    .innerJoin(meetings, eq(meetings.id, suggestions.meetingId))
    .leftJoin(projects, eq(projects.id, suggestions.projectId))
    .where(
      and(
        eq(meetings.date, parsedKey(of).date),
        lte(suggestions.lineStart, line),
        sql`${suggestions.lineEnd} >= ${line}`,
      ),
    )
    .orderBy(asc(suggestions.id));
  return meantBy(of, rows, keyOf);
}

/** A meeting's report no longer says what became of suggestions: they wait again, and what they had opened is withdrawn. */
export async function takeBackSuggestions(
  tx: Db,
  ids: readonly number[],
  by: TakenBack & { now: Date },
): Promise<void> {
  if (!ids.length) return;
  const rows = await tx
    .select({ proposalId: suggestions.proposalId })
    .from(suggestions)
    .where(inArray(suggestions.id, [...ids]));
  await tx
    .update(suggestions)
    .set({ state: 'WAITING', proposalId: null, closedOn: null, closedBy: null, closedReason: null })
    .where(inArray(suggestions.id, [...ids]));
  await takeBackProposals(
    tx,
    rows.flatMap(({ proposalId }) => proposalId ?? []),
    by,
  );
}
