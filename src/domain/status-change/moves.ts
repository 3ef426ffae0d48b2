import { sql } from 'drizzle-orm';
import { DomainError } from '../../base/errors.ts';
import type { Db } from '../../db/index.ts';
import { refusalOf } from '../../db/refusal.ts';
import { statusChanges } from '../../db/tables/index.ts';
import { batch, createIdPool, write } from '../../reading/insert.ts';
import type { Actor } from '../act/viewer.ts';
import { type Evidence, type EvidenceOf, evidenceBatches } from '../evidence/write.ts';
import type { Judges } from '../gate/at-record.ts';
import { openGates } from '../gate/gates.ts';
import {
  type BrokenMove,
  explainRefusal,
  type NewStatusChange,
  type StatusChangeRow,
} from '../ledger/append.ts';
import { createLedger, type Ledger, readLedger } from '../ledger/ledger.ts';
import { type HeldMeetings, heldMeetings } from '../meeting/held.ts';
import { type LockedProjects, lockProjects } from '../project/lock.ts';
import { assertAsExpected, standingIn, standingOf } from '../project/standing.ts';

/** The ledger refuses a record: itself, or one that it contradicts. Nothing of what was to be entered with it is. */
export class RefusedMove extends Error {
  readonly refusal: DomainError;
  /** The record that does not follow from the one before it, and the first one entered of its project. */
  readonly ids: readonly number[];
  constructor(refusal: DomainError, ids: readonly number[]) {
    super(refusal.message);
    this.name = 'RefusedMove';
    this.refusal = refusal;
    this.ids = ids;
  }
}

export interface MovesWanted {
  /** Slugs of every project that may be about to change. */
  projects: readonly string[];
  /** Dates of the meetings that are cited. */
  meetings: readonly string[];
  /** How many records there will be, as far as that is known. */
  count: number;
  /** Whether there may be several: then the whole ledger of the projects is read at once. */
  isMany: boolean;
}

/**
 * Records of the ledger that are entered together: each is judged against what those before it leave, all are written by one
 * statement, and the moves are judged when all of them are there, since one alone may not be allowed, such as the first half
 * of a correction of two records.
 */
export interface Moves extends Judges {
  actor: Actor;
  projectOf: LockedProjects;
  meetingOf: HeldMeetings;
  /** What has been read or is about to be entered; of one move alone only what it corrects. */
  ledger: Ledger;
  /** `isExpected`: a confirmation of a level that must stand there once all records are there. */
  append: (
    record: NewStatusChange,
    evidence: readonly Evidence[],
    expected?: { slug: string },
  ) => Promise<StatusChangeRow>;
  /** @throws RefusedMove; the caller rolls back. */
  write: () => Promise<void>;
}

export async function openMoves(
  tx: Db,
  { projects, meetings, count, isMany }: MovesWanted,
  actor: Actor,
): Promise<Moves> {
  const pool = createIdPool();
  const reserve = (most: number) => pool.reserve(tx, [[statusChanges, most]]);
  // All leave together, and the locks are taken in this order.
  const [projectOf, meetingOf] = await Promise.all([
    lockProjects(tx, projects),
    heldMeetings(tx, meetings, actor.now),
    isMany ? null : reserve(count),
  ]);
  const ids = projects.flatMap((slug) => idOf(projectOf, slug));
  let reading: Promise<Map<number, number>> | null = null;
  const sequences = () => {
    reading ??= lastSequences(tx, ids);
    return reading;
  };
  // Asked for with whatever the first record looks at. Told where it is awaited.
  if (!isMany) sequences().catch(() => {});
  const ledger = createLedger(isMany ? await readLedger(tx, ids) : []);
  const standing = isMany ? standingOf(ledger) : standingIn(tx);
  const entered = new Set<number>();
  const records: { row: StatusChangeRow; expected: { slug: string } | null }[] = [];
  const evidence: EvidenceOf[] = [];

  const append: Moves['append'] = async (record, list, expected) => {
    const [last] = await Promise.all([
      sequences(),
      pool.has([[statusChanges, 1]]) ? null : reserve(Math.max(1, count - records.length)),
    ]);
    const { projectId, correctsId = null } = record;
    const sequence = (last.get(projectId) ?? 0) + 1;
    last.set(projectId, sequence);
    const row: StatusChangeRow = {
      ...record,
      id: pool.take(statusChanges),
      sequence,
      place: correctsId === null ? sequence : (ledger.byId(correctsId)?.place ?? sequence),
      correctsId,
      to: record.to ?? null,
      statedFrom: record.statedFrom ?? null,
      override: record.override ?? null,
      gate: record.gate ?? null,
      enteredAt: actor.now,
    };
    ledger.add(row);
    entered.add(projectId);
    records.push({ row, expected: expected ?? null });
    evidence.push({ owner: { statusChangeId: row.id }, list });
    return row;
  };

  return {
    tx,
    actor,
    projectOf,
    meetingOf,
    ledger,
    standing,
    gates: openGates(tx, ids, { projectIds: () => entered, on: standing.on }),
    append,
    write: async () => {
      if (!records.length) return;
      for (const { row, expected } of records) if (expected) await assertStands(row, expected.slug);
      try {
        // A savepoint, so that the refusal can be explained inside the same transaction.
        await tx.transaction((savepoint) =>
          write(savepoint, [
            {
              insert: [
                batch(
                  statusChanges,
                  records.map(({ row: { place: _, enteredAt: __, ...row } }) => row),
                ),
                ...evidenceBatches(evidence),
              ],
            },
          ]),
        );
      } catch (error) {
        const refusal = await explainRefusal(tx, error);
        if (!(refusal instanceof DomainError)) throw refusal;
        throw new RefusedMove(refusal, idsIn(error));
      }
    },
  };

  async function assertStands(
    { id, projectId, to, effectiveOn, meetingDate, place }: StatusChangeRow,
    slug: string,
  ) {
    try {
      assertAsExpected(slug, to, await standing.before(projectId, { effectiveOn, meetingDate, place }));
    } catch (error) {
      throw error instanceof DomainError ? new RefusedMove(error, [id]) : error;
    }
  }
}

/** One move alone: what the ledger refuses of it is refused as it is. */
export async function writeOne(moves: Moves): Promise<void> {
  try {
    await moves.write();
  } catch (error) {
    throw error instanceof RefusedMove ? error.refusal : error;
  }
}

function idOf(projectOf: LockedProjects, slug: string): number[] {
  try {
    return [projectOf(slug).id];
  } catch {
    return [];
  }
}

/** Of the broken move that the trigger `check_moves` tells. */
function idsIn(error: unknown): number[] {
  const detail = refusalOf(error)?.detail;
  if (!detail?.startsWith('{')) return [];
  const { recordId, insertedId } = JSON.parse(detail) as BrokenMove;
  return [recordId, insertedId];
}

/** The newest sequence of each project; a look at one end of an index for each. */
async function lastSequences(tx: Db, projectIds: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await tx.execute<{ id: number; last: number | null }>(sql`
    select asked.id, greatest((select max(sequence) from status_changes where project_id = asked.id), (
      select max((row->>'sequence')::int) from voided_rows
      where table_name = 'status_changes' and (row->>'project_id')::int = asked.id)) as last
    from (select value::integer as id from json_array_elements_text(${JSON.stringify(projectIds)}::text::json)) as asked`);
  return new Map(rows.map(({ id, last }) => [id, last ?? 0]));
}
