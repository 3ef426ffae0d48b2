import { discussing } from '../domain/meeting/pages.ts';
import { findMeetings } from '../domain/meeting/rows.ts';
import { notesOfProjects } from '../domain/note/rows.ts';
import { peopleOfProjects } from '../domain/person/rows.ts';
import { freshness, lastChanges, lastConfirmations } from '../domain/project/current.ts';
import {
  aliasesOf,
  findProjectBySlug,
  findProjects,
  formerSlugsOf,
  type ProjectRow,
  projectsLastChanged,
} from '../domain/project/rows.ts';
import { proposalsOfProjects } from '../domain/proposal/pages.ts';
import { history } from '../domain/status-change/rows.ts';
import { at } from '../reading/as-of.ts';
import type { Point } from '../reading/point.ts';
import {
  MeetingConnection,
  NoteConnection,
  ProposalConnection,
  StatusChangeConnection,
} from './connections.ts';
import { builder } from './engine/builder.ts';
import { listArgs } from './engine/connection.ts';
import { oneLine, ownUuid, pages, pagesOf } from './engine/fields.ts';
import { asOfNode } from './engine/node.ts';
import { ahead, related, shared } from './engine/relation.ts';
import { AS_OF, CLOCK, Clock, Readiness } from './readiness.ts';
import { MeetingRef, PersonRef, ProjectRef, StatusChangeRef } from './refs.ts';

export const lastChange = shared((projects: readonly Point[], { db, now }) => lastChanges(db, projects, now));
const fresh = shared((projects: readonly Point[], { db, now, settings }) =>
  freshness(db, projects, now, settings.staleDays),
);

const KernelBase = builder.objectRef<ProjectRow>('KernelBase').implement({
  description: "The kernel that a project's own kernel work starts from.",
  fields: (t) => ({
    series: t.string({
      description:
        'The series, such as `4.11`. Kernels of different series cannot be combined without a port.',
      resolve: ({ kernelSeries }) => kernelSeries ?? '',
    }),
    base: t.exposeString('kernelBase', {
      nullable: true,
      description: 'The exact version it starts from; null if it is not known.',
    }),
    form: t.exposeString('kernelForm', {
      nullable: true,
      description: 'What lies on it, such as `eleven patches`; null if it is not known.',
    }),
  }),
});

builder.node(ProjectRef, {
  ...asOfNode(findProjects),
  description:
    'A project of the group. With `asOf` it and everything reached from it read as of that day and clock.',
  fields: (t) => ({
    uuid: t.string(ownUuid('Project')),
    slug: t.exposeString('slug', {
      description: 'Its name in URLs, such as `wireguard`; unique. A chair can change it.',
    }),
    formerSlugs: t.stringList({
      description:
        "Slugs that it had before, the last one first. Each goes on naming it, and is no other project's.",
      ...related((projects: readonly Point[], _args, { db }) => formerSlugsOf(db, projects), {}),
    }),
    name: t.exposeString('name', { description: 'Its name for people.' }),
    aliases: t.stringList({
      description: 'The names by which minutes mean it, in their order.',
      ...related((projects: readonly Point[], _args, { db }) => aliasesOf(db, projects), {}),
    }),
    summary: t.exposeString('summary', { description: 'What it is, in a sentence or two.' }),
    people: t.field({
      type: [PersonRef],
      description: 'Who works on it, in the order they are named in.',
      ...related((projects: readonly Point[], _args, { db }) => peopleOfProjects(db, projects), {}),
    }),
    organisations: t.exposeStringList('organisations', { description: 'Organisations behind it.' }),
    links: t.expose('links', { type: ['URL'], description: 'Where to read more.' }),
    path: t.exposeString('path', {
      nullable: true,
      description: "Its folder in the group's repository; null if it has none.",
    }),
    defaultBranch: t.exposeString('defaultBranch', {
      description: 'The branch whose CI runs count, `master` unless said otherwise.',
    }),
    kernelBase: t.field({
      type: KernelBase,
      nullable: true,
      description: 'What its own kernel work starts from; null if it brings no kernel of its own.',
      resolve: (project) => (project.kernelSeries === null ? null : project),
    }),
    enteredProjectsOn: t.expose('enteredProjectsOn', {
      type: 'Date',
      nullable: true,
      description: 'The day its folder came into /projects; null if it did not, or the day is not known.',
    }),
    leftProjectsOn: t.expose('leftProjectsOn', {
      type: 'Date',
      nullable: true,
      description: 'The day its folder left /projects; null if it has not.',
    }),
    readiness: t.field({
      type: Readiness,
      nullable: true,
      description: 'How far it is. Null means none is recorded.',
      ...related(
        async (projects: readonly Point[], _args, context) =>
          (await lastChange(projects, context)).map((change) => change?.to ?? null),
        {},
      ),
    }),
    since: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day the readiness took effect; null if none is recorded.',
      ...related(
        async (projects: readonly Point[], _args, context) =>
          (await lastChange(projects, context)).map((change) => change?.effectiveOn ?? null),
        {},
      ),
    }),
    lastChange: t.field({
      type: StatusChangeRef,
      nullable: true,
      description: 'The record that set the readiness, confirmations excluded; null if none is recorded.',
      ...related((projects: readonly Point[], _args, context) => lastChange(projects, context), {}),
    }),
    lastConfirmation: t.field({
      type: StatusChangeRef,
      nullable: true,
      description: 'The last record that said that the readiness still stood; null if there is none.',
      ...related(
        (projects: readonly Point[], _args, { db, now }) => lastConfirmations(db, projects, now),
        {},
      ),
    }),
    lastRecordedIn: t.field({
      type: MeetingRef,
      nullable: true,
      description:
        'The latest meeting that recorded a change or a confirmation which stands; null if none did.',
      ...related(async (projects: readonly Point[], _args, context) => {
        const found = await fresh(projects, context);
        const points = projects.map(({ asOf }, index) => {
          const id = found[index]?.meetingId ?? null;
          return id === null ? null : { id, asOf };
        });
        return findMeetings(context.db, points, context.now);
      }, {}),
    }),
    isStale: t.field({
      type: 'Boolean',
      description:
        'Whether no meeting of the last 90 days (a setting) before the day it is read at recorded a change or a confirmation that stands. A meeting exactly 90 days before still counts.',
      ...related(
        async (projects: readonly Point[], _args, context) =>
          (await fresh(projects, context)).map(({ isStale }) => isStale),
        {},
      ),
    }),
    lastChangedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When it last changed, as far as is known today: what is said of it here, a record, a proposal, an assessment, a waiver, a claim or a CI run. Null if none of that is on record.',
      ...related((projects: readonly Point[], _args, { db }) => projectsLastChanged(db, projects), {}),
    }),
    history: t.field({
      type: StatusChangeConnection,
      description:
        'Its records in the order of the ledger: by the day they took effect, then of the meeting; replaced ones included. With `asOf` by EFFECTIVE those that took effect by that day, by RECORDED those that meetings had recorded by it; without a day also those that are yet to take effect.',
      args: listArgs(t),
      ...pages(history),
    }),
    proposals: t.field({
      type: ProposalConnection,
      description: 'Changes that were proposed for it, oldest first.',
      args: {
        isOpen: t.arg.boolean({
          description: 'Only those that are open, or only those that are closed; all when absent.',
        }),
        ...listArgs(t),
      },
      ...pagesOf(({ isOpen }: { isOpen?: boolean | null }) => proposalsOfProjects(isOpen)),
    }),
    notes: t.field({
      type: NoteConnection,
      description: 'Notes of the minutes that are about it or name it, by meeting and in source order.',
      args: listArgs(t),
      ...pages(notesOfProjects),
    }),
    meetings: t.field({
      type: MeetingConnection,
      description:
        'The meetings that discussed it, oldest first: an agenda item or a note is about it or names it.',
      args: listArgs(t),
      ...pages(discussing),
    }),
  }),
});

builder.queryField('project', (t) =>
  t.field({
    type: ProjectRef,
    nullable: true,
    description: 'One project; null if there is none of this slug. One that it had before names it too.',
    args: {
      slug: t.arg.string({ required: true, description: 'Its name in URLs, such as `wireguard`.' }),
      asOf: t.arg({ type: 'Date', description: AS_OF }),
      clock: t.arg({ type: Clock, defaultValue: 'EFFECTIVE', description: CLOCK }),
    },
    resolve: ahead(async ({ slug, asOf, clock }, { db }) => {
      const row = await findProjectBySlug(db, oneLine(slug, 'slug'));
      return row && at(row, { date: asOf ?? null, clock: clock ?? 'EFFECTIVE' });
    }),
  }),
);
