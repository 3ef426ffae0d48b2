import { eq } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import {
  assessments,
  compatibilityClaims,
  criterionRecords,
  statusChanges,
  waiverRevocations,
  waivers,
} from '../../db/tables/index.ts';
import { readsAs } from '../apply/decision-scope.ts';
import { type DecisionContent, describe, type StoredDecision } from '../plan/decisions.ts';

interface Recorded {
  meetingId: number | null;
  reason: string | null;
  /** Whether the record says what the line says, beside the reason. */
  isSame: boolean;
}

/** Every decision line against the record that stands for it. */
export async function verifyDecisions(
  db: Db,
  meeting: { id: number; date: string },
  lines: readonly StoredDecision[],
): Promise<string[]> {
  const differences: string[] = [];
  for (const line of lines) {
    const content = line.content as DecisionContent;
    const name = `decision of line ${line.lineStart} (${describe(content)})`;
    const record = await recordedAs(db, line, content, meeting.date);
    if (!record)
      differences.push(`${name} stands for ${line.recordTable} ${line.recordId}, which is not there`);
    else if (record.meetingId !== meeting.id)
      differences.push(
        `${name} stands for ${line.recordTable} ${line.recordId}, which is of another meeting`,
      );
    else if (!record.isSame || !readsAs(record.reason ?? '', content.reason))
      differences.push(`${name} stands for ${line.recordTable} ${line.recordId}, which says something else`);
  }
  return differences;
}

async function recordedAs(
  db: Db,
  { recordTable, recordId }: StoredDecision,
  content: DecisionContent,
  meetingDate: string,
): Promise<Recorded | null> {
  switch (recordTable) {
    case 'status_changes': {
      const [row] = await db.select().from(statusChanges).where(eq(statusChanges.id, recordId));
      return row ? { ...row, isSame: isSameStatus(row, content, meetingDate) } : null;
    }
    case 'assessments': {
      const [row] = await db.select().from(assessments).where(eq(assessments.id, recordId));
      const isSame =
        content.kind === 'ASSESSMENT' && row?.result === content.result && row.validUntil === content.until;
      return row ? { meetingId: row.meetingId, reason: row.justification, isSame } : null;
    }
    case 'waivers': {
      const [row] = await db.select().from(waivers).where(eq(waivers.id, recordId));
      return row ? { ...row, isSame: content.kind === 'WAIVER' && row.expiresOn === content.until } : null;
    }
    case 'waiver_revocations': {
      const [row] = await db.select().from(waiverRevocations).where(eq(waiverRevocations.waiverId, recordId));
      return row ? { ...row, isSame: content.kind === 'WAIVER_REVOCATION' } : null;
    }
    case 'compatibility_claims': {
      const [row] = await db.select().from(compatibilityClaims).where(eq(compatibilityClaims.id, recordId));
      return row ? { ...row, isSame: content.kind === 'CLAIM' && row.verdict === content.verdict } : null;
    }
    case 'criterion_records': {
      const [row] = await db.select().from(criterionRecords).where(eq(criterionRecords.id, recordId));
      const isSame =
        content.kind === 'CRITERION'
          ? row?.act !== 'RETIRED' && row?.gates === content.gates && row.kind === content.criterionKind
          : row?.act === 'RETIRED';
      return row ? { ...row, isSame } : null;
    }
    default:
      return null;
  }
}

function isSameStatus(
  row: typeof statusChanges.$inferSelect,
  content: DecisionContent,
  meetingDate: string,
): boolean {
  switch (content.kind) {
    case 'CHANGE':
      return (
        row.effect === 'SET' &&
        row.to === content.to &&
        row.effectiveOn === (content.effectiveOn ?? meetingDate)
      );
    case 'CONFIRMATION':
      return row.effect === 'CONFIRM' && row.to === content.level;
    case 'CORRECTION':
      return (
        row.to === content.to && (content.effectiveOn === null || row.effectiveOn === content.effectiveOn)
      );
    case 'RETRACTION':
      return row.effect === 'RETRACT';
    default:
      return false;
  }
}
