import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { suggestions } from '../../db/tables/index.ts';
import type { Ref } from '../access/act.ts';
import { defineBulkAct, eachOf } from '../access/bulk.ts';
import { dayOf } from '../as-of.ts';
import { prose } from '../text.ts';
import { findSuggestion, getSuggestion, notWaiting } from './get.ts';

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
