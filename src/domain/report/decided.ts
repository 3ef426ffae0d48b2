import { inArray } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '../../db/index.ts';
import {
  assessments,
  channelNames,
  combinationVersions,
  compatibilityClaims,
  criterionRecords,
  proposals,
  statusChanges,
  suggestions,
  waiverRevocations,
  waivers,
} from '../../db/tables/index.ts';

/** Records that decision lines stand for, by kind and id. */
export interface Decided {
  status_changes: typeof statusChanges.$inferSelect;
  assessments: typeof assessments.$inferSelect;
  waivers: typeof waivers.$inferSelect;
  waiver_revocations: typeof waiverRevocations.$inferSelect;
  compatibility_claims: typeof compatibilityClaims.$inferSelect;
  criterion_records: typeof criterionRecords.$inferSelect;
  proposals: typeof proposals.$inferSelect;
  proposal_withdrawals: typeof proposals.$inferSelect;
  suggestions: typeof suggestions.$inferSelect;
  combination_versions: typeof combinationVersions.$inferSelect;
  channel_names: typeof channelNames.$inferSelect;
}
export type RecordKind = keyof Decided;

const TABLES: Record<RecordKind, { table: PgTable; id: PgColumn }> = {
  status_changes: { table: statusChanges, id: statusChanges.id },
  assessments: { table: assessments, id: assessments.id },
  waivers: { table: waivers, id: waivers.id },
  waiver_revocations: { table: waiverRevocations, id: waiverRevocations.waiverId },
  compatibility_claims: { table: compatibilityClaims, id: compatibilityClaims.id },
  criterion_records: { table: criterionRecords, id: criterionRecords.id },
  proposals: { table: proposals, id: proposals.id },
  proposal_withdrawals: { table: proposals, id: proposals.id },
  suggestions: { table: suggestions, id: suggestions.id },
  combination_versions: { table: combinationVersions, id: combinationVersions.id },
  channel_names: { table: channelNames, id: channelNames.id },
};

/** The records of one kind with these ids; a revocation goes by the id of its waiver. */
export async function recordsDecided<Kind extends RecordKind>(
  db: Db,
  kind: Kind,
  ids: readonly number[],
): Promise<Map<number, Decided[Kind]>> {
  if (!ids.length) return new Map();
  const { table, id } = TABLES[kind];
  const rows = (await db
    .select()
    .from(table)
    .where(inArray(id, [...ids]))) as Decided[Kind][];
  const key = kind === 'waiver_revocations' ? 'waiverId' : 'id';
  return new Map(rows.map((row) => [(row as unknown as Record<string, number>)[key] ?? 0, row]));
}

export const isRecordKind = (name: string): name is RecordKind => name in TABLES;
