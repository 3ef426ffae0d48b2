import { rebased } from '../base/source.ts';
import { NOTES_ON_A_PAGE } from '../domain/evidence/link.ts';
import { findMeetings } from '../domain/meeting/rows.ts';
import { everyNote, findNotes, type NoteRow } from '../domain/note/rows.ts';
import { projectsOfNotes } from '../domain/project/linked.ts';
import { pagesOfLines } from '../domain/report/cited-lines.ts';
import { type At, TODAY } from '../reading/as-of.ts';
import { NoteConnection } from './connections.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { listArgs, rootPage } from './engine/connection.ts';
import { belongsTo, person, refersTo } from './engine/fields.ts';
import { asOfNode } from './engine/node.ts';
import { ahead, related } from './engine/relation.ts';
import { AS_OF } from './readiness.ts';
import { MeetingRef, NoteRef, PersonRef, ProjectRef } from './refs.ts';

type Note = At<NoteRow>;

builder.node(NoteRef, {
  ...asOfNode(findNotes),
  description: 'One bullet of the minutes.',
  fields: (t) => ({
    meeting: t.field({
      type: MeetingRef,
      description: 'The meeting whose minutes it is of.',
      ...belongsTo(findMeetings, 'meetingId'),
    }),
    depth: t.exposeInt('depth', { description: 'How deep it stands: 0 for the topics of the meeting.' }),
    section: t.exposeString('section', {
      description: 'Text of the topic it stands under; its own for a topic.',
    }),
    speaker: t.field({
      type: PersonRef,
      nullable: true,
      description: 'Who said it; null if the minutes do not say.',
      ...person('speakerId'),
    }),
    speakerName: t.exposeString('speakerName', {
      nullable: true,
      description:
        'Who said it, as the list of those who were there calls them; null if the minutes give a handle, or do not say.',
    }),
    text: t.exposeString('text', {
      description: 'Plain text, without markup; lines that were wrapped are joined by one space.',
    }),
    markdown: t.exposeString('markdown', {
      description: 'The source as it stands, without its bullet and indentation.',
    }),
    links: t.field({
      type: ['URL'],
      description: 'Where it links to, in the order of the text.',
      resolve: ({ links }, _args, { settings: { source } }) =>
        source ? links.map((link) => rebased(source, link)) : links,
    }),
    lineStart: t.exposeInt('lineStart', { description: 'Its first line in the report, counted from 1.' }),
    lineEnd: t.exposeInt('lineEnd', { description: 'Its last line in the report, included.' }),
    page: t.string({
      description:
        'Path of the page of this tracker that shows it with its line: of its meeting, or of the newest revision where that has more notes than one page.',
      ...related((notes: readonly Note[], _args, { db }) =>
        pagesOfLines(
          db,
          notes.map(({ meetingId, lineStart, position }) => ({
            ...{ meetingId, lineStart, isOnMeetingPage: position <= NOTES_ON_A_PAGE },
          })),
        ),
      ),
    }),
    projects: t.field({
      type: [ProjectRef],
      description: 'The projects it is about or names, by slug.',
      ...related((notes: readonly Note[], _args, { db }) => projectsOfNotes(db, notes)),
    }),
    parent: t.field({
      type: NoteRef,
      nullable: true,
      description: 'The note it stands under; null for a topic.',
      ...refersTo(findNotes, 'parentId'),
    }),
  }),
});

builder.queryField('notes', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: NoteConnection,
    description:
      'The minutes of all meetings that were held, bullet by bullet: by meeting, and in the order of the source.',
    args: {
      asOf: t.arg({ type: 'Date', description: AS_OF }),
      ...listArgs(t),
    },
    resolve: ahead(async ({ asOf, ...page }, context, wanted) =>
      rootPage(context, everyNote, page, { asOf: { ...TODAY, date: asOf ?? null }, wanted }),
    ),
  }),
);
