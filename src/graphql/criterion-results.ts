import type { Criterion } from '../domain/criterion/on.ts';
import { evaluateCriteria, type ProjectJudged } from '../domain/gate/evaluate.ts';
import { entryOf } from '../domain/gate/gate.ts';
import type { CriterionVerdict as Verdict } from '../domain/gate/verdicts.ts';
import {
  listedProjects,
  MOST_JUDGED,
  type ProjectListed,
  projectsToJudge,
} from '../domain/project/listed.ts';
import { type At, instantOf } from '../reading/as-of.ts';
import { type Page, type PageArgs, sizeOf } from '../reading/page.ts';
import { CriterionRef } from './criterion.ts';
import { CriterionResultRef, resultsOf } from './criterion-result.ts';
import { builder } from './engine/builder.ts';
import { connectionOf, reading } from './engine/connection.ts';
import type { Context } from './engine/context.ts';
import { related, shared } from './engine/relation.ts';
import { CriterionVerdict } from './gate-enums.ts';

const CriterionResultConnection = connectionOf(
  CriterionResultRef,
  'CriterionResult',
  'results of a criterion',
);

const NAME = 'Criterion.results';

/** The first projects, judged once for every selection of verdicts. */
const firstJudged = shared(async (criteria: readonly At<Criterion>[], context) =>
  judgedIn(await projectsToJudge(context.db, NAME, {}, context.now), criteria, context),
);

interface Window {
  page: Page<ProjectListed>;
  /** Of the projects of the page that are held to the criterion, by slug. */
  judged: ReadonlyMap<string, ProjectJudged>;
}

async function judgedIn(
  page: Page<ProjectListed>,
  criteria: readonly At<Criterion>[],
  { db, now }: Context,
): Promise<Window[]> {
  const lists = await evaluateCriteria(db, page.nodes, criteria, now);
  return lists.map((list) => ({ page, judged: new Map(list.map((one) => [one.project.slug, one])) }));
}

type Edge = Page<ProjectJudged>['edges'][number];

/** Who has the verdict is known of none before, so that as many are judged as one answer may look at, and no more. */
async function pagesOfVerdicts(
  criteria: readonly At<Criterion>[],
  verdicts: readonly Verdict[],
  args: PageArgs,
  context: Context,
): Promise<Page<ProjectJudged>[]> {
  const { size, isBackward } = sizeOf(args, reading(context).maxPageSize);
  const { after, before } = args;
  const first = () => firstJudged(criteria, context);
  const windows =
    after || before || isBackward
      ? await judgedIn(
          await projectsToJudge(context.db, NAME, { after, before, isBackward }, context.now),
          criteria,
          context,
        )
      : await first();
  const matching = ({ page, judged }: Window): Edge[] =>
    page.edges.flatMap(({ cursor, node: { slug } }) => {
      const node = judged.get(slug);
      return node && verdicts.includes(node.judgement.verdict) ? [{ cursor, node }] : [];
    });
  return windows.map((window, index) => {
    const found = matching(window);
    const edges = isBackward ? found.slice(Math.max(0, found.length - size)) : found.slice(0, size);
    const { pageInfo } = window.page;
    const isCut = edges.length < found.length;
    const [hasNext, hasPrevious] = [pageInfo.hasNextPage, pageInfo.hasPreviousPage];
    const [start, end] = [edges[0]?.cursor ?? null, edges.at(-1)?.cursor ?? null];
    return {
      edges,
      nodes: edges.map(({ node }) => node),
      pageInfo: {
        hasPreviousPage: hasPrevious || (isBackward && isCut),
        hasNextPage: hasNext || (!isBackward && isCut),
        // Where all that match are on the page and more projects follow, it goes on behind the last that was looked at.
        startCursor: isBackward && !isCut && hasPrevious ? pageInfo.startCursor : start,
        endCursor: !isBackward && !isCut && hasNext ? pageInfo.endCursor : end,
      },
      totalCount: async () => {
        const window = (await first())[index];
        return window ? matching(window).length : 0;
      },
    };
  });
}

/** Only the projects of the page are judged. */
async function pagesOfProjects(
  criteria: readonly At<Criterion>[],
  args: PageArgs,
  context: Context,
): Promise<Page<ProjectJudged>[]> {
  const page = await listedProjects(context.db, NAME, args, reading(context));
  const windows = await judgedIn(page, criteria, context);
  return criteria.map(({ retiredOn }, index) => {
    if (retiredOn !== null) return NOBODY;
    const edges = page.edges.flatMap(({ cursor, node: { slug } }): Edge[] => {
      const node = windows[index]?.judged.get(slug);
      return node ? [{ cursor, node }] : [];
    });
    return { ...page, edges, nodes: edges.map(({ node }) => node) };
  });
}

const NOBODY: Page<ProjectJudged> = {
  edges: [],
  nodes: [],
  pageInfo: { hasPreviousPage: false, hasNextPage: false, startCursor: null, endCursor: null },
  totalCount: async () => 0,
};

builder.objectField(CriterionRef, 'results', (t) =>
  t.field({
    type: CriterionResultConnection,
    description:
      'How the projects stand to it, whichever step they stand at, by slug. Empty once it is dropped: nobody is held to it.',
    args: {
      verdict: t.arg({
        type: [CriterionVerdict],
        description: `Only projects with one of these verdicts. Then a page looks at ${MOST_JUDGED} projects and may hold fewer than asked for, or none, although more follow: it goes on from its \`endCursor\` (backward: its \`startCursor\`). \`totalCount\` is that of the first ${MOST_JUDGED} projects.`,
      }),
      ...t.arg.connectionArgs(),
    },
    ...related(
      async (
        criteria: readonly At<Criterion>[],
        { verdict, ...args }: PageArgs & { verdict?: readonly Verdict[] | null },
        context,
      ) => {
        const pages = verdict
          ? await pagesOfVerdicts(criteria, verdict, args, context)
          : await pagesOfProjects(criteria, args, context);
        return criteria.map(({ asOf, gates }, index) => {
          const page = pages[index] as Page<ProjectJudged>;
          const nodes = page.nodes.flatMap(({ project, judgement }) =>
            resultsOf([entryOf(judgement, gates, instantOf(asOf, context.now))], project.id, asOf),
          );
          const edges = page.edges.flatMap(({ cursor }, at) => {
            const node = nodes[at];
            return node ? [{ cursor, node }] : [];
          });
          return { ...page, nodes, edges };
        });
      },
    ),
  }),
);
