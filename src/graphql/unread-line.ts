import type { PageArgs } from '../domain/page.ts';
import { pageOfList } from '../domain/page-of-list.ts';
import { readLines } from '../domain/report/lines.ts';
import { currentRevisionsOf } from '../domain/report/source.ts';
import { whatBecame } from '../reports/what-became.ts';
import { builder } from './builder.ts';
import { connectionOf, reading } from './connection.ts';
import { MeetingRef } from './refs.ts';
import { related } from './relation.ts';

interface UnreadLine {
  number: number;
  text: string;
}

const UnreadLineRef = builder.objectRef<UnreadLine>('UnreadLine').implement({
  description: 'A line of a report that was not understood, and is kept as text.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Its number in the newest revision, counted from 1.' }),
    text: t.exposeString('text', { description: 'Its Markdown.' }),
  }),
});

const UnreadLineConnection = connectionOf(UnreadLineRef, 'UnreadLine', 'lines that were not understood');

/** Pages sort by code units. */
const place = ({ number }: UnreadLine) => String(number).padStart(9, '0');

builder.objectField(MeetingRef, 'unreadLines', (t) =>
  t.field({
    type: UnreadLineConnection,
    description: 'The lines of the newest revision of its report that were not understood, from the top.',
    args: t.arg.connectionArgs(),
    ...related(async (meetings: readonly { id: number }[], args: PageArgs, context) => {
      const revisions = await currentRevisionsOf(context.db, meetings);
      const lines = await readLines(
        context.db,
        revisions.flatMap((id) => id ?? []),
      );
      return revisions.map((id) =>
        pageOfList(
          unreadOf((id === null ? null : lines.get(id)) ?? []),
          place,
          'Meeting.unreadLines',
          args,
          reading(context),
        ),
      );
    }),
  }),
);

function unreadOf(lines: readonly string[]): UnreadLine[] {
  const became = whatBecame(lines.join('\n'));
  return lines.flatMap((text, index) =>
    became[index]?.kind === 'UNREAD' ? [{ number: index + 1, text }] : [],
  );
}
