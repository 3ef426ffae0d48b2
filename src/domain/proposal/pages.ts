import { getTableColumns, inArray, lte, type SQL, sql } from 'drizzle-orm';
import { projects, proposals } from '../../db/tables/index.ts';
import { all, given, hasValues, type OrderBy } from '../filter.ts';
import type { Order, Source } from '../page.ts';
import { isCalled } from '../project/called.ts';
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

/** Of decisions in the report of a meeting: the proposals that they are about. */
const ofMeetings = (name: string, tables: SQL): Source<ProposalRow> => ({
  ...source(
    name,
    sql`${columns.id} in (
      select coalesce(suggestion.proposal_id, decided.record_id)
      from reports report join decisions decided on decided.report_id = report.id
      left join suggestions suggestion on decided.record_table = 'suggestions' and suggestion.id = decided.record_id
      where report.meeting_id = asked.id and decided.record_table in (${tables})
        and (decided.record_table <> 'suggestions' or suggestion.proposal_id is not null))`,
  ),
  order: { name, keys: [{ sql: sql`(${columns.id} + 0)`, type: 'integer' }] },
});

/** The proposals that each meeting opened, in words of its own or by accepting a suggestion, in the order of entry. */
export const proposalsOpenedByMeetings = ofMeetings(
  'Meeting.openedProposals',
  sql`'proposals', 'suggestions'`,
);

/** The proposals that each meeting withdrew. */
export const proposalsWithdrawnByMeetings = ofMeetings(
  'Meeting.withdrawnProposals',
  sql`'proposal_withdrawals'`,
);

export interface ProposalFilter {
  project?: string[] | null;
  to?: Readiness[] | null;
  isOpen?: boolean | null;
  outcome?: ('RECORDED' | 'WITHDRAWN')[] | null;
}

export type ProposalOrder = OrderBy<'OPENED_ON' | 'ENTERED_AT'>;

/**
 * The proposals that pass the filter.
 * @param isOfDay as they stood on the day of the point, and not today
 */
export const proposalList = (
  filter: ProposalFilter = {},
  order?: ProposalOrder | null,
  isOfDay = false,
): Source<ProposalRow> => ({
  ...source(
    'Query.proposals',
    all(
      given(
        filter.project,
        (slugs) => sql`${columns.projectId} in (
        select ${projects.id} from ${projects} where ${isCalled(slugs)})`,
      ),
      given(filter.to, (levels) => inArray(columns.to, levels)),
      isOfDay ? lte(columns.openedOn, sql`asked.as_of`) : undefined,
      given(
        filter.isOpen,
        (isOpen) => sql`${isOpen} = ${isOfDay ? isOpenBy : sql`(${columns.outcome} is null)`}`,
      ),
      given(filter.outcome, (outcomes) => inArray(columns.outcome, outcomes)),
      given(filter.outcome, () => (isOfDay ? lte(columns.closedOn, sql`asked.as_of`) : sql`true`)),
    ),
  ),
  ...(order && { order: orderOf(order) }),
  isDynamic: isOfDay || hasValues(filter),
});

function orderOf({ field, direction }: ProposalOrder): Order {
  const isDescending = direction === 'DESC';
  const day = { sql: columns.openedOn, type: 'date', isDescending } as const;
  return {
    name: `Query.proposals ${field} ${direction}`,
    keys: [...(field === 'OPENED_ON' ? [day] : []), { sql: columns.id, type: 'integer', isDescending }],
  };
}
