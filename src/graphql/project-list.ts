import { projectList } from '../domain/project/list.ts';
import { ProjectConnection } from './connections.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { listArgs, rootPage } from './engine/connection.ts';
import { eachLine, oneLine } from './engine/fields.ts';
import { assertOneOrder, orderInput } from './engine/order.ts';
import { ahead } from './engine/relation.ts';
import { AS_OF, CLOCK, Clock, Readiness } from './readiness.ts';

const ProjectFilter = builder.inputType('ProjectFilter', {
  description:
    'Which projects: those that pass every field that is given, at the day and clock asked for. A list means any of its entries; an empty one lets nothing pass.',
  fields: (t) => ({
    slug: t.stringList({ description: 'Their slugs; at most 50.' }),
    readiness: t.field({ type: [Readiness], description: 'How far they are.' }),
    hasReadiness: t.boolean({ description: 'Whether any readiness is recorded.' }),
    hasOpenProposal: t.boolean({ description: 'Whether a proposal is open.' }),
    isMerged: t.boolean({
      description:
        'Whether they were merged into another project. Absent: those that were not, and those that `slug` names.',
    }),
    isStale: t.boolean({
      description: 'Whether no meeting has touched the readiness lately: see `Project.isStale`.',
    }),
    discussedIn: t.field({
      type: ['Date'],
      description: 'Days of meetings of which an agenda item or a note is about them or names them.',
    }),
    organisation: t.stringList({
      description: 'Organisations behind them, by their whole name; case does not count; at most 50.',
    }),
    text: t.string({
      description:
        'Stands in the name, the slug, the summary or an alias, literally; case does not count. One line of at most 200 characters.',
    }),
  }),
});

const ProjectOrder = orderInput('Project', 'projects', {
  NAME: { description: 'The name; case does not count.' },
  READINESS: { description: 'In the order of the enum. None recorded comes last in either direction.' },
  SINCE: { description: 'The day the readiness took effect. None recorded comes last in either direction.' },
  LAST_RECORDED: {
    description:
      'The latest meeting that recorded a change or a confirmation. None recorded comes last in either direction.',
  },
});

builder.queryField('projects', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: ProjectConnection,
    description: 'The projects, by name unless sorted otherwise.',
    args: {
      filter: t.arg({ type: ProjectFilter, description: 'Which projects; all when absent.' }),
      orderBy: t.arg({ type: ProjectOrder, description: 'NAME, ASC when absent.' }),
      asOf: t.arg({ type: 'Date', description: AS_OF }),
      clock: t.arg({ type: Clock, defaultValue: 'EFFECTIVE', description: CLOCK }),
      ...listArgs(t),
    },
    resolve: ahead(async ({ filter, orderBy, asOf, clock, ...page }, context, wanted) => {
      assertOneOrder(orderBy, page);
      const at = { date: asOf ?? null, clock: clock ?? 'EFFECTIVE' } as const;
      return rootPage(
        context,
        await projectList(
          context.db,
          {
            filter: {
              ...filter,
              slug: eachLine(filter?.slug, 'filter.slug'),
              organisation: eachLine(filter?.organisation, 'filter.organisation'),
              text: typeof filter?.text === 'string' ? oneLine(filter.text, 'filter.text') : null,
            },
            order: orderBy,
            staleDays: context.settings.staleDays,
          },
          at,
          context.now,
        ),
        page,
        { asOf: at, wanted },
      );
    }),
  }),
);
