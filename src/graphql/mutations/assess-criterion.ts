import { assessCriterion } from '../../domain/assessment/assess.ts';
import { AssessmentResult } from '../assessment.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { assessmentSuccess } from './criterion-successes.ts';
import { EvidenceInput, IDEMPOTENCY_KEY, listOf, MEETING_NAME, oneLine, prose } from './inputs.ts';

mutation(assessCriterion, {
  description:
    "Says whether a project meets a criterion of kind REVIEW; the newest assessment counts, from today. A maintainer's assessment of their own project says so. Maintainers of the project and chairs.",
  input: builder.inputType('AssessCriterionInput', {
    description: 'What a person found.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project.' }),
      criterion: t.string({ required: true, description: 'Key of the criterion, such as `readme`.' }),
      result: t.field({ type: AssessmentResult, required: true, description: 'What was found.' }),
      justification: t.string({ required: true, ...prose('Why.') }),
      evidence: t.field({ type: [EvidenceInput], description: `What it rests on. ${listOf('entries')}` }),
      validUntil: t.field({
        type: 'Date',
        description:
          'Last day (UTC) on which it counts, the day from which it counts or later; left out: without end.',
      }),
      meeting: t.field({
        type: 'Date',
        description:
          'Date of the meeting that found it, which has started: it counts from that day on. Left out: no meeting did, and it counts from today on.',
      }),
      meetingName: t.string(MEETING_NAME),
      idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
    }),
  }),
  success: assessmentSuccess,
});
