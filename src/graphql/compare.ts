import { type Comparison, changesSince, compare, differing } from '../domain/compare/compare.ts';
import { heldSince } from '../domain/meeting/pages.ts';
import { lastChanges } from '../domain/project/current.ts';
import type { ProjectRow } from '../domain/project/rows.ts';
import { proposalsSince } from '../domain/proposal/pages.ts';
import { type At, at } from '../reading/as-of.ts';
import { type Page, type PageArgs, readPages } from '../reading/page.ts';
import type { Source } from '../reading/source.ts';
import { MeetingConnection, ProposalConnection, StatusChangeConnection } from './connections.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { connectionOf, listArgs, reading, rootPage } from './engine/connection.ts';
import type { Context } from './engine/context.ts';
import { ahead, related } from './engine/relation.ts';
import { CLOCK, Clock } from './readiness.ts';
import { ProjectRef } from './refs.ts';

/** A project on the two days. */
interface Difference {
  before: At<ProjectRow>;
  after: At<ProjectRow>;
  from: string;
}

const DifferenceRef = builder.objectRef<Difference>('ProjectDifference').implement({
  description: 'What differs about a project between the two days of a comparison.',
  fields: (t) => ({
    before: t.expose('before', { type: ProjectRef, description: 'The project as of the earlier day.' }),
    after: t.expose('after', { type: ProjectRef, description: 'The project as of the later day.' }),
    hasMoved: t.field({
      type: 'Boolean',
      description: 'Whether its readiness differs.',
      ...related(async (differences: readonly Difference[], _args, { db, now }) => {
        const points = differences.flatMap(({ before, after }) => [before, after]);
        const levels = (await lastChanges(db, points, now)).map((change) => change?.to ?? null);
        return differences.map((_, index) => levels[2 * index] !== levels[2 * index + 1]);
      }),
    }),
    statusChanges: t.field({
      type: StatusChangeConnection,
      description:
        'The records that make the difference, in the order of the ledger, as of the later day. By EFFECTIVE those that took effect in between and stand; by RECORDED those that were recorded or came to count in between.',
      args: listArgs(t),
      ...between(changesSince),
    }),
    openedProposals: t.field({
      type: ProposalConnection,
      description: 'Proposals opened after the earlier day, up to the later one.',
      args: listArgs(t),
      ...between((from) => proposalsSince('opened', from)),
    }),
    closedProposals: t.field({
      type: ProposalConnection,
      description: 'Proposals that ended after the earlier day, up to the later one.',
      args: listArgs(t),
      ...between((from) => proposalsSince('closed', from)),
    }),
  }),
});

/** A connection below each difference; those of one comparison are read together. */
function between<Row extends object>(sourceSince: (from: string) => Source<Row>) {
  return related<Difference, Page<At<Row>>, PageArgs>(async (differences, args, context) => {
    const pages = new Map<Difference, Page<At<Row>>>();
    for (const from of new Set(differences.map((difference) => difference.from))) {
      const group = differences.filter((difference) => difference.from === from);
      const points = group.map(({ after }) => after);
      const read = await readPages(context.db, sourceSince(from), points, args, reading(context));
      group.forEach((difference, index) => {
        pages.set(difference, read[index] as Page<At<Row>>);
      });
    }
    return differences.map((difference) => pages.get(difference) as Page<At<Row>>);
  });
}

const DifferenceConnection = connectionOf(DifferenceRef, 'ProjectDifference', 'projects that differ');

const ComparisonRef = builder.objectRef<Comparison>('Comparison').implement({
  description:
    'What differs between two days, read by one clock: what lies after the earlier day, up to the end of the later one.',
  fields: (t) => ({
    from: t.expose('from', { type: 'Date', description: 'The earlier day.' }),
    to: t.expose('to', { type: 'Date', description: 'The later day.' }),
    clock: t.expose('clock', { type: Clock, description: 'By which clock both are read.' }),
    projects: t.field({
      type: DifferenceConnection,
      description: 'The projects whose records or proposals differ, by name.',
      args: listArgs(t),
      ...related<Comparison, Page<Difference>, PageArgs>((comparisons, args, context) =>
        Promise.all(comparisons.map((comparison) => differencesOf(comparison, args, context))),
      ),
    }),
    meetings: t.field({
      type: MeetingConnection,
      description: 'The meetings held in between, oldest first, as of the later day.',
      args: listArgs(t),
      ...related((comparisons: readonly Comparison[], args: PageArgs, context) =>
        Promise.all(
          comparisons.map(({ from, to, clock }) =>
            rootPage(context, heldSince(from), args, { asOf: { date: to, clock } }),
          ),
        ),
      ),
    }),
  }),
});

async function differencesOf({ from, to, clock }: Comparison, args: PageArgs, context: Context) {
  const source = await differing(context.db, { from, to, clock }, context.now);
  const page = await rootPage(context, source, args, { asOf: { date: to, clock } });
  const edges = page.edges.map(({ cursor, node: after }) => ({
    cursor,
    node: { before: at(after, { date: from, clock }), after, from },
  }));
  return { ...page, edges, nodes: edges.map(({ node }) => node) };
}

builder.queryField('compare', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: ComparisonRef,
    description: 'What differs between two days; BAD_USER_INPUT if `from` is after `to`.',
    args: {
      from: t.arg({ type: 'Date', required: true, description: 'The earlier day.' }),
      to: t.arg({ type: 'Date', required: true, description: 'The later day, or the same.' }),
      clock: t.arg({ type: Clock, defaultValue: 'EFFECTIVE', description: CLOCK }),
    },
    resolve: ahead(async ({ from, to, clock }) => compare({ from, to, clock: clock ?? 'EFFECTIVE' })),
  }),
);
