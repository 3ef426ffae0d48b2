import type { Db } from '../../db/index.ts';
import { evidence } from '../../db/tables/index.ts';

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

export async function writeEvidence(tx: Db, owner: EvidenceOwner, list: readonly Evidence[]): Promise<void> {
  if (list.length)
    await tx.insert(evidence).values(list.map((item, position) => ({ ...owner, ...item, position })));
}
