import { readLines } from '../domain/evidence/lines.ts';
import { currentRevisionsOf } from '../domain/report/source.ts';
import type { PageArgs } from '../reading/page.ts';
import { pageOfList } from '../reading/page-of-list.ts';
import { type LineKind as Kind, whatBecame } from '../reports/what-became.ts';
import { builder } from './engine/builder.ts';
import { connectionOf, reading } from './engine/connection.ts';
import type { Context } from './engine/context.ts';
import { related } from './engine/relation.ts';
import { MeetingRef } from './refs.ts';
import { LineKind } from './report-revision.ts';

interface KeptLine {
  number: number;
  text: string;
  kind: Kind;
}

const UnreadLineRef = builder.objectRef<KeptLine>('UnreadLine').implement({
  description: 'A line of a report that was not understood, and is kept as text.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Its number in the newest revision, counted from 1.' }),
    text: t.exposeString('text', { description: 'Its Markdown.' }),
  }),
});

const OtherLineRef = builder.objectRef<KeptLine>('OtherLine').implement({
  description:
    'A line of a report that is no point of the agenda, no note and no decision, and was understood.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Its number in the newest revision, counted from 1.' }),
    text: t.exposeString('text', { description: 'Its Markdown.' }),
    kind: t.expose('kind', { type: LineKind, description: 'What it was read as.' }),
  }),
});

const UnreadLineConnection = connectionOf(UnreadLineRef, 'UnreadLine', 'lines that were not understood');
const OtherLineConnection = connectionOf(OtherLineRef, 'OtherLine', 'lines about the meeting and its lists');

/** Pages sort by code units. */
const place = ({ number }: KeptLine) => String(number).padStart(9, '0');

/** What a page shows word by word from its own rows. */
const SHOWN: readonly Kind[] = ['AGENDA_ITEM', 'NOTE', 'DECISION', 'UNREAD', 'BLANK'];

/** The lines of the newest revision of each meeting's report that are of these kinds, a page of them. */
const linesThat =
  (field: string, isAsked: (kind: Kind) => boolean) =>
  async (meetings: readonly { id: number }[], args: PageArgs, context: Context) => {
    const revisions = await currentRevisionsOf(context.db, meetings);
    const lines = await readLines(
      context.db,
      revisions.flatMap((id) => id ?? []),
    );
    const words = context.settings.source?.group?.words;
    return Promise.all(
      revisions.map(async (id) => {
        const own = (id === null ? null : lines.get(id)) ?? [];
        const became = await whatBecame(own.join('\n'), words);
        const kept = own.flatMap((text, index): KeptLine[] => {
          const kind = became[index]?.kind ?? 'UNREAD';
          return isAsked(kind) ? [{ number: index + 1, text, kind }] : [];
        });
        return pageOfList(kept, place, field, args, reading(context));
      }),
    );
  };

builder.objectField(MeetingRef, 'unreadLines', (t) =>
  t.field({
    type: UnreadLineConnection,
    description: 'The lines of the newest revision of its report that were not understood, from the top.',
    args: t.arg.connectionArgs(),
    ...related(linesThat('Meeting.unreadLines', (kind) => kind === 'UNREAD')),
  }),
);

builder.objectField(MeetingRef, 'otherLines', (t) =>
  t.field({
    type: OtherLineConnection,
    description:
      'The lines of the newest revision of its report that are no point of the agenda, no note and no decision but were understood: title, headings, what is said about the meeting, lists of people, from the top.',
    args: t.arg.connectionArgs(),
    ...related(linesThat('Meeting.otherLines', (kind) => !SHOWN.includes(kind))),
  }),
);
