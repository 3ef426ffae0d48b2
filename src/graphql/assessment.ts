import {
  assessmentsOfMeetings,
  assessmentsOfProjects,
  everyAssessment,
  findAssessments,
} from '../domain/assessment/rows.ts';
import type { AssessmentRow } from '../domain/gate/evidence.ts';
import { findMeetings } from '../domain/meeting/rows.ts';
import { findProjects } from '../domain/project/rows.ts';
import { type At, TODAY } from '../reading/as-of.ts';
import { CriterionRef } from './criterion.ts';
import { aboutCriterion, CriterionEvidenceRef } from './criterion-result.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { connectionOf, listArgs, rootPage } from './engine/connection.ts';
import { belongsTo, knownPerson, oneLine, pages, pagesOf, refersTo } from './engine/fields.ts';
import { asOfNode } from './engine/node.ts';
import { ahead } from './engine/relation.ts';
import { evidenceField } from './evidence.ts';
import { AS_OF } from './readiness.ts';
import { MeetingRef, PersonRef, ProjectRef } from './refs.ts';

type Assessment = At<AssessmentRow>;

export const AssessmentResult = builder.enumType('AssessmentResult', {
  description: 'What a person found.',
  values: {
    MET: { description: 'The project meets the criterion.' },
    NOT_MET: { description: 'The project does not meet the criterion.' },
    NOT_APPLICABLE: { description: 'The criterion does not apply to this project.' },
  },
});

interface Attestation {
  url: string;
  digest: string | null;
  score: number | null;
  issuedOn: string;
}

const AttestationRef = builder.objectRef<Attestation>('Attestation').implement({
  description: 'An in-toto or SLSA attestation or, with a score, a result of OpenSSF Scorecard.',
  fields: (t) => ({
    url: t.expose('url', { type: 'URL', description: 'Where it can be read.' }),
    digest: t.exposeString('digest', {
      nullable: true,
      description: 'Its SHA-256 in hexadecimal digits; null if nobody gave it.',
    }),
    score: t.exposeFloat('score', {
      nullable: true,
      description: 'The score of OpenSSF Scorecard, 0 to 10; null for an attestation.',
    }),
    issuedOn: t.expose('issuedOn', { type: 'Date', description: 'The day on which it was issued.' }),
  }),
});

export const AssessmentRef = builder.objectRef<Assessment>('Assessment');

builder.node(AssessmentRef, {
  ...asOfNode(findAssessments),
  interfaces: [CriterionEvidenceRef],
  description:
    'Whether a project meets a criterion of kind REVIEW or ATTESTATION, as a person found. Append-only: the newest one counts.',
  fields: (t) => ({
    project: t.field({
      type: ProjectRef,
      description: 'The project that was assessed.',
      ...belongsTo(findProjects, 'projectId'),
    }),
    criterion: t.field({ type: CriterionRef, description: 'The criterion it is about.', ...aboutCriterion }),
    result: t.expose('result', { type: AssessmentResult, description: 'What was found.' }),
    justification: t.exposeString('justification', { description: 'The reason, in words.' }),
    assessedOn: t.expose('assessedOn', { type: 'Date', description: 'The day from which it counts.' }),
    validUntil: t.expose('validUntil', {
      type: 'Date',
      nullable: true,
      description: 'The last day on which it counts; null means without end.',
    }),
    isOwnProject: t.exposeBoolean('isOwnProject', {
      description: 'Whether the project was assessed by one of its own maintainers.',
    }),
    meeting: t.field({
      type: MeetingRef,
      nullable: true,
      description: 'The meeting that recorded it; null if none did.',
      ...refersTo(findMeetings, 'meetingId'),
    }),
    attestation: t.field({
      type: AttestationRef,
      nullable: true,
      description: 'What it carries, for a criterion of kind ATTESTATION; null if it carries nothing.',
      resolve: ({ attestationUrl: url, attestationDigest: digest, score, issuedOn }) =>
        url === null || issuedOn === null ? null : { url, digest, score, issuedOn },
    }),
    evidence: t.field(evidenceField<Assessment>('assessmentId')),
    enteredAt: t.expose('enteredAt', { type: 'DateTime', description: 'When it was entered here.' }),
    enteredBy: t.field({
      type: PersonRef,
      description: 'Who entered it.',
      ...knownPerson('enteredBy'),
    }),
  }),
});

const AssessmentConnection = connectionOf(AssessmentRef, 'Assessment', 'assessments');

builder.objectField(ProjectRef, 'assessments', (t) =>
  t.field({
    type: AssessmentConnection,
    description: 'Its assessments, newest first; those that a newer one replaced are among them.',
    args: {
      criterion: t.arg.string({ description: 'Key of a criterion: only assessments of it.' }),
      ...listArgs(t),
    },
    ...pagesOf(({ criterion }: { criterion?: string | null }) =>
      assessmentsOfProjects(criterion == null ? null : oneLine(criterion, 'criterion')),
    ),
  }),
);

builder.queryField('assessments', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: AssessmentConnection,
    description:
      'Every assessment, by the day from which it counts; those that a newer one replaced are among them.',
    args: {
      asOf: t.arg({ type: 'Date', description: AS_OF }),
      ...listArgs(t),
    },
    resolve: ahead(async ({ asOf, ...page }, context, wanted) =>
      rootPage(context, everyAssessment, page, { asOf: { ...TODAY, date: asOf ?? null }, wanted }),
    ),
  }),
);

builder.objectField(MeetingRef, 'assessments', (t) =>
  t.field({
    type: AssessmentConnection,
    description: 'The assessments that it recorded, in the order of entry.',
    args: listArgs(t),
    ...pages(assessmentsOfMeetings),
  }),
);
