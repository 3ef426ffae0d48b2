import { z } from 'zod';
import { basis, criterionKind, criterionStanding } from '../../db/tables/enums.ts';
import { Evidences } from '../evidence/schemas.ts';
import { STEPS } from '../gate/steps.ts';
import { READINESS, type Readiness } from '../readiness.ts';
import { line, prose, slug } from '../text.ts';

/** What a CI criterion asks for where its meeting did not say. */
export const DEFAULT_REQUIRED_RUNS = 3;
export const DEFAULT_WINDOW_DAYS = 30;
export const MOST_REQUIRED_RUNS = 100;
export const MOST_WINDOW_DAYS = 3650;

const whole = (what: string, most: number) =>
  z.int().min(1, `Expected ${what} from 1 to ${most}.`).max(most, `Expected ${what} from 1 to ${most}.`);

export const RequiredRuns = whole('a number of runs', MOST_REQUIRED_RUNS);
export const WindowDays = whole('a number of days', MOST_WINDOW_DAYS);

/** A criterion gates a step of the way; no step leads through ONGOING or RETIRED. */
export const GatedStep = z
  .enum(READINESS)
  .refine((gates) => (STEPS as readonly Readiness[]).includes(gates), {
    error: (issue) => `Expected a step that a project takes, one of ${STEPS.join(', ')}; got ${issue.input}.`,
  });

export const CriterionKey = slug();
export const Kind = z.enum(criterionKind.enumValues);
export const Standing = z.enum(criterionStanding.enumValues);

/** What every act of a meeting about a criterion carries. */
export const AtMeeting = z.object({
  meeting: z.string(),
  reason: prose(),
  evidence: Evidences.nullish().transform((given) => given ?? []),
});

export const Definition = z
  .object({
    key: CriterionKey,
    gates: GatedStep,
    kind: Kind,
    title: line(),
    standing: Standing.nullish(),
    basis: z.enum(basis.enumValues).nullish(),
    requiredRuns: RequiredRuns.nullish(),
    windowDays: WindowDays.nullish(),
    ...AtMeeting.shape,
    meeting: z.string().nullish(),
    /** From when on it is so; the day of the meeting where it is left out. */
    effectiveOn: z.string().nullish(),
  })
  .superRefine((given, context) => {
    if (!given.meeting && !given.effectiveOn)
      context.addIssue({
        code: 'custom',
        path: ['meeting'],
        message: 'Expected the meeting that defined it.',
      });
    for (const field of ['requiredRuns', 'windowDays'] as const)
      if (given.kind !== 'CI' && given[field] != null)
        context.addIssue({
          code: 'custom',
          path: [field],
          message: `Expected ${field} only for the kind CI; a criterion of kind ${given.kind} is decided by an assessment.`,
        });
  });
