import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import { prose } from '../../base/text.ts';
import { suggestions } from '../../db/tables/index.ts';
import { defineBulkAct, eachOf, type Ref } from '../act/act.ts';
import { findSuggestion, getSuggestion, notWaiting } from './rows.ts';

const Input = z.object({ suggestion: z.custom<Ref>(), reason: prose() });

/** Lays a suggestion aside: the line does not bear on readiness, or not so. The reason stays with it. */
export const dismissSuggestion = defineBulkAct({
  name: 'dismissSuggestion',
  input: Input,
  projectOf: async (db, { suggestion }) => (await findSuggestion(db, suggestion.id))?.slug ?? null,
  // Each is judged by what those before it have left.
  runAll: (tx, asked, { viewer, now }) =>
    eachOf(asked, async ({ input: { suggestion: ref, reason } }) => {
      const { suggestion, slug } = await getSuggestion(tx, ref);
      const [dismissed] = await tx
        .update(suggestions)
        .set({ state: 'DISMISSED', closedOn: dayOf(now), closedBy: viewer.personId, closedReason: reason })
        .where(and(eq(suggestions.id, suggestion.id), eq(suggestions.state, 'WAITING')))
        .returning({ id: suggestions.id });
      if (!dismissed) throw notWaiting((await findSuggestion(tx, ref.id))?.suggestion.state ?? 'removed');
      return {
        answer: { suggestionId: suggestion.id },
        subject: `Suggestion:${suggestion.id}`,
        details: { project: slug, state: 'DISMISSED' },
      };
    }),
});
