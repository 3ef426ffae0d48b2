import { z } from 'zod';
import { assessmentResult } from '../../db/tables/enums.ts';
import { defineBulkAct, eachOf } from '../access/bulk.ts';
import { dayOf } from '../as-of.ts';
import { assertInForce, criteriaByKey } from '../criterion/latest.ts';
import { ValidationError } from '../errors.ts';
import { evidenceFor } from '../evidence/resolve.ts';
import { Evidences } from '../evidence/schemas.ts';
import { followCriteria } from '../gate/follow.ts';
import { heldMeetings } from '../meeting/find-held.ts';
import { lockProjects } from '../project/lock.ts';
import { line, prose } from '../text.ts';
import { appendAssessments } from './append.ts';

const Input = z.object({
  project: line(),
  criterion: line(),
  result: z.enum(assessmentResult.enumValues),
  justification: prose(),
  evidence: Evidences.nullish().transform((given) => given ?? []),
  validUntil: z.string().nullish(),
  meeting: z.string().nullish(),
});

/**
 * A person, or a meeting, says whether a project meets a criterion of kind REVIEW. It counts from the day of the meeting on,
 * else from the day it is entered; the newest counts.
 */
export const assessCriterion = defineBulkAct({
  name: 'assessCriterion',
  input: Input,
  projectOf: (_db, { project }) => project,
  runAll: async (tx, asked, { viewer, now }) => {
    const today = dayOf(now);
    const inputs = asked.map(({ input }) => input);
    const projectOf = await lockProjects(
      tx,
      inputs.map(({ project }) => project),
    );
    const meetingOf = await heldMeetings(
      tx,
      inputs.map(({ meeting }) => meeting),
      now,
    );
    const criterionOn = await criteriaByKey(
      tx,
      inputs.map(({ criterion }) => criterion),
    );
    const judged = await eachOf(inputs, (input) => {
      const project = projectOf(input.project);
      const meeting = input.meeting ? meetingOf(input.meeting) : null;
      const assessedOn = meeting?.date ?? today;
      const criterion = criterionOn(input.criterion, assessedOn);
      assertInForce(criterion);
      if (criterion.kind !== 'REVIEW')
        throw refused(
          'criterion',
          `Expected a criterion of kind REVIEW; ${criterion.key} is decided by CI runs alone.`,
        );
      if (input.validUntil && input.validUntil < assessedOn)
        throw refused('validUntil', `Expected ${assessedOn} or a later day; got ${input.validUntil}.`);
      return { project, meeting, assessedOn, criterion };
    });
    const evidence = await evidenceFor(tx, asked);
    const written = await appendAssessments(
      tx,
      judged.map(({ project, meeting, assessedOn, criterion }, index) => {
        const { result, justification, validUntil = null } = inputs[index] as z.output<typeof Input>;
        return {
          assessment: {
            projectId: project.id,
            criterionId: criterion.id,
            result,
            justification,
            assessedOn,
            validUntil,
            meetingId: meeting?.id ?? null,
            isOwnProject: viewer.role === 'MAINTAINER',
            enteredBy: viewer.personId,
          },
          evidence: evidence[index] ?? [],
        };
      }),
    );
    const followed = await followCriteria(
      tx,
      judged.map(({ project, criterion }) => ({ project, key: criterion.key })),
      { now, personId: viewer.personId },
    );
    return judged.map(({ project, meeting, criterion }, index) => {
      const { id, result, validUntil, isOwnProject } = written[index] as (typeof written)[number];
      return {
        answer: { assessmentId: id, projectId: project.id },
        subject: `Assessment:${id}`,
        details: {
          project: project.slug,
          criterion: criterion.key,
          result,
          validUntil,
          isOwnProject,
          ...(meeting ? { meeting: meeting.date } : {}),
          ...followed[index],
        },
      };
    });
  },
});

const refused = (field: string, message: string) =>
  new ValidationError([{ path: `input.${field}`, message }]);
