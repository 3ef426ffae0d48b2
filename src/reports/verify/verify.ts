import { isDeepStrictEqual } from 'node:util';
import { keyOf, type MeetingKey } from '../../base/meeting-key.ts';
import type { Source } from '../../base/source.ts';
import type { Db } from '../../db/index.ts';
import { redatedTo } from '../../domain/meeting/redate.ts';
import { type ProjectNames, readProjectNames } from '../../domain/project/names.ts';
import { redactedHashes } from '../../domain/report/redact.ts';
import type { StoredContent } from '../../domain/report/stored.ts';
import { allReports, isEnteredByHand, type ReportHead, revisionsOf } from '../../domain/report/verified.ts';
import { verifyLedger } from '../../domain/status-change/verify.ts';
import { meetingFieldsOf } from '../plan/entries.ts';
import { MEETING_FIELDS } from '../plan/meeting.ts';
import { planImport, type ReadReport, reportPath, type StoredState } from '../plan/plan.ts';
import { show } from '../plan/tree.ts';
import { hashOf, readWith } from '../read.ts';
import { readStored } from '../stored-state.ts';
import { suggest } from '../suggestions.ts';
import type { ImportChange } from '../summary.ts';
import { verifyDecisions } from './decisions.ts';
import { verifyQuotations } from './evidence.ts';

/**
 * Recomputes everything that is derived from something else in the database, one report at a time: the order and legality of the
 * ledger; hashes and numbers of revisions; what the current revision of each report says of its meeting; quotations against
 * the lines they name; decisions against the records that stand for them. Yields a sentence for each difference.
 */
export async function* verifyTracker(db: Db, source: Source | null = null): AsyncGenerator<string> {
  yield* await verifyLedger(db);
  const names = await readProjectNames(db, source);
  for (const { report, ...meeting } of await allReports(db))
    for await (const difference of verifyReport(db, report, meeting, names))
      yield `${report.path}: ${difference}`;
}

async function* verifyReport(
  db: Db,
  report: ReportHead,
  { date, name }: MeetingKey,
  names: ProjectNames,
): AsyncGenerator<string> {
  const path = reportPath(keyOf({ date, name }), report.folder);
  if (report.path !== path) yield `is kept under this path, expected ${path}`;
  const revisions = await revisionsOf(db, report.id);
  const redacted = await redactedHashes(db, report.id);
  for (const [index, revision] of revisions.entries()) {
    const hash = hashOf(revision.content);
    const expected = redacted.get(revision.id) ?? revision.hash;
    if (revision.number !== index + 1)
      yield `revision ${revision.number} should have the number ${index + 1}`;
    if (expected !== hash) yield `revision ${revision.number} has the hash ${expected}, its content ${hash}`;
    yield* await verifyQuotations(
      db,
      revision,
      async () => (await readWith(names, revision.content, report.path, date)).report,
    );
  }
  const current = revisions.find(({ id }) => id === report.currentRevisionId);
  if (!current) {
    yield `has no revision ${report.currentRevisionId}, which should be its current one`;
    return;
  }
  const read =
    (await readWith(names, current.content, report.path)).report ??
    (await readWith(names, current.content, report.path, date)).report;
  if (!read) {
    yield `revision ${current.number} can no longer be read`;
    return;
  }
  const isRedated = read.date !== date && (await redatedTo(db, read.date)) === date;
  if (read.date !== date && !isRedated)
    yield `revision ${current.number} is about the meeting of ${read.date}, expected ${date}`;
  if (current.isParaphrase !== (read.paraphrase !== null))
    yield `revision ${current.number} is ${current.isParaphrase ? '' : 'not '}marked as a paraphrase`;
  const input: ReadReport = {
    report: {
      ...((isRedated && (await readWith(names, current.content, report.path, date)).report) || read),
      date,
      name,
    },
    suggestions: suggest(read, names.source?.group?.words),
    hash: current.hash,
  };
  const { stored } = await readStored(db, input, names);
  if (!stored) return;
  yield* verifyContent(input, stored);
  yield* await verifyHeader(db, input, stored);
  yield* await verifyDecisions(db, stored.meeting, stored.content.decisions);
}

/** What is stored of the report against what it says, as an import of it would find it. */
function* verifyContent(input: ReadReport, stored: StoredState): Generator<string> {
  const { content } = stored;
  const { summary } = planImport(input, stored, null);
  for (const change of summary.changes.filter(({ subject }) => subject !== 'MEETING_FIELD'))
    yield differs(change);
  for (const [subject, { moved }] of Object.entries(summary.counts))
    if (moved) yield `${moved} of ${WHAT[subject] ?? subject} are at other lines or in another order`;
  for (const list of ['agenda', 'planned', 'notes', 'attendance', 'actionItems', 'resolutions'] as const)
    if (ofLines(content, list).some(({ position }, index) => position !== index + 1))
      yield `the positions of its ${POSITIONED[list]} do not count up from 1`;
}

/** What was entered by hand has its place behind what the lines say. */
function ofLines(content: StoredContent, list: keyof typeof POSITIONED): readonly { position: number }[] {
  if (list !== 'attendance' && list !== 'actionItems') return content[list];
  const rows: readonly { position: number; lineStart: number | null }[] = content[list];
  return rows.filter(({ lineStart }) => lineStart !== null);
}

const WHAT: Readonly<Record<string, string>> = {
  AGENDA_ITEM: 'its agenda items',
  PLANNED_TOPIC: 'its planned topics',
  NOTE: 'its notes',
  ATTENDANCE: 'its attendance',
  ACTION_ITEM: 'its action items',
  RESOLUTION: 'its resolutions',
  DECISION: 'its decisions',
  SUGGESTION: 'its suggestions',
};
const POSITIONED = {
  agenda: 'agenda items',
  planned: 'planned topics',
  notes: 'notes',
  attendance: 'attendance',
  actionItems: 'action items',
  resolutions: 'resolutions',
} as const satisfies Partial<Record<keyof StoredContent, string>>;

function differs({ act, subject, label, fields, line }: ImportChange): string {
  const what = `${subject.toLowerCase().replace('_', ' ')} “${label}”${line === null ? '' : ` of line ${line}`}`;
  if (act === 'ADDED') return `${what} is missing`;
  if (act === 'REMOVED') return `${what} is stored, and the report does not have it`;
  return `${what} differs: ${fields.map(({ field, old, new: next }) => `${field} ${old ?? 'nothing'}, expected ${next ?? 'nothing'}`).join('; ')}`;
}

/** The header, unless people have said more of the meeting since: what they enter stands beside the report's own word. */
async function verifyHeader(db: Db, { report }: ReadReport, { meeting }: StoredState): Promise<string[]> {
  const said = meetingFieldsOf(report);
  const differing = MEETING_FIELDS.filter((field) => !isDeepStrictEqual(said[field], meeting.fields[field]));
  if (!differing.length) return [];
  if (await isEnteredByHand(db, meeting.id)) return [];
  return differing.map(
    (field) =>
      `${field} of the meeting is ${show(meeting.fields[field]) ?? 'nothing'}, the report says ${show(said[field]) ?? 'nothing'}`,
  );
}
