import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import { type Issue, NotFoundError, ValidationError } from '../../base/errors.ts';
import { handleOrName } from '../../base/text.ts';
import { actionItems } from '../../db/tables/index.ts';
import { defineAct, type Ref } from '../act/act.ts';
import { changesOf } from '../audit/rows.ts';
import { findOrCreatePeople } from '../person/find-or-create.ts';
import { slugsOfActionItem } from './rows.ts';

const Input = z.object({
  actionItem: z.custom<Ref>(),
  isDone: z.boolean().nullish(),
  doneOn: z.string().nullish(),
  owner: handleOrName().nullable().optional(),
  dueOn: z.string().nullable().optional(),
});

/** Says of an action item that it is done or open, whose it is, or until when. What is left out stays. */
export const updateActionItem = defineAct({
  name: 'updateActionItem',
  input: Input,
  // One that is about no project is for chairs.
  projectOf: async (db, { actionItem }) => {
    const slugs = await slugsOfActionItem(db, actionItem.id);
    return slugs.length ? { anyOf: slugs } : null;
  },
  run: async (tx, { actionItem, ...given }, { now }) => {
    const [found] = await tx
      .select()
      .from(actionItems)
      .where(eq(actionItems.id, actionItem.id))
      .for('update');
    if (!found) throw new NotFoundError('action item', actionItem.given);
    const issues = problemsOf(given, dayOf(now));
    if (issues.length) throw new ValidationError(issues);
    const { isDone, doneOn, owner, dueOn } = given;
    const done = doneOn ?? (isDone ? (found.doneOn ?? dayOf(now)) : isDone === false ? null : undefined);
    const columns = {
      ...(done === undefined ? {} : { doneOn: done }),
      ...(owner === undefined ? {} : { owner }),
      ...(dueOn === undefined ? {} : { dueOn }),
    };
    const changes = changesOf<typeof columns>(found, columns);
    const people = await findOrCreatePeople(tx, owner?.startsWith('@') ? [owner.slice(1)] : []);
    const ownerId =
      owner === undefined ? {} : { ownerId: owner ? (people.get(owner.slice(1)) ?? null) : null };
    await tx
      .update(actionItems)
      .set({ ...columns, ...ownerId })
      .where(eq(actionItems.id, found.id));
    return {
      answer: { actionItemId: found.id },
      subject: Object.keys(changes).length ? `ActionItem:${found.id}` : null,
      details: { text: found.text, changes },
    };
  },
});

function problemsOf(
  { isDone, doneOn, owner, dueOn }: Omit<z.output<typeof Input>, 'actionItem'>,
  today: string,
): Issue[] {
  const isNothing = (isDone ?? doneOn ?? null) === null && owner === undefined && dueOn === undefined;
  if (isNothing)
    return [{ path: 'input', message: 'Expected isDone, doneOn, owner or dueOn; got none of them.' }];
  if (doneOn && isDone === false)
    return [
      { path: 'input.doneOn', message: `Expected no doneOn for an item that is not done; got ${doneOn}.` },
    ];
  if (doneOn && doneOn > today)
    return [{ path: 'input.doneOn', message: `Expected ${today} or an earlier day; got ${doneOn}.` }];
  return [];
}
