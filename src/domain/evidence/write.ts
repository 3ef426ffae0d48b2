import type { Db } from '../../db/index.ts';
import { evidence } from '../../db/tables/index.ts';
import { type Batch, batch, write } from '../../reading/insert.ts';

/** What a record rests on: a URL, or the lines of a report revision with the words that stand there. */
export type Evidence =
  | { url: string; quote?: string | null }
  | { revisionId: number; lineStart: number; lineEnd: number; quote: string };

/** The record that rests on it. */
export type EvidenceOwner =
  | { statusChangeId: number }
  | { proposalId: number }
  | { criterionRecordId: number }
  | { assessmentId: number }
  | { waiverId: number }
  | { claimId: number }
  | { combinationVersionId: number }
  | { channelNameId: number };

export interface EvidenceOf {
  owner: EvidenceOwner;
  list: readonly Evidence[];
}

/** Evidence of any number of records, one batch for each kind of record. */
export function evidenceBatches(records: readonly EvidenceOf[]): Batch[] {
  const byKind = new Map<string, (typeof evidence.$inferInsert)[]>();
  for (const { owner, list } of records)
    for (const [position, item] of list.entries()) {
      const [kind = ''] = Object.keys(owner);
      const rows = byKind.get(kind) ?? [];
      byKind.set(kind, rows);
      rows.push({
        ...owner,
        position,
        url: 'url' in item ? item.url : null,
        quote: item.quote ?? null,
        revisionId: 'url' in item ? null : item.revisionId,
        lineStart: 'url' in item ? null : item.lineStart,
        lineEnd: 'url' in item ? null : item.lineEnd,
      });
    }
  return [...byKind.values()].map((rows) => batch(evidence, rows as never));
}

export const writeEvidence = (tx: Db, owner: EvidenceOwner, list: readonly Evidence[]): Promise<void> =>
  write(tx, [{ insert: evidenceBatches([{ owner, list }]) }]);
