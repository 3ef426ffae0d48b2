import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { ConflictError } from '../../base/errors.ts';
import { line, listOf, prose } from '../../base/text.ts';
import { meetingDrafts } from '../../db/tables/index.ts';
import { defineAct } from '../act/act.ts';
import { lockedMeeting } from '../meeting/state.ts';

const MOST_CHARACTERS = 200_000;
const MOST_DECISIONS = 500;
const MOST_OF_DECISION = 3000;

const Input = z.object({
  meeting: z.string(),
  notes: prose(MOST_CHARACTERS),
  decisions: listOf(line(MOST_OF_DECISION), MOST_DECISIONS),
  version: z.number().int().min(0),
});

/** Saves the notes of a meeting while it is held. If two people began with the same version, the second is refused. */
export const saveMeetingDraft = defineAct({
  name: 'saveMeetingDraft',
  input: Input,
  run: async (tx, { meeting: key, notes, decisions, version }, { viewer, now }) => {
    const { id } = await lockedMeeting(tx, key);
    const content = { notes, decisions, savedAt: now, savedBy: viewer.personId };
    const [saved] =
      version === 0
        ? await tx
            .insert(meetingDrafts)
            .values({ meetingId: id, ...content, version: 1 })
            .onConflictDoNothing()
            .returning({ version: meetingDrafts.version })
        : await tx
            .update(meetingDrafts)
            .set({ ...content, version: version + 1 })
            .where(and(eq(meetingDrafts.meetingId, id), eq(meetingDrafts.version, version)))
            .returning({ version: meetingDrafts.version });
    if (!saved)
      throw new ConflictError(
        'Another person has saved these notes since you read them; read their version first.',
      );
    // What is typed is no act of record: the report that comes of it is.
    return { answer: { meetingId: id, version: saved.version }, subject: null, details: {} };
  },
});
