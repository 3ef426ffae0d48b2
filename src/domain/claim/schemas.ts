import { z } from 'zod';
import { line, prose } from '../../base/text.ts';
import { basis, compatibilityVerdict } from '../../db/tables/enums.ts';
import { Evidences } from '../evidence/schemas.ts';

export const Claimed = z
  .object({
    project: line(),
    other: line().nullish(),
    external: line().nullish(),
    verdict: z.enum(compatibilityVerdict.enumValues),
    basis: z.enum(basis.enumValues).nullish(),
    reason: prose(),
    source: line().nullish(),
    evidence: Evidences.nullish().transform((given) => given ?? []),
    claimedOn: z.string().nullish(),
    kernelSeries: line(40).nullish(),
    expiresOn: z.string().nullish(),
    meeting: z.string().nullish(),
  })
  .superRefine(({ project, other, external, claimedOn, expiresOn }, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (other && external) refuse('external', 'Expected other or external, one of them; got both.');
    if (!other && !external)
      refuse(
        'other',
        'Expected other, a project, or external, a named thing that is not a project; got neither.',
      );
    if (other === project) refuse('other', `Expected another project than ${project}.`);
    if (claimedOn && expiresOn && expiresOn < claimedOn)
      refuse('expiresOn', `Expected ${claimedOn} or a later day; got ${expiresOn}.`);
  });
