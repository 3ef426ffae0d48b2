import { runsOfCombinations } from '../domain/ci-run/rows.ts';
import { type CombinationReport, membersOf, reportsOf } from '../domain/combination/report.ts';
import {
  type CombinationRow,
  combinationsOfMeetings,
  combinationsOfProjects,
  everyCombination,
  findCombinationBySlug,
  findCombinations,
  type CombinationVersion as VersionRow,
  versionsOf,
} from '../domain/combination/rows.ts';
import { evidenceOf, firstLink } from '../domain/evidence/rows.ts';
import { findMeetings } from '../domain/meeting/rows.ts';
import { type At, at, TODAY } from '../reading/as-of.ts';
import { type PageArgs, readPages } from '../reading/page.ts';
import { CiRunConnection, CiRunRef, stoodThen } from './ci-run.ts';
import { CombinationReportRef } from './combination.ts';
import { CompatibilityVerdict } from './compatibility-claim.ts';
import { NamedCombinationConnection } from './connections.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { listArgs, reading, rootPage } from './engine/connection.ts';
import { knownPerson, oneLine, pages, person, refersTo } from './engine/fields.ts';
import { asOfNode } from './engine/node.ts';
import { ahead, related, shared } from './engine/relation.ts';
import { evidenceField } from './evidence.ts';
import { AS_OF } from './readiness.ts';
import { MeetingRef, NamedCombinationRef, PersonRef, ProjectRef } from './refs.ts';

type Named = At<CombinationRow>;
type Version = At<VersionRow>;

const CombinationVersion = builder.objectRef<Version>('CombinationVersion').implement({
  description:
    'What a named combination is from one entry on. Never changed; the newest one is the combination.',
  fields: (t) => ({
    projects: t.field({
      type: [ProjectRef],
      description: 'Its projects, by slug.',
      ...related((versions: readonly Version[], _args, { db, now }) =>
        membersOf(
          db,
          versions.map(({ memberIds, asOf }) => ({ ids: memberIds, asOf })),
          now,
        ),
      ),
    }),
    definedOn: t.expose('definedOn', { type: 'Date', description: 'The day from which it is this.' }),
    askedBy: t.field({
      type: PersonRef,
      nullable: true,
      description: 'Who asked for it; null if nobody is named.',
      ...person('askedBy'),
    }),
    meeting: t.field({
      type: MeetingRef,
      nullable: true,
      description: 'The meeting at which it was asked for; null if it was elsewhere.',
      ...refersTo(findMeetings, 'meetingId'),
    }),
    reason: t.exposeString('reason', { description: 'What it is for.' }),
    sourceUrl: t.field({
      type: 'URL',
      nullable: true,
      description: 'Where it can be read: the first link of its evidence; null if there is none.',
      ...related(async (versions: readonly Version[], _args, { db, settings }) =>
        (await evidenceOf(db, 'combinationVersionId', versions)).map((list) =>
          firstLink(list, settings.source ?? null),
        ),
      ),
    }),
    evidence: t.field(evidenceField<Version>('combinationVersionId')),
    enteredAt: t.expose('enteredAt', { type: 'DateTime', description: 'When it was entered here.' }),
    enteredBy: t.field({
      type: PersonRef,
      description: 'Who entered it.',
      ...knownPerson('enteredBy'),
    }),
  }),
});

/** Read once for all that is made of them. */
const versions = shared(async (named: readonly Named[], { db, now }) => {
  const lists = await versionsOf(db, named, now);
  return lists.map((list, index) => list.map((version) => at(version, (named[index] as Named).asOf)));
});

async function current(named: readonly Named[], context: Parameters<typeof versions>[1]): Promise<Version[]> {
  const lists = await versions(named, context);
  return lists.map((list, index) => {
    const last = list.at(-1);
    if (!last) throw new Error(`combination ${named[index]?.slug} has no version`);
    return last;
  });
}

const reports = shared(async (named: readonly Named[], context): Promise<CombinationReport[]> => {
  const last = await current(named, context);
  const members = await membersOf(
    context.db,
    last.map(({ memberIds, asOf }) => ({ ids: memberIds, asOf })),
    context.now,
  );
  const sets = named.map(({ asOf }, index) => ({ members: members[index] ?? [], asOf }));
  return reportsOf(context.db, sets, context.now);
});

builder.node(NamedCombinationRef, {
  ...asOfNode(findCombinations),
  description: 'A set of projects that somebody asked for or put together, and gave a name.',
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Its name in URLs, such as `all-projects`; unique.' }),
    projects: t.field({
      type: [ProjectRef],
      description: 'Its projects on the day it is read at, by slug.',
      ...related(async (named: readonly Named[], _args, context) =>
        (await reports(named, context)).map(({ members }) => [...members]),
      ),
    }),
    verdict: t.field({
      type: CompatibilityVerdict,
      description: 'As in its report.',
      ...related(async (named: readonly Named[], _args, context) =>
        (await reports(named, context)).map(({ verdict }) => verdict),
      ),
    }),
    report: t.field({
      type: CombinationReportRef,
      description: 'Whether its projects can be combined.',
      ...related((named: readonly Named[], _args, context) => reports(named, context)),
    }),
    definition: t.field({
      type: CombinationVersion,
      description: 'What it is on the day it is read at: who asked for it, where and why.',
      ...related((named: readonly Named[], _args, context) => current(named, context)),
    }),
    history: t.field({
      type: [CombinationVersion],
      description: 'What it was and is up to the day it is read at, oldest first.',
      ...related((named: readonly Named[], _args, context) => versions(named, context)),
    }),
    ciRuns: t.field({
      type: CiRunConnection,
      description:
        'CI runs of the set itself, newest first by their end, or by their start while they have none; also those that no longer count.',
      args: listArgs(t),
      ...related(async (named: readonly Named[], args: PageArgs, context) => {
        const found = await readPages(context.db, runsOfCombinations, named, args, reading(context));
        return found.map((page) => stoodThen(page, context.now));
      }),
    }),
  }),
});

builder.queryField('combinationBySlug', (t) =>
  t.field({
    type: NamedCombinationRef,
    nullable: true,
    description: 'A named combination; null if there is none of this slug on that day.',
    args: {
      slug: t.arg.string({ required: true, description: 'Its name in URLs, such as `proof-of-concept`.' }),
      asOf: t.arg({ type: 'Date', description: AS_OF }),
    },
    resolve: ahead(({ slug, asOf }, { db, now }) =>
      findCombinationBySlug(db, oneLine(slug, 'slug'), { ...TODAY, date: asOf ?? null }, now),
    ),
  }),
);

builder.queryField('combinations', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: NamedCombinationConnection,
    description: 'The named combinations, by slug.',
    args: {
      asOf: t.arg({ type: 'Date', description: AS_OF }),
      ...listArgs(t),
    },
    resolve: ahead(({ asOf, ...page }, context, wanted) =>
      rootPage(context, everyCombination, page, { asOf: { ...TODAY, date: asOf ?? null }, wanted }),
    ),
  }),
);

builder.objectField(ProjectRef, 'combinations', (t) =>
  t.field({
    type: NamedCombinationConnection,
    description: 'The named combinations that it is in, by slug.',
    args: listArgs(t),
    ...pages(combinationsOfProjects),
  }),
);

builder.objectField(MeetingRef, 'combinations', (t) =>
  t.field({
    type: NamedCombinationConnection,
    description: 'The named combinations that were asked for at it, by slug.',
    args: listArgs(t),
    ...pages(combinationsOfMeetings),
  }),
);

builder.objectField(CiRunRef, 'combination', (t) =>
  t.field({
    type: NamedCombinationRef,
    nullable: true,
    description: 'The named combination it tested; null if it tested a project.',
    ...refersTo(findCombinations, 'combinationId'),
  }),
);
