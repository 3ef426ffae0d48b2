import type { At } from '../domain/as-of.ts';
import { findMeetings } from '../domain/meeting/find.ts';
import { findNotes } from '../domain/note/find.ts';
import type { NoteRow } from '../domain/note/row.ts';
import { projectsOfNotes } from '../domain/project/linked.ts';
import { builder } from './builder.ts';
import { belongsTo, person, refersTo } from './fields.ts';
import { asOfNode } from './node.ts';
import { MeetingRef, NoteRef, PersonRef, ProjectRef } from './refs.ts';
import { related } from './relation.ts';

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
      description: 'Who said it; null where the minutes do not say.',
      ...person('speakerId'),
    }),
    text: t.exposeString('text', {
      description: 'Plain text, without markup; lines that were wrapped are joined by one space.',
    }),
    markdown: t.exposeString('markdown', {
      description: 'The source as it stands, without its bullet and indentation.',
    }),
    links: t.expose('links', { type: ['URL'], description: 'Where it links to, in the order of the text.' }),
    lineStart: t.exposeInt('lineStart', { description: 'Its first line in the report, counted from 1.' }),
    lineEnd: t.exposeInt('lineEnd', { description: 'Its last line in the report, included.' }),
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
