import type { At } from '../domain/as-of.ts';
import type { Criterion } from '../domain/criterion/on.ts';
import {
  evaluateCriteria,
  evaluateCriteriaFor,
  type ProjectJudged,
} from '../domain/gate/evaluate-criteria.ts';
import { entryOf } from '../domain/gate/gate.ts';
import { instantOf } from '../domain/gate/time.ts';
import type { CriterionVerdict as Verdict } from '../domain/gate/verdicts.ts';
import { knownOf } from '../domain/ledger/known.ts';
import type { Page, PageArgs } from '../domain/page.ts';
import { pageOfList } from '../domain/page-of-list.ts';
import { allProjects } from '../domain/project/all.ts';
import { builder } from './builder.ts';
import { connectionOf, reading } from './connection.ts';
import type { Context } from './context.ts';
import { CriterionRef } from './criterion.ts';
import { CriterionResultRef, resultsOf } from './criterion-result.ts';
import { CriterionVerdict } from './gate-enums.ts';
import { related, shared } from './relation.ts';

const CriterionResultConnection = connectionOf(
  CriterionResultRef,
  'CriterionResult',
  'results of a criterion',
);

/** Read once for every selection of verdicts. */
const everyResult = shared((criteria: readonly At<Criterion>[], { db, now }) =>
  evaluateCriteria(db, criteria, now),
);

const NAME = 'Criterion.results';
const slugOf = ({ slug }: { slug: string }) => slug;

/** All projects are looked at, because who has the verdict is known of none before. */
async function pagesOfVerdicts(
  criteria: readonly At<Criterion>[],
  verdicts: readonly Verdict[],
  args: PageArgs,
  context: Context,
): Promise<Page<ProjectJudged>[]> {
  const lists = await everyResult(criteria, context);
  return criteria.map((_, index) => {
    const wanted = (lists[index] ?? []).filter(({ judgement }) => verdicts.includes(judgement.verdict));
    return pageOfList(wanted, ({ project }) => slugOf(project), NAME, args, reading(context));
  });
}

/** Only the projects of the page are judged. */
async function pagesOfProjects(
  criteria: readonly At<Criterion>[],
  args: PageArgs,
  context: Context,
): Promise<Page<ProjectJudged>[]> {
  const { db, now } = context;
  const all = await knownOf(db, 'projects listed', () => allProjects(db));
  const page = pageOfList(all, slugOf, NAME, args, reading(context));
  const lists = await evaluateCriteriaFor(db, page.nodes, criteria, now);
  return criteria.map(({ retiredOn }, index) => {
    if (retiredOn !== null)
      return pageOfList<ProjectJudged>([], ({ project }) => slugOf(project), NAME, args, reading(context));
    const nodes = lists[index] ?? [];
    const edges = page.edges.flatMap(({ cursor }, at) => {
      const node = nodes[at];
      return node ? [{ cursor, node }] : [];
    });
    return { ...page, nodes, edges };
  });
}

builder.objectField(CriterionRef, 'results', (t) =>
  t.field({
    type: CriterionResultConnection,
    description:
      'How the projects stand to it, whichever step they stand at, by slug. Empty once it is dropped: nobody is held to it.',
    args: {
      verdict: t.arg({ type: [CriterionVerdict], description: 'Only projects with one of these verdicts.' }),
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
