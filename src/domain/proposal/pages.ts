import { getTableColumns, inArray, lte, type SQL, sql } from 'drizzle-orm';
import type { Readiness } from '../../base/readiness.ts';
import type { Db } from '../../db/index.ts';
import { projects, proposals, suggestions } from '../../db/tables/index.ts';
import type { At } from '../../reading/as-of.ts';

import { isCalled } from '../../reading/called.ts';
import { all, given, hasValues, type OrderBy } from '../../reading/filter.ts';
import { isOpenBy } from '../../reading/open-proposals.ts';
import type { Point } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import type { Order, Source } from '../../reading/source.ts';
import type { DecisionRow } from '../report/rows.ts';
import { findProposals, type ProposalRow } from './rows.ts';

const columns = getTableColumns(proposals);

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

/** The proposal that each decision opened or withdrew, or opened by accepting a suggestion; null where it is about none. */
export async function proposalsOfDecisions(
  db: Db,
  decisions: readonly At<DecisionRow>[],
  now: Date,
): Promise<(At<ProposalRow> | null)[]> {
  const accepted = decisions.flatMap(({ recordTable, recordId }) =>
    recordTable === 'suggestions' ? recordId : [],
  );
  const rows = accepted.length
    ? await prepared(db, 'proposals of suggestions', () =>
        db
          .select({ id: suggestions.id, proposalId: suggestions.proposalId })
          .from(suggestions)
          .where(sql`${suggestions.id} = any(${sql.placeholder('ids')}::int[])`),
      ).execute({ ids: accepted })
    : [];
  const opened = new Map(rows.map(({ id, proposalId }) => [id, proposalId]));
  const point = ({ recordTable, recordId, asOf }: At<DecisionRow>): Point | null => {
    if (recordTable === 'proposals' || recordTable === 'proposal_withdrawals') return { id: recordId, asOf };
    const id = recordTable === 'suggestions' ? (opened.get(recordId) ?? null) : null;
    return id === null ? null : { id, asOf };
  };
  return findProposals(db, decisions.map(point), now);
}

/** The proposal that each record took up, as of the record's day and clock; null where there was none. */
export async function proposalsOfRecords(
  db: Db,
  records: readonly Point[],
  now: Date,
): Promise<(At<ProposalRow> | null)[]> {
  const rows = await prepared(db, 'proposals by record', () =>
    db
      .select({ id: proposals.id, recordId: proposals.statusChangeId })
      .from(proposals)
      .where(sql`${proposals.statusChangeId} = any(${sql.placeholder('ids')}::int[])`),
  ).execute({ ids: records.map(({ id }) => id) });
  const ids = new Map(rows.map(({ id, recordId }) => [recordId, id]));
  const points = records.map(({ id, asOf }) => {
    const proposalId = ids.get(id);
    return proposalId === undefined ? null : { id: proposalId, asOf };
  });
  return findProposals(db, points, now);
}
