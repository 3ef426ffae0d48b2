import { eq } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { meetings, projects, suggestions } from '../../db/tables/index.ts';
import type { Ref } from '../access/act.ts';
import { ConflictError, NotFoundError } from '../errors.ts';

/** A suggestion with its meeting's date and its project's slug, null where it names none. */
export async function findSuggestion(db: Db, id: number) {
  const [found] = await db
    .select({ suggestion: suggestions, slug: projects.slug, meetingDate: meetings.date })
    .from(suggestions)
    .innerJoin(meetings, eq(meetings.id, suggestions.meetingId))
    .leftJoin(projects, eq(projects.id, suggestions.projectId))
    .where(eq(suggestions.id, id));
  return found;
}

export async function getSuggestion(db: Db, ref: Ref) {
  const found = await findSuggestion(db, ref.id);
  if (!found) throw new NotFoundError('suggestion', ref.given);
  return found;
}

export const notWaiting = (state: string) =>
  new ConflictError(`Expected a suggestion that waits for a person; this one was ${state.toLowerCase()}.`);
