import { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import { ValidationError } from '../../base/errors.ts';
import { line, prose } from '../../base/text.ts';
import { assessmentResult } from '../../db/tables/enums.ts';
import { defineBulkAct, eachOf } from '../act/act.ts';
import { KINDS } from '../criterion/kinds.ts';
import { assertInForce } from '../criterion/latest.ts';
import { evidenceFor } from '../evidence/resolve.ts';
import { Evidences } from '../evidence/schemas.ts';
import { followCriteria } from '../gate/follow.ts';
import { namedIn } from '../gate/named.ts';
import { type Attested, appendAssessments } from './append.ts';
import { Attestation, attestedBy, whatItCarries } from './attestation.ts';

const Input = z.object({
  project: line(),
  criterion: line(),
  result: z.enum(assessmentResult.enumValues),
  justification: prose(),
  evidence: Evidences.nullish().transform((given) => given ?? []),
  validUntil: z.string().nullish(),
  meeting: z.string().nullish(),
  attestation: Attestation.nullish(),
});

/**
 * A person, or a meeting, says whether a project meets a criterion that CI runs do not decide; for one of kind ATTESTATION by what
 * the assessment carries. It counts from the day of the meeting on, else from the day it is entered; the newest counts.
 */
export const assessCriterion = defineBulkAct({
  name: 'assessCriterion',
  input: Input,
  projectOf: (_db, { project }) => project,
  runAll: async (tx, asked, { viewer, now }) => {
    const today = dayOf(now);
    const inputs = asked.map(({ input }) => input);
    const { projectOf, meetingOf, criterionOn } = await namedIn(tx, inputs, now);
    const judged = await eachOf(inputs, (input) => {
      const project = projectOf(input.project);
      const meeting = input.meeting ? meetingOf(input.meeting) : null;
      const assessedOn = meeting?.date ?? today;
      const criterion = criterionOn(input.criterion, assessedOn);
      assertInForce(criterion);
      if (!KINDS[criterion.kind].isAssessed)
        throw refused(
          'criterion',
          `Expected a criterion of kind ${ASSESSED.join(' or ')}; ${criterion.key} is decided by ${KINDS[criterion.kind].decidedBy}.`,
        );
      if (input.validUntil && input.validUntil < assessedOn)
        throw refused('validUntil', `Expected ${assessedOn} or a later day; got ${input.validUntil}.`);
      return { project, meeting, assessedOn, criterion };
    });
    const evidence = await evidenceFor(tx, asked);
    const attested = await eachOf(judged, ({ criterion, assessedOn }, index) =>
      attestedBy(criterion, inputs[index] as z.output<typeof Input>, evidence[index] ?? [], assessedOn),
    );
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
            ...(attested[index] as Attested),
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
          ...whatItCarries(attested[index] as Attested),
          ...(meeting ? { meeting: meeting.date } : {}),
          ...followed[index],
        },
      };
    });
  },
});

const ASSESSED = Object.entries(KINDS).flatMap(([kind, { isAssessed }]) => (isAssessed ? [kind] : []));

const refused = (field: string, message: string) =>
  new ValidationError([{ path: `input.${field}`, message }]);
