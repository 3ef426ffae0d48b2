import type { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import { ConflictError } from '../../base/errors.ts';
import { assertNotAhead } from '../../base/likely-dates.ts';
import { defineBulkAct, eachOf } from '../act/act.ts';
import { basisOf } from '../evidence/basis.ts';
import { evidenceFor } from '../evidence/resolve.ts';
import { heldMeetings } from '../meeting/held.ts';

import { appendCriterionRecord, nameCriterion } from './append.ts';
import { type KindSettings, kindSettings } from './kinds.ts';
import { lockForChange } from './latest.ts';
import type { Criterion } from './on.ts';
import { Definition } from './schemas.ts';

/**
 * Names a criterion, or gives one that exists another wording or other settings, from the day of the meeting on.
 * What is left out of a new one takes its default, what is left out of one in force stays as it is.
 */
export const defineCriterion = defineBulkAct({
  name: 'defineCriterion',
  input: Definition,
  runAll: async (tx, asked, { viewer, now }) => {
    const meetingOf = await heldMeetings(
      tx,
      asked.map(({ input }) => input.meeting),
      now,
    );
    const evidence = await evidenceFor(tx, asked);
    // Each is judged by the records that those before it have left.
    return eachOf(asked, async ({ input }, index) => {
      const meeting = input.meeting ? meetingOf(input.meeting) : null;
      const effectiveOn = input.effectiveOn ?? meeting?.date ?? dayOf(now);
      assertNotAhead(effectiveOn, now);
      await nameCriterion(tx, input.key);
      const before = await lockForChange(tx, input.key, effectiveOn);
      const settings = settingsOf(input, before?.retiredOn === null ? before : null);
      if (before?.retiredOn === null && isSame(before, settings))
        throw new ConflictError(
          `Expected a change; ${input.key} has been defined so since ${before.effectiveOn}.`,
        );
      const record = await appendCriterionRecord(
        tx,
        input.key,
        {
          ...settings,
          act: 'DEFINED',
          effectiveOn,
          basis: basisOf(input.basis, evidence[index] ?? [], 'BY_A_SOURCE'),
          meetingId: meeting?.id ?? null,
          reason: input.reason,
          enteredBy: viewer.personId,
        },
        evidence[index] ?? [],
      );
      return {
        answer: { criterionId: record.criterionId, recordId: record.id },
        subject: `Criterion:${record.criterionId}`,
        details: { criterion: input.key, meeting: meeting?.date ?? null, ...settings },
      };
    });
  },
});

export type CriterionSettings = Pick<Criterion, 'gates' | 'kind' | 'title' | 'standing'> & KindSettings;
type Given = Pick<z.output<typeof Definition>, 'gates' | 'kind' | 'title'> & {
  standing?: Criterion['standing'] | null;
} & Partial<Record<keyof KindSettings, number | null>>;

/** A criterion's settings as given, with what is left out taken from what they replace, else from the defaults. */
export function settingsOf(given: Given, before: CriterionSettings | null): CriterionSettings {
  return {
    gates: given.gates,
    kind: given.kind,
    title: given.title,
    standing: given.standing ?? before?.standing ?? 'PROPOSED',
    // Settings of another kind say nothing of this one.
    ...kindSettings(given.kind, given, before?.kind === given.kind ? before : null),
  };
}

const isSame = (before: CriterionSettings, after: CriterionSettings) =>
  (Object.keys(after) as (keyof CriterionSettings)[]).every((setting) => before[setting] === after[setting]);
