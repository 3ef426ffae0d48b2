import { asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { meetings, projects, proposals, statusChanges } from '../../db/tables/index.ts';
import { readStoredGate } from '../gate/stored.ts';
import type { StatusChangeRow } from '../ledger/append.ts';

type Verified = StatusChangeRow & { slug: string; heldOn: string | null };

/** What the ledger's own columns and order should be, recomputed; one sentence for each difference. */
export async function verifyLedger(db: Db): Promise<string[]> {
  const records: Verified[] = await db
    .select({ ...getTableColumns(statusChanges), slug: projects.slug, heldOn: meetings.date })
    .from(statusChanges)
    .innerJoin(projects, eq(projects.id, statusChanges.projectId))
    .leftJoin(meetings, eq(meetings.id, statusChanges.meetingId))
    .orderBy(asc(projects.slug), asc(statusChanges.sequence), asc(statusChanges.id));
  const byId = new Map(records.map((record) => [record.id, record]));
  const sequences = new Map<number, number>();
  const differences = records.flatMap((record) => {
    const sequence = (sequences.get(record.projectId) ?? 0) + 1;
    sequences.set(record.projectId, sequence);
    return problemsOf(record, sequence, byId).map((problem) => `${named(record)} ${problem}`);
  });
  return [
    ...differences,
    ...repeatedCorrections(records),
    ...(await forbiddenMoves(db)),
    ...(await verifyProposals(db)),
  ];
}

const named = ({ id, slug }: { id: number; slug: string }) => `status change ${id} of ${slug}`;

function problemsOf(record: Verified, sequence: number, byId: ReadonlyMap<number, Verified>): string[] {
  const problems: string[] = [];
  const expect = (what: string, expected: unknown, found: unknown) => {
    if (expected !== found) problems.push(`has the ${what} ${found}, expected ${expected}`);
  };
  expect('sequence', sequence, record.sequence);
  expect('meeting date', record.heldOn, record.meetingDate);
  const root = rootOf(record, byId);
  expect('place', root.sequence, record.place);
  expect(
    'kind',
    record.correctsId === null ? (record.effect === 'CONFIRM' ? 'CONFIRMATION' : 'CHANGE') : 'CORRECTION',
    record.kind,
  );
  if (record.effect !== 'RETRACT')
    expect('effect', root.kind === 'CONFIRMATION' ? 'CONFIRM' : 'SET', record.effect);
  if ((record.effect === 'RETRACT') !== (record.to === null))
    problems.push(`has the effect ${record.effect} and the readiness ${record.to}`);
  if (record.effect === 'RETRACT' && record.correctsId === null) problems.push('retracts nothing');
  const corrected = record.correctsId === null ? null : byId.get(record.correctsId);
  if (corrected === undefined)
    problems.push(`corrects status change ${record.correctsId}, which is not there`);
  else if (corrected && corrected.projectId !== record.projectId)
    problems.push(`corrects ${named(corrected)}`);
  else if (corrected && corrected.meetingDate > record.meetingDate)
    problems.push(
      `cites the meeting of ${record.meetingDate}, before that of the record it corrects, ${corrected.meetingDate}`,
    );
  try {
    readStoredGate(record.gate);
  } catch {
    problems.push('keeps a gate that cannot be read');
  }
  return problems;
}

function rootOf(record: Verified, byId: ReadonlyMap<number, Verified>): Verified {
  const seen = new Set<number>();
  let root = record;
  while (root.correctsId !== null && !seen.has(root.id)) {
    seen.add(root.id);
    root = byId.get(root.correctsId) ?? { ...root, correctsId: null };
  }
  return root;
}

function repeatedCorrections(records: readonly Verified[]): string[] {
  const corrected = new Map<number, Verified>();
  return records.flatMap((record) => {
    if (record.correctsId === null) return [];
    const other = corrected.get(record.correctsId);
    corrected.set(record.correctsId, record);
    return other
      ? [`${named(record)} corrects status change ${record.correctsId}, as ${named(other)} does`]
      : [];
  });
}

/** The check of the trigger `check_moves`, for every project, by columns that are recomputed here. */
async function forbiddenMoves(db: Db): Promise<string[]> {
  const { rows } = await db.execute<{
    id: number;
    slug: string;
    from: string | null;
    to: string;
    effect: string;
  }>(sql`
    with recursive chain as (
      select id, id as root from status_changes where corrects_id is null
      union all
      select correction.id, chain.root from status_changes correction join chain on correction.corrects_id = chain.id
    ), standing as (
      select record.*, root.sequence as root_sequence from status_changes record
      join chain on chain.id = record.id join status_changes root on root.id = chain.root
      where record.effect <> 'RETRACT' and not exists (select from status_changes c where c.corrects_id = record.id)
    ), step as (
      select standing.*, lag("to") over (
        partition by project_id order by effective_on, meeting_date, root_sequence) as "from"
      from standing
    )
    select step.id, projects.slug, step."from", step."to", step.effect from step join projects on projects.id = step.project_id
    where case
      when effect = 'CONFIRM' then "to" is distinct from "from"
      when "to" is not distinct from "from" then true
      else override is null and not exists (
        select from allowed_moves move
        where move."from" is not distinct from step."from" and move."to" = step."to" and not move.requires_override)
      end
    order by projects.slug, effective_on, meeting_date, root_sequence`);
  return rows.map((row) =>
    row.effect === 'CONFIRM'
      ? `${named(row)} confirms ${row.to} where ${row.from ?? 'nothing'} is recorded`
      : `${named(row)} moves from ${row.from ?? 'nothing recorded'} to ${row.to}, which is not allowed`,
  );
}

async function verifyProposals(db: Db): Promise<string[]> {
  const rows = await db
    .select({ proposal: proposals, slug: projects.slug, record: statusChanges })
    .from(proposals)
    .innerJoin(projects, eq(projects.id, proposals.projectId))
    .innerJoin(statusChanges, eq(statusChanges.id, proposals.statusChangeId))
    .orderBy(asc(proposals.id));
  return rows
    .filter(({ proposal, record }) => record.projectId !== proposal.projectId || record.to !== proposal.to)
    .map(
      ({ proposal, slug, record }) =>
        `proposal ${proposal.id} of ${proposal.to} for ${slug} is recorded by status change ${record.id}, which is about something else`,
    );
}
