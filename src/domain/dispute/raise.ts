import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { ConflictError, NotFoundError, ValidationError } from '../../base/errors.ts';
import { parsedKey } from '../../base/meeting-key.ts';
import { line as oneLine, prose } from '../../base/text.ts';
import type { Db } from '../../db/index.ts';
import { disputes, statusChanges } from '../../db/tables/index.ts';
import { TODAY } from '../../reading/as-of.ts';
import { reader } from '../access/stand-ins.ts';
import { defineAct } from '../act/act.ts';
import { readLines } from '../evidence/lines.ts';
import { findMeetingByKey } from '../meeting/rows.ts';
import { revisionsByNumber } from '../report/rows.ts';

/** What readers write is shorter than what chairs do. */
export const MOST_IN_REASON = 1000;
/** At most so many disputes wait, so that nobody can fill the database. */
export const MOST_WAITING = 500;

const MOST = 2 ** 31 - 1;
const number = () => z.int().min(1, { error: 'Expected a number, counted from 1.' }).max(MOST);

const Input = z
  .object({
    record: number().nullish(),
    meeting: z.string().nullish(),
    revision: number().nullish(),
    line: number().nullish(),
    reason: prose(MOST_IN_REASON),
    contact: oneLine().nullish(),
  })
  .superRefine(({ record, meeting, revision, line }, context) => {
    const ofLine = [meeting, revision, line].filter((value) => value != null).length;
    const isWhole = record == null ? ofLine === 3 : ofLine === 0;
    if (!isWhole)
      context.addIssue({
        code: 'custom',
        path: record == null && meeting != null ? ['line'] : ['record'],
        message: 'Expected record, or meeting, revision and line.',
      });
  });

/** Somebody says that a record, or a line of the minutes, is wrong. It changes nothing, and waits for a chair. */
export const raiseDispute = defineAct({
  name: 'raiseDispute',
  input: Input,
  standIn: reader,
  run: async (tx, input, { viewer, now }) => {
    const about = input.record == null ? await lineOf(tx, input) : await recordOf(tx, input.record);
    const { rows } = await tx.execute<{ count: number }>(
      sql`select count(*)::int as count from disputes where state = 'WAITING'`,
    );
    if ((rows[0]?.count ?? 0) >= MOST_WAITING)
      throw new ConflictError(
        `${MOST_WAITING} disputes wait for a chair already; send yours when chairs have decided some of them.`,
      );
    const [row] = await tx
      .insert(disputes)
      .values({
        ...about,
        reason: input.reason,
        contact: input.contact ?? null,
        raisedAt: now,
        raisedBy: viewer.personId,
      })
      .returning({ id: disputes.id });
    if (!row) throw new Error('the database returned no dispute');
    return {
      answer: { disputeId: row.id },
      subject: `Dispute:${row.id}`,
      // The reader's address must not be kept for ever, so it is left out here.
      details: {
        ...(input.record == null
          ? { meeting: input.meeting, revision: input.revision, line: input.line }
          : { record: input.record }),
        reason: input.reason,
      },
    };
  },
});

async function recordOf(tx: Db, given: number) {
  const [found] = await tx
    .select({ id: statusChanges.id })
    .from(statusChanges)
    .where(eq(statusChanges.id, given));
  if (!found) throw new NotFoundError('record', String(given));
  return { statusChangeId: found.id };
}

async function lineOf(tx: Db, { meeting, revision, line }: z.output<typeof Input>) {
  const key = meeting ?? '';
  const found = await findMeetingByKey(tx, parsedKey(key));
  if (!found) throw new NotFoundError('meeting', key);
  const [taken] = await revisionsByNumber(tx, [{ id: found.id, asOf: TODAY }], revision ?? 0);
  if (!taken) throw new NotFoundError('revision', `${revision} of the minutes of ${key}`);
  const count = (await readLines(tx, [taken.id])).get(taken.id)?.length ?? 0;
  if (!line || line > count)
    throw new ValidationError([
      { path: 'input.line', message: `Expected a line from 1 to ${count}; got ${line}.` },
    ]);
  return { revisionId: taken.id, line };
}
