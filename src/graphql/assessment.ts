import { type At, TODAY } from '../domain/as-of.ts';
import type { AssessmentRow } from '../domain/assessment/at.ts';
import {
  assessmentsOfMeetings,
  assessmentsOfProjects,
  everyAssessment,
  findAssessments,
} from '../domain/assessment/find.ts';
import { findMeetings } from '../domain/meeting/find.ts';
import { findProjects } from '../domain/project/find.ts';
import { builder } from './builder.ts';
import { connectionOf, listArgs, rootPage } from './connection.ts';
import { CriterionRef } from './criterion.ts';
import { aboutCriterion, CriterionEvidenceRef } from './criterion-evidence.ts';
import { evidenceField } from './evidence.ts';
import { belongsTo, knownPerson, oneLine, pages, pagesOf, refersTo } from './fields.ts';
import { asOfNode } from './node.ts';
import { NULL_ON_ERROR } from './null-on-error.ts';
import { AS_OF } from './readiness.ts';
import { MeetingRef, PersonRef, ProjectRef } from './refs.ts';
import { ahead } from './relation.ts';

type Assessment = At<AssessmentRow>;

export const AssessmentResult = builder.enumType('AssessmentResult', {
  description: 'What a person found.',
  values: {
    MET: { description: 'The project meets the criterion.' },
    NOT_MET: { description: 'It does not.' },
    NOT_APPLICABLE: { description: 'The criterion has nothing to say about this project.' },
  },
});

export const AssessmentRef = builder.objectRef<Assessment>('Assessment');

builder.node(AssessmentRef, {
  ...asOfNode(findAssessments),
  interfaces: [CriterionEvidenceRef],
  description:
    'Whether a project meets a criterion of kind REVIEW, as a person found. Append-only: the newest one counts.',
  fields: (t) => ({
    project: t.field({
      type: ProjectRef,
      description: 'The project that was assessed.',
      ...belongsTo(findProjects, 'projectId'),
    }),
    criterion: t.field({ type: CriterionRef, description: 'The criterion it is about.', ...aboutCriterion }),
    result: t.expose('result', { type: AssessmentResult, description: 'What was found.' }),
    justification: t.exposeString('justification', { description: 'Why, in words.' }),
    assessedOn: t.expose('assessedOn', { type: 'Date', description: 'The day from which it counts.' }),
    validUntil: t.expose('validUntil', {
      type: 'Date',
      nullable: true,
      description: 'The last day on which it counts; null: without end.',
    }),
    isOwnProject: t.exposeBoolean('isOwnProject', {
      description: 'Whether the project was assessed by one of its own maintainers.',
    }),
    meeting: t.field({
      type: MeetingRef,
      nullable: true,
      description: 'The meeting that recorded it; null where none did.',
      ...refersTo(findMeetings, 'meetingId'),
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
