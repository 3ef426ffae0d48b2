import type { Db } from '../db/index.ts';
import { gateAsItStood } from '../domain/gate/at-record.ts';
import { appendStatusChange } from '../domain/status-change/append.ts';
import { asEvidence } from './evidence.ts';
import type { SeedIds } from './ids.ts';
import { placed } from './place.ts';
import type { Seeds } from './read.ts';

/** Appends the changes, each with the gate as it stood and without enforcing it; then the confirmations. */
export async function seedStatusChanges(tx: Db, seeds: Seeds, ids: SeedIds, now: Date): Promise<void> {
  for (const { place, ...record } of seeds.changes)
    await placed(place, async () => {
      const columns = columnsOf(record, ids);
      const gate = await gateAsItStood(tx, { ...columns, now });
      return appendStatusChange(
        tx,
        { ...columns, kind: 'CHANGE', effect: 'SET', effectiveOn: record.effective_on, gate },
        asEvidence(record.evidence, ids),
      );
    });
  for (const { place, ...record } of seeds.confirmations)
    await placed(place, () =>
      appendStatusChange(
        tx,
        {
          ...columnsOf(record, ids),
          kind: 'CONFIRMATION',
          effect: 'CONFIRM',
          effectiveOn: record.meeting,
        },
        asEvidence(record.evidence, ids),
      ),
    );
}

type Recorded = Pick<Seeds['confirmations'][number], 'project' | 'to' | 'meeting' | 'basis' | 'reason'>;

const columnsOf = ({ project, to, meeting, basis, reason }: Recorded, ids: SeedIds) => ({
  projectId: ids.project(project),
  meetingId: ids.meeting(meeting),
  meetingDate: meeting,
  to,
  basis,
  reason,
  enteredBy: ids.bot,
});
