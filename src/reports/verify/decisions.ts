import type { Db } from '../../db/index.ts';
import { type Decided, isRecordKind, type RecordKind, recordsDecided } from '../../domain/report/decided.ts';
import type { DecisionContent } from '../decisions/content.ts';
import { describe } from '../decisions/kinds.ts';
import { readsAs } from '../decisions/words.ts';
import type { StoredDecision } from '../plan/decisions.ts';

/** Every decision line against the record that stands for it. */
export async function verifyDecisions(
  db: Db,
  meeting: { id: number; date: string },
  lines: readonly StoredDecision[],
): Promise<string[]> {
  const kinds = [...new Set(lines.map(({ recordTable }) => recordTable))].filter(isRecordKind);
  const records = new Map<string, unknown>();
  for (const kind of kinds) {
    const ids = lines.filter(({ recordTable }) => recordTable === kind).map(({ recordId }) => recordId);
    for (const [id, row] of await recordsDecided(db, kind, ids)) records.set(`${kind} ${id}`, row);
  }
  return lines.flatMap((line) => {
    const content = line.content as DecisionContent;
    const name = `decision of line ${line.lineStart} (${describe(content)})`;
    const said = `${name} stands for ${line.recordTable} ${line.recordId}, which`;
    const row = records.get(`${line.recordTable} ${line.recordId}`);
    if (!row) return [`${said} is not there`];
    const recorded = READ[line.recordTable as RecordKind](row as never, content, meeting.date);
    if (recorded.meetingId !== undefined && recorded.meetingId !== meeting.id)
      return [`${said} is of another meeting`];
    return recorded.isSame && readsAs(recorded.reason ?? '', content.reason)
      ? []
      : [`${said} says something else`];
  });
}

interface Recorded {
  /** Left out where the record is no meeting's. */
  meetingId?: number | null;
  reason: string | null;
  /** Whether the record says what the line says, beside the reason. */
  isSame: boolean;
}

const READ: {
  [Kind in RecordKind]: (row: Decided[Kind], content: DecisionContent, meetingDate: string) => Recorded;
} = {
  status_changes: (row, content, meetingDate) => ({
    ...row,
    isSame: isSameStatus(row, content, meetingDate),
  }),
  assessments: ({ meetingId, justification: reason, result, validUntil }, content) => ({
    meetingId,
    reason,
    isSame: content.kind === 'ASSESSMENT' && result === content.result && validUntil === content.until,
  }),
  waivers: (row, content) => ({
    ...row,
    isSame: content.kind === 'WAIVER' && row.expiresOn === content.until,
  }),
  waiver_revocations: (row, content) => ({ ...row, isSame: content.kind === 'WAIVER_REVOCATION' }),
  compatibility_claims: (row, content) => ({
    ...row,
    isSame:
      (content.kind === 'CLAIM' || content.kind === 'EXTERNAL_CLAIM') && row.verdict === content.verdict,
  }),
  criterion_records: (row, content) => ({
    ...row,
    isSame:
      content.kind === 'CRITERION'
        ? row.act !== 'RETIRED' && row.gates === content.gates && row.kind === content.criterionKind
        : content.kind === 'CRITERION_DROP'
          ? row.act === 'RETIRED'
          : content.kind === 'CRITERION_ADOPTION' && row.standing === 'ADOPTED',
  }),
  proposals: ({ reason, to }, content) => ({
    reason,
    isSame: content.kind === 'PROPOSAL' && to === content.to,
  }),
  proposal_withdrawals: ({ closedReason: reason, outcome }, content) => ({
    reason,
    isSame: content.kind === 'PROPOSAL_WITHDRAWAL' && outcome === 'WITHDRAWN',
  }),
  // The reason of an acceptance is that of the proposal that it opened.
  suggestions: ({ closedReason, state }, content) => ({
    reason: state === 'ACCEPTED' ? content.reason : closedReason,
    isSame: state === (content.kind === 'SUGGESTION_ACCEPTANCE' ? 'ACCEPTED' : 'DISMISSED'),
  }),
  combination_versions: (row, content) => ({ ...row, isSame: content.kind === 'COMBINATION' }),
  channel_names: (row, content) => ({
    ...row,
    isSame: content.kind === 'CHANNEL_NAME' && row.name === content.name,
  }),
};

function isSameStatus(
  row: Decided['status_changes'],
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
