import type { Db } from '../../db/index.ts';
import { criteriaByKey } from '../criterion/latest.ts';
import { heldMeetings } from '../meeting/held.ts';
import { lockProjects } from '../project/lock.ts';

/**
 * What acts on criteria of projects name: the projects, which this locks, the meetings, which must have been held, and the
 * criteria. One query for each kind.
 */
export async function namedIn(
  tx: Db,
  inputs: readonly { project: string; criterion: string; meeting?: string | null | undefined }[],
  now: Date,
) {
  const projectOf = await lockProjects(
    tx,
    inputs.map(({ project }) => project),
  );
  const meetingOf = await heldMeetings(
    tx,
    inputs.map(({ meeting }) => meeting),
    now,
  );
  const criterionOn = await criteriaByKey(
    tx,
    inputs.map(({ criterion }) => criterion),
  );
  return { projectOf, meetingOf, criterionOn };
}
