import { z } from 'zod';
import { basis } from '../../db/tables/enums.ts';
import { dayOf } from '../as-of.ts';
import { ValidationError } from '../errors.ts';
import { Evidences } from '../evidence/schemas.ts';
import { READINESS } from '../readiness.ts';
import { line, prose } from '../text.ts';

export const Level = z.enum(READINESS);

/** What every new record of a project may carry. */
export const NewRecord = z.object({
  project: line(),
  meeting: z.string(),
  effectiveOn: z.string().nullish(),
  /** Absent: of what is cited. */
  basis: z.enum(basis.enumValues).nullish(),
  reason: prose(),
  evidence: Evidences.nullish().transform((given) => given ?? []),
  /** Absent: judged against whatever stands there. Null: none may be recorded. */
  expectedFrom: Level.nullable().optional(),
});

const DAY_MS = 86_400_000;

/** What takes effect later than tomorrow is a plan: it waits as a proposal. */
export function assertNotAhead(effectiveOn: string, now: Date): void {
  const latest = dayOf(new Date(now.getTime() + DAY_MS));
  if (effectiveOn > latest)
    throw new ValidationError([
      {
        path: 'input.effectiveOn',
        message: `Expected a day at most 24 hours ahead, ${latest} at the latest; got ${effectiveOn}.`,
      },
    ]);
}
