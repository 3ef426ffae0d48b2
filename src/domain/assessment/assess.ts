import { z } from 'zod';
import { assessmentResult } from '../../db/tables/enums.ts';
import { defineAct } from '../access/act.ts';
import { dayOf } from '../as-of.ts';
import { assertInForce, criterionOn } from '../criterion/latest.ts';
import { ValidationError } from '../errors.ts';
import { resolveEvidence } from '../evidence/resolve.ts';
import { Evidences } from '../evidence/schemas.ts';
import { followCriterion } from '../gate/follow.ts';
import { lockProject } from '../project/lock.ts';
import { line, prose } from '../text.ts';
import { appendAssessment } from './append.ts';

const Input = z.object({
  project: line(),
  criterion: line(),
  result: z.enum(assessmentResult.enumValues),
  justification: prose(),
  evidence: Evidences.nullish().transform((given) => given ?? []),
  validUntil: z.string().nullish(),
});

/** A person says whether a project meets a criterion of kind REVIEW; the newest assessment counts from the day it is entered. */
export const assessCriterion = defineAct({
  name: 'assessCriterion',
  input: Input,
  projectOf: (_db, { project }) => project,
  run: async (tx, input, { viewer, now }) => {
    const today = dayOf(now);
    const project = await lockProject(tx, input.project);
    const criterion = await criterionOn(tx, input.criterion, today);
    assertInForce(criterion);
    if (criterion.kind !== 'REVIEW')
      throw refused(
        'criterion',
        `Expected a criterion of kind REVIEW; ${criterion.key} is decided by CI runs alone.`,
      );
    if (input.validUntil && input.validUntil < today)
      throw refused('validUntil', `Expected ${today} or a later day; got ${input.validUntil}.`);
    const assessment = await appendAssessment(
      tx,
      {
        projectId: project.id,
        criterionId: criterion.id,
        result: input.result,
        justification: input.justification,
        assessedOn: today,
        validUntil: input.validUntil,
        isOwnProject: viewer.role === 'MAINTAINER',
        enteredBy: viewer.personId,
      },
      await resolveEvidence(tx, input.evidence),
    );
    const proposals = await followCriterion(tx, project, criterion, { now, personId: viewer.personId });
    return {
      answer: { assessmentId: assessment.id, projectId: project.id },
      subject: `Assessment:${assessment.id}`,
      details: {
        project: project.slug,
        criterion: criterion.key,
        result: assessment.result,
        validUntil: assessment.validUntil,
        isOwnProject: assessment.isOwnProject,
        ...proposals,
      },
    };
  },
});

const refused = (field: string, message: string) =>
  new ValidationError([{ path: `input.${field}`, message }]);
