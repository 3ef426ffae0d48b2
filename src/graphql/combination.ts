import { PAGE_BOUNDS } from '../base/page-size.ts';
import { findCiRuns } from '../domain/ci-run/rows.ts';
import { chooseProjects } from '../domain/combination/choose.ts';
import {
  type Found,
  type LargestAsked,
  largestCombinations,
  MOST_SEARCHED,
} from '../domain/combination/largest.ts';
import { type PairFilter, pairsWith } from '../domain/combination/pairs-with.ts';
import {
  MOST_MEMBERS,
  MOST_PAIRS,
  type ProjectPair,
  type CombinationReport as Report,
  reportsOn,
} from '../domain/combination/report.ts';
import { findCombinations } from '../domain/combination/rows.ts';
import type { CombinationCiResult, CombinationCi as SetCi } from '../domain/gate/combination-ci.ts';
import type { ProjectRow } from '../domain/project/rows.ts';
import { type AsOf, type At, at, dateOf, TODAY } from '../reading/as-of.ts';
import { type Page, type PageArgs, sizeOf } from '../reading/page.ts';
import { CiRunRef } from './ci-run.ts';
import { CompatibilityVerdict } from './compatibility-claim.ts';
import { CriterionRef } from './criterion.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { connectionOf, reading } from './engine/connection.ts';
import type { Context } from './engine/context.ts';
import { entry } from './engine/entry.ts';
import { eachLine } from './engine/fields.ts';
import { ahead, existing, related } from './engine/relation.ts';
import type { RelationStore } from './engine/relation-store.ts';
import { CriterionVerdict } from './gate-enums.ts';
import { AS_OF } from './readiness.ts';
import { CompatibilityClaimRef, NamedCombinationRef, ProjectRef } from './refs.ts';

export const CompatibilityPairRef = builder.objectRef<ProjectPair>('CompatibilityPair').implement({
  description: 'What two projects are to each other on the day they are read at.',
  fields: (t) => ({
    projects: t.field({
      type: [ProjectRef],
      description: 'The two, by slug.',
      resolve: ({ projects }) => [...projects],
    }),
    verdict: t.field({
      type: CompatibilityVerdict,
      description:
        'That of the newest claim while it counts. Without one, or where it says UNKNOWN: NEEDS_PORT where both bring kernels of different series, else UNKNOWN.',
      resolve: ({ verdict }) => verdict,
    }),
    isDerived: t.boolean({
      description: 'Whether it was read off the kernels of the two, because nobody claimed anything.',
      resolve: ({ isDerived }) => isDerived,
    }),
    claim: t.field({
      type: CompatibilityClaimRef,
      nullable: true,
      description: 'The newest claim, also where it has expired; null if there is none.',
      resolve: ({ claim }) => claim,
    }),
  }),
});

type CiResult = CombinationCiResult & { asOf: AsOf };

const CombinationCiResultRef = builder.objectRef<CiResult>('CombinationCiResult').implement({
  description: 'How the CI runs of a set itself stand to one criterion.',
  fields: (t) => ({
    criterion: t.field({
      type: CriterionRef,
      description: 'The criterion the runs are about.',
      resolve: ({ criterion, asOf }) => at(criterion, asOf),
    }),
    verdict: t.field({
      type: CriterionVerdict,
      description: "By the criterion's own settings: so many passing runs, the newest of them fresh.",
      resolve: ({ finding }) => finding.verdict,
    }),
    explanation: t.exposeString('explanation', { description: 'The runs it rests on, in a sentence.' }),
    runs: t.field({
      type: [CiRunRef],
      description: 'What it rests on, newest first.',
      ...related(async (results: readonly CiResult[], _args, { db, now }) => {
        const points = results.flatMap(({ finding, asOf }) =>
          finding.evidence.map(({ id }) => ({ id, asOf })),
        );
        const rows = (await existing(findCiRuns(db, points, now))).values();
        return results.map(({ finding }) => finding.evidence.flatMap(() => rows.next().value ?? []));
      }),
    }),
  }),
});

const CombinationCi = builder.objectRef<SetCi & { asOf: AsOf }>('CombinationCi').implement({
  description: 'Where the CI runs of a set itself stand.',
  fields: (t) => ({
    isTested: t.boolean({
      description:
        'Whether they make the set TESTED: every criterion that it has runs of is met. They stop doing so when the newest leaves the window.',
      resolve: ({ isMet }) => isMet,
    }),
    explanation: t.exposeString('explanation', { description: 'The same in a sentence.' }),
    results: t.field({
      type: [CombinationCiResultRef],
      description: 'Each criterion that it has runs of, by key.',
      resolve: ({ results, asOf }) => results.map((result) => ({ ...result, asOf })),
    }),
  }),
});

export const CombinationReportRef = builder.objectRef<Report>('CombinationReport').implement({
  description: 'Whether a set of projects can be combined, from claims, kernels and CI runs, as of one day.',
  fields: (t) => ({
    projects: t.field({
      type: [ProjectRef],
      description: 'The projects of the set, each once, by slug.',
      resolve: ({ members }) => [...members],
    }),
    asOf: t.field({
      type: 'Date',
      description:
        'The day it is read at: claims made by it, expiry and CI runs as of it. Kernels are those on record today.',
      resolve: ({ asOf }, _args, { now }) => dateOf(asOf, now),
    }),
    verdict: t.field({
      type: CompatibilityVerdict,
      description:
        'That of the worst pair. TESTED only for a pair that was claimed so, or by CI runs of the very set: more than two projects whose every pair is TESTED are PROTOTYPED until then.',
      resolve: ({ verdict }) => verdict,
    }),
    pairs: t.field({
      type: [CompatibilityPairRef],
      description: `Every two of the set, by slugs; of a set of more than ${MOST_MEMBERS} projects the ${MOST_PAIRS} worst.`,
      resolve: ({ pairs }) => [...pairs],
    }),
    commonKernelSeries: t.exposeString('commonKernelSeries', {
      nullable: true,
      description:
        'The one kernel series that all members with a kernel of their own start from; null if there are several, or no member brings one.',
    }),
    blockers: t.exposeStringList('blockers', {
      description: 'What stands in the way, a sentence for each of the pairs, worst first.',
    }),
    nextTests: t.exposeStringList('nextTests', {
      description: 'What would have to be tested next; empty once CI runs of the set itself make it TESTED.',
    }),
    ci: t.field({
      type: CombinationCi,
      nullable: true,
      description:
        'CI of the named combination with just these projects; null if there is none, or no run of it counts. Runs that began before its projects were last changed do not.',
      resolve: ({ ci, asOf }) => ci && { ...ci, asOf },
    }),
    named: t.field({
      type: [NamedCombinationRef],
      description:
        'The named combinations that have just these projects, in the order they were first named.',
      ...related(async (reports: readonly Report[], _args, { db, now }) => {
        const points = reports.flatMap(({ combinationIds, asOf }) =>
          combinationIds.map((id) => ({ id, asOf })),
        );
        const rows = (await existing(findCombinations(db, points, now))).values();
        return reports.map(({ combinationIds }) => combinationIds.flatMap(() => rows.next().value ?? []));
      }),
    }),
  }),
});

const asOfDay = (date: string | null | undefined): AsOf => ({ ...TODAY, date: date ?? null });

builder.queryField('combination', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: CombinationReportRef,
    description:
      'Whether these projects can be combined. BAD_USER_INPUT if a slug is none, or fewer than two projects are left.',
    args: {
      projects: t.arg.stringList({
        required: true,
        description: `Slugs, in any order; repeated ones count once. 2 to ${MOST_MEMBERS}.`,
      }),
      asOf: t.arg({ type: 'Date', description: AS_OF }),
    },
    resolve: ahead(async ({ projects, asOf }, { db, now }) => {
      const day = asOfDay(asOf);
      const bounds = { path: 'projects', least: 2, most: MOST_MEMBERS };
      const members = await chooseProjects(db, projects, day, bounds);
      const [report] = await reportsOn(db, [members], day, now);
      if (!report) throw new Error('one set has one report');
      return report;
    }),
  }),
);

const CombinationRef = builder.objectRef<Found>('Combination').implement({
  description: 'A set of projects that was found by looking for the largest.',
  fields: (t) => ({
    projects: t.field({
      type: [ProjectRef],
      description: 'Its projects, by slug.',
      resolve: ({ report }) => [...report.members],
    }),
    verdict: t.field({
      type: CompatibilityVerdict,
      description: 'As in its report: that of the worst pair, and TESTED only as said there.',
      resolve: ({ report }) => report.verdict,
    }),
    report: t.field({
      type: CombinationReportRef,
      description: 'All that is known of the set.',
      resolve: ({ report }) => report,
    }),
    isSearchComplete: t.exposeBoolean('isSearchComplete', {
      description: `Whether the search ran to its end, over all projects that could be in a set. False: it took too long, or there were more than ${MOST_SEARCHED}; then those that go together with most others were searched. It is the same for every set of the answer, and larger sets may be missing.`,
    }),
  }),
});

/** The same search is done once for a request, however many aliases ask for it. */
const searches = new WeakMap<RelationStore<Context>, Map<string, Promise<Found[]>>>();

function searchOnce({ db, now, relations }: Context, asked: LargestAsked, asOf: AsOf): Promise<Found[]> {
  const known = searches.get(relations) ?? new Map<string, Promise<Found[]>>();
  searches.set(relations, known);
  return entry(known, JSON.stringify([asked, asOf]), () => largestCombinations(db, asked, asOf, now));
}

builder.queryField('largestCombinations', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: [CombinationRef],
    description:
      'The maximal sets of two or more projects that are pairwise at least this good, largest first, ties by slugs. Exact unless `isSearchComplete` says otherwise.',
    args: {
      minimum: t.arg({
        type: CompatibilityVerdict,
        required: true,
        description: 'What every pair of a set must be at least.',
      }),
      include: t.arg.stringList({ description: 'Slugs of projects that every set must have; at most 50.' }),
      exclude: t.arg.stringList({
        description: 'Slugs of projects to leave out; at most 50. A set is maximal among the others.',
      }),
      asOf: t.arg({ type: 'Date', description: AS_OF }),
      first: t.arg.int({ description: `How many sets: ${PAGE_BOUNDS}.` }),
    },
    resolve: ahead(({ minimum, include, exclude, asOf, first }, context) =>
      searchOnce(
        context,
        {
          minimum,
          include: eachLine(include, 'include') ?? [],
          exclude: eachLine(exclude, 'exclude') ?? [],
          first: sizeOf({ first }, context.settings.maxPageSize).size,
        },
        asOfDay(asOf),
      ),
    ),
  }),
);

const CompatibilityPairConnection = connectionOf(
  CompatibilityPairRef,
  'CompatibilityPair',
  'pairs of projects',
);

builder.objectField(ProjectRef, 'compatibility', (t) =>
  t.field({
    type: CompatibilityPairConnection,
    description: 'It and every other project, by the slug of the other.',
    args: {
      verdict: t.arg({ type: [CompatibilityVerdict], description: 'Only pairs with one of these verdicts.' }),
      isDerived: t.arg.boolean({
        description:
          'True: only pairs whose verdict was read off the kernels of the two. False: only others. Both when absent.',
      }),
      ...t.arg.connectionArgs(),
    },
    ...related<At<ProjectRow>, Page<ProjectPair>, PageArgs & PairFilter>(
      (projects, { verdict, isDerived, ...args }, context) =>
        pairsWith(context.db, projects, { verdict, isDerived }, args, reading(context)),
    ),
  }),
);
