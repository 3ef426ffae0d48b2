import { z } from 'zod';
import { ValidationError } from '../../base/errors.ts';
import { line, url } from '../../base/text.ts';
import type { Criterion } from '../criterion/on.ts';
import { Score } from '../criterion/schemas.ts';
import type { Evidence } from '../evidence/write.ts';
import type { AssessmentRow } from '../gate/evidence.ts';
import type { Attested } from './append.ts';

/** An in-toto or SLSA attestation, or, with a score, a result of OpenSSF Scorecard. */
export const Attestation = z.object({
  /** Left out: the first URL of the evidence. */
  url: url().nullish(),
  /** SHA-256 of what is at the URL, with or without `sha256:`. */
  digest: line(80)
    .transform((digest) => digest.replace(/^sha256:/, '').toLowerCase())
    .refine((digest) => /^[0-9a-f]{64}$/.test(digest), {
      error: 'Expected a SHA-256 of 64 hexadecimal digits, with or without sha256: in front.',
    })
    .nullish(),
  score: Score.nullish(),
  issuedOn: z.string().nullish(),
});

const NOTHING: Attested = { attestationUrl: null, attestationDigest: null, score: null, issuedOn: null };

interface Said {
  result: AssessmentRow['result'];
  attestation?: z.output<typeof Attestation> | null;
}

/**
 * The attestation or score of an assessment of this criterion.
 * @throws ValidationError where one is required and missing, not allowed, or contradicts the result.
 */
export function attestedBy(
  { key, kind, minimumScore }: Pick<Criterion, 'key' | 'kind' | 'minimumScore'>,
  { result, attestation }: Said,
  evidence: readonly Evidence[],
  assessedOn: string,
): Attested {
  if (kind !== 'ATTESTATION') {
    if (attestation)
      throw refused('attestation', `Expected no attestation: ${key} is a criterion of kind ${kind}.`);
    return NOTHING;
  }
  const { digest = null, score = null, issuedOn = null } = attestation ?? {};
  const cited = evidence.flatMap((one) => ('url' in one ? [one.url] : []))[0];
  const attestationUrl = attestation?.url ?? (attestation || result === 'MET' ? (cited ?? null) : null);
  if (attestationUrl === null) {
    if (result === 'MET' || attestation)
      throw refused(
        'attestation.url',
        `Expected the address of an attestation, here or as the first URL of the evidence; only that can meet ${key}.`,
      );
    return NOTHING;
  }
  if (issuedOn !== null && issuedOn > assessedOn)
    throw refused('attestation.issuedOn', `Expected ${assessedOn} or an earlier day; got ${issuedOn}.`);
  if (result === 'MET' && score !== null && score < (minimumScore ?? 0))
    throw refused(
      'result',
      `Expected NOT_MET: ${key} asks for a score of at least ${minimumScore}; got ${score}.`,
    );
  return { attestationUrl, attestationDigest: digest, score, issuedOn: issuedOn ?? assessedOn };
}

/** For the audit trail. */
export const whatItCarries = ({ attestationUrl, attestationDigest, score, issuedOn }: Attested) =>
  attestationUrl === null ? {} : { attestationUrl, attestationDigest, score, issuedOn };

const refused = (field: string, message: string) =>
  new ValidationError([{ path: `input.${field}`, message }]);
