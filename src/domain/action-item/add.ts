import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import { ConflictError, ValidationError } from '../../base/errors.ts';
import { keyOf } from '../../base/meeting-key.ts';
import { handleOrName, line, listOf } from '../../base/text.ts';
import { actionItemProjects, actionItems } from '../../db/tables/index.ts';
import { defineAct } from '../act/act.ts';
import { assertTakesPlace, BEHIND_LINES, lockedMeeting } from '../meeting/state.ts';
import { findOrCreatePeople } from '../person/find-or-create.ts';
import { lockProjects } from '../project/lock.ts';

const Input = z.object({
  meeting: z.string(),
  text: line(),
  owner: handleOrName().nullish(),
  dueOn: z.string().nullish(),
  doneOn: z.string().nullish(),
  projects: listOf(line()).nullish(),
});

/** Enters an action item of a meeting whose minutes do not mention it. A line that comes to say it takes its place. */
export const addActionItem = defineAct({
  name: 'addActionItem',
  input: Input,
  // One that is about no project is for chairs.
  projectOf: (_db, { projects }) => (projects?.length ? { allOf: projects } : null),
  run: async (tx, { meeting: key, text, projects = [], ...given }, { now }) => {
    const [owner, dueOn, doneOn] = [given.owner ?? null, given.dueOn ?? null, given.doneOn ?? null];
    const today = dayOf(now);
    if (doneOn !== null && doneOn > today)
      throw new ValidationError([
        { path: 'input.doneOn', message: `Expected ${today} or an earlier day; got ${doneOn}.` },
      ]);
    const slugs = [...new Set(projects ?? [])];
    const projectOf = await lockProjects(tx, slugs);
    const about = slugs.map((slug) => projectOf(slug));
    const meeting = await lockedMeeting(tx, key);
    assertTakesPlace(meeting);
    const isSame = sql`${actionItems.meetingId} = ${meeting.id} and lower(${actionItems.text}) = lower(${text})`;
    if (await tx.$count(actionItems, isSame))
      throw new ConflictError(`The meeting of ${keyOf(meeting)} has that action item already: ${text}`);
    const people = await findOrCreatePeople(tx, owner?.startsWith('@') ? [owner.slice(1)] : []);
    const [item] = await tx
      .insert(actionItems)
      .values({
        ...{ meetingId: meeting.id, text, quote: text, owner, dueOn, doneOn },
        ownerId: owner ? (people.get(owner.slice(1)) ?? null) : null,
        position: sql`(select greatest(coalesce(max(position), 0), ${BEHIND_LINES}) + 1 from action_items where meeting_id = ${meeting.id})`,
      })
      .returning({ id: actionItems.id });
    if (!item) throw new Error('the database returned no action item');
    const links = [...new Map(about.map(({ id }) => [id, id])).keys()];
    if (links.length)
      await tx
        .insert(actionItemProjects)
        .values(links.map((projectId) => ({ actionItemId: item.id, projectId, via: 'LINK' as const })));
    return {
      answer: { actionItemId: item.id },
      subject: `ActionItem:${item.id}`,
      details: {
        meeting: keyOf(meeting),
        text,
        owner,
        dueOn,
        doneOn,
        projects: about.map(({ slug }) => slug),
      },
    };
  },
});
