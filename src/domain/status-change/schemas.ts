import { z } from 'zod';
import { Level } from '../../base/readiness.ts';
import { line, prose } from '../../base/text.ts';
import { basis } from '../../db/tables/enums.ts';
import { Evidences } from '../evidence/schemas.ts';

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
