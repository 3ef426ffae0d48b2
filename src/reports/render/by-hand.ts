import { isRemark } from '../parse/attendance.ts';
import type { Attendance } from '../types.ts';
import type { ItemState } from './action-item.ts';
import { escapeMarkdown } from './escape.ts';

/** What was entered about a meeting and is in no line of its minutes. */
export interface EnteredByHand {
  attendance: readonly Pick<Attendance, 'name' | 'handle' | 'organisation' | 'remark' | 'state'>[];
  actionItems: readonly (ItemState & { text: string; projects: readonly string[] })[];
}

/** `Attendees: @a (Org One, chair), Person B` and `Regrets: …`; none where nobody is named. */
export const renderPeople = ({ attendance }: EnteredByHand): string[] =>
  (['PRESENT', 'REGRETS'] as const).flatMap((state) => {
    const people = attendance.filter((each) => each.state === state).map(renderPerson);
    return people.length ? [`${state === 'PRESENT' ? 'Attendees' : 'Regrets'}: ${people.join(', ')}`] : [];
  });

function renderPerson({ name, handle, organisation, remark }: EnteredByHand['attendance'][number]): string {
  const called =
    handle === null
      ? escapeMarkdown(name)
      : name === handle
        ? `@${handle}`
        : `${escapeMarkdown(name)} @${handle}`;
  const own = organisation === null ? '' : escapeMarkdown(organisation);
  if (remark === null) return own ? `${called} (${own})` : called;
  const said = escapeMarkdown(remark);
  if (!isRemark(remark)) return `${called} (${own}; ${said})`;
  return `${called} (${own ? `${own}, ` : ''}${said})`;
}

/** `- [ ] @a: what is to be done (project landlock, due 2017-06-07)`. */
export function renderTask({
  text,
  owner,
  dueOn,
  doneOn,
  projects,
}: EnteredByHand['actionItems'][number]): string {
  const isHandle = owner?.startsWith('@') ?? false;
  const clauses = [
    ...(projects.length ? [`project${projects.length > 1 ? 's' : ''} ${projects.join(', ')}`] : []),
    ...(owner === null || isHandle ? [] : [`owner ${escapeMarkdown(owner.replace(/[()]/g, ' '))}`]),
    ...(dueOn === null ? [] : [`due ${dueOn}`]),
    ...(doneOn === null ? [] : [`done ${doneOn}`]),
  ];
  const behind = clauses.length ? ` (${clauses.join(', ')})` : '';
  return `- [${doneOn === null ? ' ' : 'x'}] ${isHandle ? `${owner}: ` : ''}${escapeMarkdown(text)}${behind}`;
}
