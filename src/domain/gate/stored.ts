import { z } from 'zod';
import { READINESS } from '../../base/readiness.ts';
import { basis, criterionAct } from '../../db/tables/enums.ts';
import { Kind, Standing } from '../criterion/schemas.ts';
import type { Gate } from './gate.ts';
import { ACTORS, CRITERION_VERDICTS, GATE_VERDICTS } from './verdicts.ts';

const instant = z.iso.datetime().transform((text) => new Date(text));

const criterion = z.object({
  id: z.int(),
  recordId: z.int(),
  sequence: z.int(),
  key: z.string(),
  act: z.enum(criterionAct.enumValues),
  effectiveOn: z.string(),
  gates: z.enum(READINESS),
  kind: Kind,
  title: z.string(),
  standing: Standing,
  basis: z.enum(basis.enumValues),
  requiredRuns: z.int().nullable(),
  windowDays: z.int().nullable(),
  minimumScore: z.number().nullable().default(null),
  meetingId: z.int().nullable(),
  reason: z.string().nullable(),
  enteredAt: instant,
  enteredBy: z.int(),
  since: z.string(),
  adoptedOn: z.string().nullable(),
  retiredOn: z.string().nullable(),
});

/** `status_changes.gate`: the gate as it stood, criteria and sentences included. Kept for ever, so only ever widened. */
export const StoredGate = z.object({
  to: z.enum(READINESS),
  verdict: z.enum(GATE_VERDICTS),
  summary: z.string(),
  evaluatedAt: instant,
  criteria: z.array(
    z.object({
      criterion,
      verdict: z.enum(CRITERION_VERDICTS),
      underlying: z.enum(CRITERION_VERDICTS),
      inherited: z.boolean(),
      isRequired: z.boolean(),
      since: z.string(),
      runIds: z.array(z.int()),
      assessmentId: z.int().nullable(),
      waiverId: z.int().nullable(),
      unusedWaiverId: z.int().nullable().default(null),
      explanation: z.string(),
    }),
  ),
  blockers: z.array(
    z.object({
      code: z.string(),
      message: z.string(),
      actor: z.enum(ACTORS),
      criterion: criterion.nullable(),
    }),
  ),
});
export type StoredGate = z.input<typeof StoredGate>;

/** For the column. What stood then changes no more, so `nextChangeAt` is left out. */
export function storedGate({ nextChangeAt: _, ...gate }: Gate): StoredGate {
  return JSON.parse(JSON.stringify(gate)) as StoredGate;
}

export const readStoredGate = (value: unknown): Gate | null =>
  value === null || value === undefined ? null : { ...StoredGate.parse(value), nextChangeAt: null };
