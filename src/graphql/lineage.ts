import type { lineageKind } from '../db/tables/enums.ts';
import { findLineages, type LineageRow, lineageOfProject } from '../domain/lineage/rows.ts';
import { findMeetings } from '../domain/meeting/rows.ts';
import { findProjects, type ProjectRow } from '../domain/project/rows.ts';
import { type At, dateOf } from '../reading/as-of.ts';
import { builder } from './engine/builder.ts';
import { connectionOf, listArgs } from './engine/connection.ts';
import { belongsTo, knownPerson, pages, person } from './engine/fields.ts';
import { asOfNode } from './engine/node.ts';
import { related } from './engine/relation.ts';
import { MeetingRef, PersonRef, ProjectRef } from './refs.ts';

const LineageKind = builder.enumType('LineageKind', {
  description: 'What became of a project.',
  values: {
    MERGED: { description: 'It was merged into another one.' },
    SPLIT_OFF: { description: 'Another one was split off it.' },
  } satisfies Record<(typeof lineageKind.enumValues)[number], { description: string }>,
});

export const LineageRef = builder.objectRef<At<LineageRow>>('Lineage');

builder.node(LineageRef, {
  ...asOfNode(findLineages),
  description:
    'A meeting merged a project into another, or split one off. The records of both stay what they are.',
  fields: (t) => ({
    kind: t.expose('kind', { type: LineageKind, description: 'Whether it is a merger or a split.' }),
    from: t.field({
      type: ProjectRef,
      description: 'The project that was merged, or of which one was split off.',
      ...belongsTo(findProjects, 'fromId'),
    }),
    to: t.field({
      type: ProjectRef,
      description: 'The project that it was merged into, or that was split off.',
      ...belongsTo(findProjects, 'toId'),
    }),
    names: t.exposeStringList('names', {
      description: 'Names that went over: minutes of later meetings mean the other project by them.',
    }),
    meeting: t.field({
      type: MeetingRef,
      description: 'The meeting that decided it.',
      ...belongsTo(findMeetings, 'meetingId'),
    }),
    reason: t.exposeString('reason', { description: 'The reason.' }),
    enteredAt: t.expose('enteredAt', { type: 'DateTime', description: 'When it was entered here.' }),
    enteredBy: t.field({ type: PersonRef, description: 'Who entered it.', ...knownPerson('enteredBy') }),
    isTakenBack: t.boolean({
      description: 'Whether a chair took it back: the projects are as if it had never been.',
      resolve: ({ takenBackAt }) => takenBackAt !== null,
    }),
    takenBackAt: t.expose('takenBackAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was taken back; null while it stands.',
    }),
    takenBackBy: t.field({
      type: PersonRef,
      nullable: true,
      description: 'Who took it back; null while it stands.',
      ...person('takenBackBy'),
    }),
    takenBackReason: t.exposeString('takenBackReason', {
      nullable: true,
      description: 'Why it was taken back; null while it stands.',
    }),
  }),
});

const isMerged = ({ mergedOn, asOf }: At<Pick<ProjectRow, 'mergedOn'>>, now: Date): boolean =>
  mergedOn !== null && mergedOn <= dateOf(asOf, now);

builder.objectFields(ProjectRef, (t) => ({
  mergedInto: t.field({
    type: ProjectRef,
    nullable: true,
    description:
      'The project that it was merged into by the day it is read at: no list of projects has it since. Null means it is one of its own.',
    ...related(
      (
        projects: readonly At<{ id: number; mergedIntoId: number | null; mergedOn: string | null }>[],
        _args,
        { db, now },
      ) =>
        findProjects(
          db,
          projects.map((project) =>
            isMerged(project, now) ? { id: project.mergedIntoId ?? 0, asOf: project.asOf } : null,
          ),
          now,
        ),
      { mergedIntoId: true, mergedOn: true },
    ),
  }),
  mergedOn: t.field({
    type: 'Date',
    nullable: true,
    description: 'Day of the meeting that merged it; null means it is one of its own.',
    ...related(
      async (projects: readonly At<{ id: number; mergedOn: string | null }>[], _args, { now }) =>
        projects.map((project) => (isMerged(project, now) ? project.mergedOn : null)),
      { mergedOn: true },
    ),
  }),
  lineage: t.field({
    type: connectionOf(LineageRef, 'Lineage', 'things that became of projects'),
    description:
      'What was merged into it or split off it, and what it was merged into or split off, in the order of entry.',
    args: listArgs(t),
    ...pages(lineageOfProject),
  }),
}));
