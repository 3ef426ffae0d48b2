import { assessCriterion } from '../domain/assessment/assess.ts';
import { reportAttestation } from '../domain/assessment/report-attestation.ts';
import { AssessmentResult } from './assessment.ts';
import { assessmentSuccess, attestationSuccess } from './criterion-acts.ts';
import { builder, type InputFields } from './engine/builder.ts';
import { evidenceGiven, IDEMPOTENCY_KEY, lineLimits, MEETING_NAME, prose } from './engine/inputs.ts';
import { mutation } from './engine/mutation.ts';

/** What is said of an attestation beside its address. */
const attestationFields = (t: InputFields, unlessSaid: string) => ({
  digest: t.string({
    description: `Its SHA-256, 64 hexadecimal digits, with or without \`sha256:\` in front. ${lineLimits(80)}`,
  }),
  score: t.float({
    description:
      'The score of OpenSSF Scorecard, 0 to 10, with at most one decimal. Without it, this is an in-toto or SLSA attestation.',
  }),
  issuedOn: t.field({
    type: 'Date',
    description: `Day (UTC) on which it was issued, from which its window counts; default: ${unlessSaid}.`,
  }),
});

const AttestationInput = builder.inputType('AttestationInput', {
  description: 'An in-toto or SLSA attestation or, with a score, a result of OpenSSF Scorecard.',
  fields: (t) => ({
    url: t.field({
      type: 'URL',
      description: 'Where it can be read; default: the first URL of the evidence.',
    }),
    ...attestationFields(t, 'the day from which the assessment counts'),
  }),
});

mutation(assessCriterion, {
  description:
    "Says whether a project meets a criterion of kind REVIEW or ATTESTATION; the newest assessment counts, from today. A maintainer's assessment of their own project says so. Open to maintainers of the project and chairs.",
  input: builder.inputType('AssessCriterionInput', {
    description: 'What a person found.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project.' }),
      criterion: t.string({ required: true, description: 'Key of the criterion, such as `readme`.' }),
      result: t.field({ type: AssessmentResult, required: true, description: 'What was found.' }),
      justification: t.string({ required: true, ...prose('The reason.') }),
      evidence: evidenceGiven(t),
      validUntil: t.field({
        type: 'Date',
        description:
          'Last day (UTC) on which it counts, the day from which it counts or later; default: without end.',
      }),
      meeting: t.field({
        type: 'Date',
        description:
          'Date of the meeting that found it, which has started: it counts from that day on. Default: no meeting did, and it counts from today on.',
      }),
      meetingName: t.string(MEETING_NAME),
      attestation: t.field({
        type: AttestationInput,
        description:
          'What shows it, for a criterion of kind ATTESTATION alone. Left out for one that is met: the first URL of the evidence is an attestation.',
      }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: assessmentSuccess,
});

mutation(reportAttestation, {
  description:
    'Hands in an attestation for a project, or a result of OpenSSF Scorecard: it is met by an attestation and by a score that is high enough, and not met by one that is too low. The newest counts, from today. Open to CI systems of the project.',
  input: builder.inputType('ReportAttestationInput', {
    description: 'What shows that a project meets a criterion of kind ATTESTATION.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project.' }),
      criterion: t.string({ required: true, description: 'Key of the criterion of kind ATTESTATION.' }),
      url: t.field({ type: 'URL', required: true, description: 'Where it can be read.' }),
      ...attestationFields(t, 'today'),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: attestationSuccess,
});
