import { z } from 'zod';
import { READINESS, type Readiness } from '../../base/readiness.ts';
import { STEPS } from '../../base/steps.ts';
import { line, prose, slug } from '../../base/text.ts';
import { basis, criterionKind, criterionStanding } from '../../db/tables/enums.ts';
import { Evidences } from '../evidence/schemas.ts';
import { foreignSettings, KINDS, kindsWith } from './kinds.ts';

export const MOST_REQUIRED_RUNS = 100;
export const MOST_WINDOW_DAYS = 3650;

const whole = (what: string, most: number) =>
  z.int().min(1, `Expected ${what} from 1 to ${most}.`).max(most, `Expected ${what} from 1 to ${most}.`);

export const RequiredRuns = whole('a number of runs', MOST_REQUIRED_RUNS);
export const WindowDays = whole('a number of days', MOST_WINDOW_DAYS);
/** As OpenSSF Scorecard gives it: 0 to 10, with one decimal at most. */
export const Score = z
  .number()
  .refine((score) => score >= 0 && score <= 10 && Number.isInteger(Math.round(score * 1000) / 100), {
    error: (issue) => `Expected a score from 0 to 10 with at most one decimal; got ${issue.input}.`,
  });

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
    minimumScore: Score.nullish(),
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
    for (const field of foreignSettings(given.kind, given))
      context.addIssue({
        code: 'custom',
        path: [field],
        message: `Expected ${field} only for ${kindsWith(field)}; a criterion of kind ${given.kind} is decided by ${KINDS[given.kind].decidedBy}.`,
      });
  });
