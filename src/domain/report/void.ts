import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { NotFoundError } from '../../base/errors.ts';
import { line, prose } from '../../base/text.ts';
import { reports } from '../../db/tables/index.ts';
import { defineAct } from '../act/act.ts';
import { putBack } from '../voiding/restore.ts';
import { setAside } from '../voiding/set-aside.ts';

const Void = z.object({ report: line(), reason: prose(), dryRun: z.boolean().nullish() });
const Restore = z.object({ report: line(), reason: prose() });

/** Takes a report out that was imported by mistake, with all that was read from it. Its meeting stays. */
export const voidReport = defineAct({
  name: 'voidReport',
  input: Void,
  run: async (tx, { report: path, ...given }, actor) => {
    const [row] = await tx
      .select({ id: reports.id, meetingId: reports.meetingId })
      .from(reports)
      .where(eq(reports.path, path))
      .for('update');
    if (!row) throw new NotFoundError('report', path);
    return setAside(
      tx,
      { kind: 'REPORT', rowId: row.id, key: path, title: `The report ${path}`, readOf: row.meetingId },
      given,
      actor,
    );
  },
});

export const restoreReport = defineAct({
  name: 'restoreReport',
  input: Restore,
  run: (tx, { report, reason }, actor) => putBack(tx, { kind: 'REPORT', key: report }, reason, actor),
});
