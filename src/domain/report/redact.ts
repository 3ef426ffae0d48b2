import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { NotFoundError, ValidationError } from '../../base/errors.ts';
import { parsedKey } from '../../base/meeting-key.ts';
import { INSTEAD, LINK_INSTEAD } from '../../base/taken-out.ts';
import type { Db } from '../../db/index.ts';
import { meetings, redactions, reportRevisions, reports } from '../../db/tables/index.ts';
import { linesOf } from '../evidence/lines.ts';
import { lockedMeeting } from '../meeting/state.ts';

export interface Redacted {
  /** Of the revision whose lines are to go. */
  id: number;
  reportId: number;
  content: string;
  /** The lines as they were. */
  lines: string[];
}

/** @throws NotFoundError, ValidationError for lines that the revision does not have */
export async function findRedacted(
  tx: Db,
  {
    meeting,
    revision,
    lineStart,
    lineEnd,
  }: { meeting: string; revision: number; lineStart: number; lineEnd: number },
): Promise<Redacted> {
  const [found] = await tx
    .select({ id: reportRevisions.id, reportId: reports.id, content: reportRevisions.content })
    .from(meetings)
    .innerJoin(reports, eq(reports.meetingId, meetings.id))
    .innerJoin(
      reportRevisions,
      and(eq(reportRevisions.reportId, reports.id), eq(reportRevisions.number, revision)),
    )
    .where(eq(meetings.id, (await lockedMeeting(tx, meeting)).id))
    .for('update', { of: reports });
  if (!found) throw new NotFoundError('revision', `${revision} of the report of ${meeting}`);
  const all = linesOf(found.content);
  if (lineEnd > all.length || lineEnd < lineStart)
    throw new ValidationError([
      {
        path: 'input.lineEnd',
        message: `Expected a line from ${lineStart} to ${all.length}, the last line of revision ${revision}; got ${lineEnd}.`,
      },
    ]);
  return { ...found, lines: all.slice(lineStart - 1, lineEnd) };
}

/** The content with these lines blank, and wherever else one of them stands word for word. */
export function blanked(content: string, lines: readonly string[]): { content: string; numbers: number[] } {
  const gone = new Set(lines.map((line) => line.trim()).filter((line) => line !== ''));
  const numbers: number[] = [];
  const left = content.split('\n').map((line, index) => {
    if (!gone.has(line.trim())) return line;
    numbers.push(index + 1);
    return '';
  });
  return { content: left.join('\n'), numbers };
}

/**
 * Blanks lines in every revision of a report, in what quotes them, and takes their words out of every other text: they keep their
 * place, and two hashes show that nothing else was changed. Returns how many lines of each revision are blank now.
 */
export async function blankLines(
  tx: Db,
  { reportId, lines }: Redacted,
  { words, links }: { words: readonly string[]; links: readonly string[] },
  { reason, now, personId }: { reason: string; now: Date; personId: number },
): Promise<{ revision: number; lines: number[] }[]> {
  const revisions = await tx
    .select({ id: reportRevisions.id, number: reportRevisions.number, content: reportRevisions.content })
    .from(reportRevisions)
    .where(eq(reportRevisions.reportId, reportId));
  const done: { revision: number; lines: number[] }[] = [];
  await tx.execute(sql`select set_config('sig_status.redacting', 'on', true)`);
  for (const { id, number, content } of revisions) {
    const left = blanked(content, lines);
    if (!left.numbers.length) continue;
    done.push({ revision: number, lines: left.numbers });
    await tx.update(reportRevisions).set({ content: left.content }).where(eq(reportRevisions.id, id));
    const hash = createHash('sha256').update(left.content).digest('hex');
    const by = { reason, hash, redactedAt: now, redactedBy: personId };
    await tx
      .insert(redactions)
      .values(
        spansOf(left.numbers).map(([lineStart, lineEnd]) => ({ revisionId: id, lineStart, lineEnd, ...by })),
      );
    // What was quoted of these lines is what stands there now.
    for (const [lineStart, lineEnd] of spansOf(left.numbers))
      await tx.execute(sql`
        update evidence set quote = array_to_string(
          (string_to_array(${left.content}::text, E'\\n'))[line_start:line_end], E'\\n')
        where revision_id = ${id} and line_start <= ${lineEnd} and line_end >= ${lineStart}`);
  }
  await tx.execute(sql`select take_out_words(
    array(select json_array_elements_text(${JSON.stringify(words)}::text::json)), ${INSTEAD})`);
  await tx.execute(sql`select take_out_words(
    array(select json_array_elements_text(${JSON.stringify(links)}::text::json)), ${LINK_INSTEAD})`);
  // Answers that were kept to be given again tell in a few words what an import changed.
  await tx.execute(sql`delete from idempotency_keys where act = 'importReport'`);
  return done;
}

/** Neighbouring numbers as spans. */
function spansOf(numbers: readonly number[]): [number, number][] {
  const spans: [number, number][] = [];
  for (const number of numbers) {
    const last = spans.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else spans.push([number, number]);
  }
  return spans;
}

export interface Redaction {
  revision: number;
  lineStart: number;
  lineEnd: number;
  reason: string;
  redactedAt: Date;
  /** Of the content as it was imported. */
  originalHash: string;
  hash: string;
}

/** What was taken out of the report of each meeting, in the order of revisions and lines. */
export async function redactionsOf(db: Db, meetingIds: readonly number[]): Promise<Redaction[][]> {
  const rows = await db
    .select({
      meetingId: reports.meetingId,
      revision: reportRevisions.number,
      lineStart: redactions.lineStart,
      lineEnd: redactions.lineEnd,
      reason: redactions.reason,
      redactedAt: redactions.redactedAt,
      originalHash: reportRevisions.hash,
      hash: redactions.hash,
    })
    .from(redactions)
    .innerJoin(reportRevisions, eq(reportRevisions.id, redactions.revisionId))
    .innerJoin(reports, eq(reports.id, reportRevisions.reportId))
    .where(sql`${reports.meetingId} = any(${sql.param([...meetingIds])}::int[])`)
    .orderBy(reportRevisions.number, redactions.lineStart, redactions.id);
  return meetingIds.map((id) =>
    rows.filter(({ meetingId }) => meetingId === id).map(({ meetingId: _, ...row }) => row),
  );
}

/** What is left of a content of which lines were taken out, by its own hash; null where none were. */
export async function redactedContent(db: Db, key: string, hash: string): Promise<string | null> {
  const { date, name } = parsedKey(key);
  const { rows } = await db.execute<{ content: string }>(sql`
    select revision.content from report_revisions revision
    join reports report on report.id = revision.report_id join meetings meeting on meeting.id = report.meeting_id
    where meeting.date = ${date}::date and meeting.name is not distinct from ${name} and revision.hash = ${hash}
      and exists (select from redactions where revision_id = revision.id)`);
  return rows[0]?.content ?? null;
}

/** Hash that the content of each revision must have, where lines of it were taken out. */
export async function redactedHashes(db: Db, reportId: number): Promise<Map<number, string>> {
  const { rows } = await db.execute<{ id: number; hash: string }>(sql`
    select distinct on (revision_id) revision_id as id, redactions.hash from redactions
    join report_revisions revision on revision.id = revision_id
    where report_id = ${reportId} order by revision_id, redactions.id desc`);
  return new Map(rows.map(({ id, hash }) => [id, hash]));
}
