import { getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import { projects, proposals } from '../../db/tables/index.ts';
import { all, given, hasValues } from '../filter.ts';
import type { Source } from '../page.ts';
import type { Readiness } from '../readiness.ts';
import type { ProposalRow } from './row.ts';

const columns = getTableColumns(proposals);

/** Opened on or before the day of `asked`, and not closed by the end of it. */
export const isOpenBy: SQL = sql`(${proposals.openedOn} <= asked.as_of
  and (${proposals.closedOn} is null or ${proposals.closedOn} > asked.as_of))`;

const source = (name: string, where: SQL): Source<ProposalRow> => ({
  name,
  columns,
  as: 'proposals',
  from: sql`${proposals}`,
  where,
  order: {
    name,
    keys: [
      { sql: columns.openedOn, type: 'date' },
      { sql: columns.id, type: 'integer' },
    ],
  },
});

/** The proposals of each project that were opened by the day of its point; only the open, or the closed ones, where asked. */
export const proposalsOfProjects = (isOpen: boolean | null | undefined): Source<ProposalRow> => {
  const all = sql`${proposals.projectId} = asked.id and ${proposals.openedOn} <= asked.as_of`;
  if (typeof isOpen !== 'boolean') return source('Project.proposals', all);
  return isOpen
    ? source('Project.proposals open', sql`${all} and ${isOpenBy}`)
    : source('Project.proposals closed', sql`${all} and not ${isOpenBy}`);
};

/** The proposals of each project that were opened, or closed, after a day, up to the day of its point. */
export const proposalsSince = (event: 'opened' | 'closed', date: string): Source<ProposalRow> => {
  const day = event === 'opened' ? columns.openedOn : columns.closedOn;
  return {
    ...source(
      `ProjectDifference.${event}Proposals`,
      sql`${proposals.projectId} = asked.id and ${day} > ${date}::date and ${day} <= asked.as_of`,
    ),
    isDynamic: true,
  };
};

export interface ProposalFilter {
  project?: string[] | null;
  to?: Readiness[] | null;
  isOpen?: boolean | null;
  outcome?: ('RECORDED' | 'WITHDRAWN')[] | null;
}

export const proposalList = (filter: ProposalFilter = {}): Source<ProposalRow> => ({
  ...source(
    'Query.proposals',
    all(
      given(
        filter.project,
        (slugs) => sql`${columns.projectId} in (
        select ${projects.id} from ${projects} where ${inArray(projects.slug, slugs)})`,
      ),
      given(filter.to, (levels) => inArray(columns.to, levels)),
      given(filter.isOpen, (isOpen) => sql`${isOpen} = (${columns.outcome} is null)`),
      given(filter.outcome, (outcomes) => inArray(columns.outcome, outcomes)),
    ),
  ),
  isDynamic: hasValues(filter),
});
