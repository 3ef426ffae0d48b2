import { z } from 'zod';
import { keyOf } from '../../base/meeting-key.ts';
import { prose } from '../../base/text.ts';
import { defineAct } from '../act/act.ts';
import { putBack } from '../voiding/restore.ts';
import { setAside } from '../voiding/set-aside.ts';
import { lockedMeeting } from './state.ts';

const Void = z.object({ meeting: z.string(), reason: prose(), dryRun: z.boolean().nullish() });
const Restore = z.object({ meeting: z.string(), reason: prose() });

/** Takes a meeting out that was entered by mistake, such as one of a mistyped day, with its report and its notes. */
export const voidMeeting = defineAct({
  name: 'voidMeeting',
  input: Void,
  run: async (tx, { meeting, ...given }, actor) => {
    const row = await lockedMeeting(tx, meeting);
    const key = keyOf(row);
    const what = { kind: 'MEETING', rowId: row.id, key, title: `The meeting of ${key}` } as const;
    return setAside(tx, what, given, actor);
  },
});

export const restoreMeeting = defineAct({
  name: 'restoreMeeting',
  input: Restore,
  run: (tx, { meeting, reason }, actor) => putBack(tx, { kind: 'MEETING', key: meeting }, reason, actor),
});
