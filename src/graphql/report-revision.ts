import { readLines } from '../domain/evidence/lines.ts';
import { linkToRevision } from '../domain/evidence/link.ts';
import { findMeetings } from '../domain/meeting/rows.ts';
import { alignLines, differences, type LineDifference } from '../domain/report/align.ts';
import {
  findRevisions,
  headsOfReports,
  type Revision,
  revisionsBefore,
  revisionsByNumber,
  revisionsOfMeetings,
} from '../domain/report/rows.ts';
import type { PageArgs } from '../reading/page.ts';
import { pageOfList } from '../reading/page-of-list.ts';
import { type Became, whatBecame, wordsFrom } from '../reports/what-became.ts';
import { builder } from './engine/builder.ts';
import { connectionOf, listArgs, reading } from './engine/connection.ts';
import type { Context } from './engine/context.ts';
import { knownPerson, pages } from './engine/fields.ts';
import { asOfNode } from './engine/node.ts';
import { existing, related, shared } from './engine/relation.ts';
import { MeetingRef, PersonRef } from './refs.ts';

/** One line of a revision. */
interface RevisionLine {
  number: number;
  text: string;
  became: Became;
  words: () => string | null;
  isNew: boolean;
}

export const LineKind = builder.enumType('LineKind', {
  description: 'What a line of a report was read as.',
  values: {
    TITLE: { description: 'The title, with the day of the meeting.' },
    HEADING: { description: 'The heading of a section.' },
    HEADER: { description: 'A line about the meeting itself: time, location, scribe.' },
    AGENDA_ITEM: { description: 'An item of the agenda.' },
    NOTE: { description: 'A note of the minutes.' },
    ATTENDANCE: { description: 'Somebody who was there or sent regrets, named outside the notes.' },
    ACTION_ITEM: { description: 'A task for somebody, outside the notes.' },
    RESOLUTION: { description: 'What was resolved or voted on, outside the notes.' },
    DECISION: { description: 'A decision, which became a record.' },
    PLANNED_TOPIC: { description: 'A topic that was planned for the next meeting.' },
    ANNOUNCEMENT: { description: 'The words that announced the next meeting.' },
    REMARK: { description: 'Words that say nothing of their own, such as “none”; kept as they stand.' },
    UNREAD: { description: 'It was not understood, and is kept as text.' },
    BLANK: { description: 'It is empty.' },
  },
});

const RevisionLineRef = builder.objectRef<RevisionLine>('RevisionLine').implement({
  description: 'One line of a revision of a report, as it was written.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Its number in that revision, counted from 1.' }),
    text: t.exposeString('text', { description: 'Its Markdown, indentation included.' }),
    kind: t.field({
      type: LineKind,
      description: 'What it was read as.',
      resolve: ({ became }) => became.kind,
    }),
    partOf: t.int({
      description: 'Number of the first line of what it is part of; its own where that begins here.',
      resolve: ({ became }) => became.lineStart,
    }),
    words: t.string({
      nullable: true,
      description:
        'What was read from here on, without Markdown: that of a note that goes over several lines stands with the first of them. Null for the lines after it, and for a blank line.',
      resolve: ({ words }) => words(),
    }),
    depth: t.int({
      description: 'How many points of the agenda, or notes, it stands below; 0 for everything else.',
      resolve: ({ became }) => became.depth,
    }),
    isNew: t.exposeBoolean('isNew', {
      description: 'Whether the revision before did not have it at this place; false in the first revision.',
    }),
  }),
});

const LineDifferenceAct = builder.enumType('LineDifferenceAct', {
  description: 'How a line differs from the revision before.',
  values: {
    ADDED: { description: 'The revision before does not have it at this place.' },
    REMOVED: { description: 'The revision before has it, and this one does not.' },
  },
});

const LineDifferenceRef = builder.objectRef<LineDifference>('LineDifference').implement({
  description: 'A line that differs between a revision and the one before it.',
  fields: (t) => ({
    act: t.expose('act', { type: LineDifferenceAct, description: 'How it differs.' }),
    number: t.exposeInt('number', {
      description: 'Its number: in this revision where it was added, in the one before where it was removed.',
    }),
    text: t.exposeString('text', { description: 'Its Markdown.' }),
  }),
});

export const ReportRevisionRef = builder.objectRef<Revision>('ReportRevision');

/** The text of revisions, read once for all that is made of it. */
const texts = shared(async (revisions: readonly Revision[], { db }): Promise<readonly string[][]> => {
  const lines = await readLines(
    db,
    revisions.map(({ id }) => id),
  );
  return revisions.map(({ id }) => lines.get(id) ?? []);
});

/** The revision before each, with its text. */
const before = shared(async (revisions: readonly Revision[], { db }) => {
  const found = await revisionsBefore(db, revisions);
  const lines = await readLines(
    db,
    found.flatMap((revision) => revision?.id ?? []),
  );
  return found.map((revision) => (revision ? { revision, lines: lines.get(revision.id) ?? [] } : null));
});

const heads = shared(async (revisions: readonly Revision[], { db }: Context) => {
  const found = await headsOfReports(
    db,
    revisions.map(({ reportId }) => reportId),
  );
  return revisions.map(({ reportId }) => {
    const head = found.get(reportId);
    if (!head) throw new Error(`a revision is of report ${reportId}, which is not there`);
    return head;
  });
});

/** Pages sort by code units. */
const place = (index: number) => String(index).padStart(9, '0');

const RevisionLineConnection = connectionOf(RevisionLineRef, 'RevisionLine', 'lines of a revision');
const LineDifferenceConnection = connectionOf(LineDifferenceRef, 'LineDifference', 'lines that differ');

builder.node(ReportRevisionRef, {
  ...asOfNode(findRevisions),
  description:
    'One content of a report, as it was taken; the newest says what is known of the meeting, and every earlier one stays readable.',
  fields: (t) => ({
    number: t.exposeInt('number', {
      description: 'Counted from 1 over all files of the meeting, in the order in which they were taken.',
    }),
    meeting: t.field({
      type: MeetingRef,
      description: 'The meeting whose report it is of.',
      ...related(async (revisions: readonly Revision[], _args, context) => {
        const found = await heads(revisions, context);
        const points = found.map(({ meetingId }, index) => ({
          id: meetingId,
          asOf: (revisions[index] as Revision).asOf,
        }));
        return existing(findMeetings(context.db, points, context.now));
      }),
    }),
    path: t.field({
      type: 'String',
      description: "The report's path in the group's repository.",
      ...related(async (revisions: readonly Revision[], _args, context) =>
        (await heads(revisions, context)).map(({ path }) => path),
      ),
    }),
    isCurrent: t.field({
      type: 'Boolean',
      description: 'Whether what is known of the meeting was read from it.',
      ...related(async (revisions: readonly Revision[], _args, context) =>
        (await heads(revisions, context)).map(
          ({ currentRevisionId }, index) => currentRevisionId === revisions[index]?.id,
        ),
      ),
    }),
    importedAt: t.expose('importedAt', { type: 'DateTime', description: 'When it was taken.' }),
    importedBy: t.field({
      type: PersonRef,
      description: 'The person who did it.',
      ...knownPerson('importedBy'),
    }),
    commit: t.exposeString('commit', {
      nullable: true,
      description: "The commit of the group's repository that has this content; null if it is not known.",
    }),
    writtenAt: t.expose('writtenAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When the author of that commit wrote it: that is when these minutes were published; null if it is not known.',
    }),
    link: t.field({
      type: 'URL',
      nullable: true,
      description:
        'Where it can be read outside: as it was said when it was taken, else in the group’s repository at its commit or on its branch; of a paraphrase the original. Null if that is not known.',
      ...related(async (revisions: readonly Revision[], _args, context) => {
        const found = await heads(revisions, context);
        return revisions.map((revision, index) =>
          linkToRevision({ ...revision, path: found[index]?.path ?? '' }, context.settings.source ?? null),
        );
      }),
    }),
    hash: t.exposeString('hash', { description: 'SHA-256 of the content, hexadecimal.' }),
    isParaphrase: t.exposeBoolean('isParaphrase', {
      description: 'Whether it retells the original in other words, with other lines.',
    }),
    lineCount: t.field({
      type: 'Int',
      description: 'How many lines it has.',
      ...related(async (revisions: readonly Revision[], _args, context) =>
        (await texts(revisions, context)).map(({ length }) => length),
      ),
    }),
    lines: t.field({
      type: RevisionLineConnection,
      description: 'Its lines, from the top.',
      args: {
        from: t.arg.int({ description: 'Only lines from this number on; all when absent.' }),
        ...t.arg.connectionArgs(),
      },
      ...related(
        async (revisions: readonly Revision[], args: PageArgs & { from?: number | null }, context) => {
          const [own, previous] = await Promise.all([texts(revisions, context), before(revisions, context)]);
          return Promise.all(
            own.map((lines, index) => pageOfLines(lines, previous[index]?.lines ?? null, args, context)),
          );
        },
      ),
    }),
    previous: t.field({
      type: ReportRevisionRef,
      nullable: true,
      description: 'The revision of the same report that was taken before it; null for the first.',
      ...related(async (revisions: readonly Revision[], _args, context) =>
        (await before(revisions, context)).map((found) => found?.revision ?? null),
      ),
    }),
    differences: t.field({
      type: LineDifferenceConnection,
      description:
        'The lines by which it differs from the revision before it, from the top; at each place first those removed. Empty for the first.',
      args: t.arg.connectionArgs(),
      ...related(async (revisions: readonly Revision[], args: PageArgs, context) => {
        const [own, previous] = await Promise.all([texts(revisions, context), before(revisions, context)]);
        return own.map((lines, index) => {
          const old = previous[index]?.lines;
          const all = (old ? differences(old, lines) : []).map((each, at) => ({ ...each, at }));
          return pageOfList(all, ({ at }) => place(at), 'ReportRevision.differences', args, reading(context));
        });
      }),
    }),
  }),
});

async function pageOfLines(
  lines: readonly string[],
  previous: readonly string[] | null,
  args: PageArgs & { from?: number | null },
  context: Context,
) {
  const became = await whatBecame(lines.join('\n'), context.settings.source?.group?.words);
  const aligned = previous && alignLines(previous, lines);
  const rows = lines.map((text, index): RevisionLine => {
    const number = index + 1;
    return {
      number,
      text,
      became: became[index] ?? { kind: 'UNREAD', lineStart: number, depth: 0 },
      words: () => wordsFrom(number, lines, became),
      isNew: aligned !== null && aligned[index] === null,
    };
  });
  const asked = rows.slice(Math.max(0, (args.from ?? 1) - 1));
  return pageOfList(asked, ({ number }) => place(number), 'ReportRevision.lines', args, reading(context));
}

const ReportRevisionConnection = connectionOf(ReportRevisionRef, 'ReportRevision', 'revisions of reports');

builder.objectField(MeetingRef, 'revisions', (t) =>
  t.field({
    type: ReportRevisionConnection,
    description: 'Every content of its report that was taken, the first one first.',
    args: listArgs(t),
    ...pages(revisionsOfMeetings),
  }),
);

builder.objectField(MeetingRef, 'revision', (t) =>
  t.field({
    type: ReportRevisionRef,
    nullable: true,
    description: 'The revision of this number; null if there is none.',
    args: { number: t.arg.int({ required: true, description: 'Counted from 1.' }) },
    ...related(
      (meetings: readonly { id: number; asOf: Revision['asOf'] }[], { number }: { number: number }, { db }) =>
        revisionsByNumber(db, meetings, number),
    ),
  }),
);
