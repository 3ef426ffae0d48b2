import { sql } from 'drizzle-orm';
import type { Readiness } from '../../base/readiness.ts';
import type { Db } from '../../db/index.ts';
import { type BriefItem, type BriefSection, briefItem, ended, MOST_ITEMS, sectionOfRows } from './item.ts';

interface Row extends Record<string, unknown> {
  id: number;
  to: Readiness;
  effectiveOn: string | null;
  openedOn: string;
  closedOn: string | null;
  reason: string;
  projectId: number;
  name: string;
  url: string | null;
  total: number;
}

/** What waits for a meeting, whenever it was proposed: oldest first. */
export async function briefedProposals(db: Db, today: string): Promise<BriefSection> {
  const where = sql`proposal.outcome is null and proposal.opened_on <= ${today}::date`;
  const rows = await read(db, where, sql`proposal.opened_on`);
  return sectionOfRows(rows, ({ effectiveOn, openedOn, ...row }) => {
    const when = effectiveOn ? `, effective ${effectiveOn}` : '';
    const what = `was proposed as ${row.to} on ${openedOn}${when}, but no meeting has recorded it yet`;
    return itemOf(what, openedOn, row);
  });
}

/** What was proposed and has been withdrawn since, with why. */
export async function briefedWithdrawals(db: Db, since: string): Promise<BriefSection> {
  const where = sql`proposal.outcome = 'WITHDRAWN' and proposal.closed_on >= ${since}::date`;
  const rows = await read(db, where, sql`proposal.closed_on`);
  return sectionOfRows(rows, ({ closedOn, ...row }) =>
    itemOf(`is no longer proposed as ${row.to}; the proposal was withdrawn on ${closedOn}`, closedOn, row),
  );
}

const itemOf = (
  what: string,
  date: string | null,
  { id, name, reason, projectId, url }: Pick<Row, 'id' | 'name' | 'reason' | 'projectId' | 'url'>,
): BriefItem =>
  briefItem(`${name} ${what}: ${ended(reason)}`, {
    date,
    projectIds: [projectId],
    proposalId: id,
    evidence: url === null ? null : { url, quote: null, lines: null },
  });

async function read(db: Db, where: ReturnType<typeof sql>, order: ReturnType<typeof sql>): Promise<Row[]> {
  const { rows } = await db.execute<Row>(sql`
    select proposal.id, proposal."to", proposal.effective_on::text as "effectiveOn", proposal.opened_on::text as "openedOn",
      proposal.closed_on::text as "closedOn", coalesce(proposal.closed_reason, proposal.reason) as reason,
      proposal.project_id as "projectId", project.name, proposal.total,
      (select url from evidence where proposal_id = proposal.id and url is not null order by position limit 1) as url
    from (
      select proposal.*, count(*) over ()::int as total from proposals proposal
      where ${where} order by ${order}, proposal.id limit ${MOST_ITEMS}
    ) as proposal join projects project on project.id = proposal.project_id
    order by ${order}, proposal.id`);
  return rows;
}
