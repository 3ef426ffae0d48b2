import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import { ValidationError } from '../../base/errors.ts';
import { Level } from '../../base/readiness.ts';
import { line, prose } from '../../base/text.ts';
import type { Db } from '../../db/index.ts';
import { suggestions } from '../../db/tables/index.ts';
import { defineBulkAct, eachOf, type Ref } from '../act/act.ts';
import { lockProject } from '../project/lock.ts';
import { assertNotMerged } from '../project/rules.ts';
import { openProposal } from '../proposal/open.ts';
import { findSuggestion, getSuggestion, notWaiting } from './rows.ts';

/** A line of minutes can be of any length; the whole of it is in the proposal's evidence. */
const QUOTE_LENGTH = 500;

const Input = z.object({
  suggestion: z.custom<Ref>(),
  project: line().nullish(),
  to: Level.nullish(),
  effectiveOn: z.string().nullish(),
  reason: prose().nullish(),
});

/** Opens the proposal that a suggestion stands for, resting on the quoted lines. */
export const acceptSuggestion = defineBulkAct({
  name: 'acceptSuggestion',
  input: Input,
  projectOf: async (db, { suggestion }) => (await findSuggestion(db, suggestion.id))?.slug ?? null,
  // Each is judged by what those before it have left.
  runAll: (tx, asked, { viewer, now }) =>
    eachOf(asked, async ({ input }) => {
      const { suggestion, meetingDate, slug } = await getSuggestion(tx, input.suggestion);
      if (suggestion.state !== 'WAITING') throw notWaiting(suggestion.state);
      const project = await lockProject(tx, projectFor(slug, input.project));
      assertNotMerged(project);
      const to = input.to ?? suggestion.suggestedTo;
      if (!to) throw missing('to', 'a readiness: the suggestion names none');
      const reason = input.reason ?? `The minutes of ${meetingDate} say: “${shortened(suggestion.quote)}”`;
      const { revisionId, lineStart, lineEnd, quote } = suggestion;
      const proposalId = await openProposal(
        tx,
        project,
        { to, effectiveOn: input.effectiveOn ?? null, reason, openedBy: viewer.personId },
        [{ revisionId, lineStart, lineEnd, quote }],
        now,
      );
      await accept(tx, suggestion.id, proposalId, { closedOn: dayOf(now), closedBy: viewer.personId });
      return {
        answer: { suggestionId: suggestion.id, proposalId },
        subject: `Suggestion:${suggestion.id}`,
        details: { project: project.slug, to, proposal: proposalId },
      };
    }),
});

function projectFor(suggested: string | null, given: string | null | undefined): string {
  if (!suggested && !given) throw missing('project', 'a project: the suggestion names none');
  if (suggested && given && suggested !== given)
    throw missing('project', `${suggested}, which the suggestion is about, or nothing`);
  return suggested ?? given ?? '';
}

function shortened(quote: string): string {
  const oneLine = quote.replace(/\s+/g, ' ').trim();
  return oneLine.length > QUOTE_LENGTH ? `${oneLine.slice(0, QUOTE_LENGTH).trim()}…` : oneLine;
}

const missing = (field: string, expected: string) =>
  new ValidationError([{ path: `input.${field}`, message: `Expected ${expected}.` }]);

async function accept(
  tx: Db,
  id: number,
  proposalId: number,
  closed: { closedOn: string; closedBy: number },
): Promise<void> {
  const [accepted] = await tx
    .update(suggestions)
    .set({ state: 'ACCEPTED', proposalId, ...closed })
    .where(and(eq(suggestions.id, id), eq(suggestions.state, 'WAITING')))
    .returning({ id: suggestions.id });
  if (!accepted) throw notWaiting((await findSuggestion(tx, id))?.suggestion.state ?? 'removed');
}
