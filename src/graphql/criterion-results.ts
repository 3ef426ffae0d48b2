import type { At } from '../domain/as-of.ts';
import type { Criterion } from '../domain/criterion/on.ts';
import { evaluateCriteria } from '../domain/gate/evaluate-criteria.ts';
import { entryOf } from '../domain/gate/gate.ts';
import { instantOf } from '../domain/gate/time.ts';
import type { CriterionVerdict as Verdict } from '../domain/gate/verdicts.ts';
import type { PageArgs } from '../domain/page.ts';
import { pageOfList } from '../domain/page-of-list.ts';
import { builder } from './builder.ts';
import { connectionOf, reading } from './connection.ts';
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
        const lists = await everyResult(criteria, context);
        return criteria.map(({ asOf, gates }, index) => {
          const wanted = (lists[index] ?? []).filter(
            ({ judgement }) => !verdict || verdict.includes(judgement.verdict),
          );
          const page = pageOfList(
            wanted,
            ({ project }) => project.slug,
            'Criterion.results',
            args,
            reading(context),
          );
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
