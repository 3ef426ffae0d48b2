import { isDeepStrictEqual } from 'node:util';
import type { MeetingFields } from '../../domain/report/stored.ts';
import { type ImportChange, noCounts } from '../summary.ts';
import { type Planned, show } from './tree.ts';

const NOTHING: MeetingFields = {
  startsAt: null,
  location: null,
  announcementUrl: null,
  recordingUrl: null,
  scribe: null,
  scribeName: null,
  attendeeOrganisations: [],
  announcedNextOn: null,
  statedPreviousOn: null,
};
export const MEETING_FIELDS = Object.keys(NOTHING) as (keyof MeetingFields)[];

/**
 * The header's fields that the import sets. It takes only fields that differ between the imported report and the previous
 * revision: otherwise importing the same report again would undo what people have entered about the meeting since.
 * @param base what the current revision says; null where there is none: then the import takes everything that the report gives
 */
export function planMeeting(
  stored: MeetingFields | null,
  base: MeetingFields | null,
  next: MeetingFields,
): Planned<Partial<MeetingFields>> {
  const set: Partial<Record<keyof MeetingFields, unknown>> = {};
  const changes: ImportChange[] = [];
  const counts = noCounts();
  for (const field of MEETING_FIELDS) {
    const before = (stored ?? NOTHING)[field];
    const isTaken = !isDeepStrictEqual((base ?? NOTHING)[field], next[field]);
    if (!isTaken || isDeepStrictEqual(before, next[field])) {
      if (show(before) !== null) counts.unchanged++;
      continue;
    }
    set[field] = next[field];
    const values = { old: show(before), new: show(next[field]) };
    const act = values.old === null ? 'ADDED' : values.new === null ? 'REMOVED' : 'CHANGED';
    counts[act === 'ADDED' ? 'added' : act === 'REMOVED' ? 'removed' : 'changed']++;
    const change = { act, subject: 'MEETING_FIELD', label: field, line: null, consequence: null } as const;
    changes.push({ ...change, fields: [{ field, ...values }] });
  }
  return { plan: set as Partial<MeetingFields>, changes, counts };
}
