import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { addDays } from '../../base/calendar.ts';
import type { Db } from '../../db/index.ts';
import { assessments, criteria, projects } from '../../db/tables/index.ts';
import type { Evidence } from '../evidence/write.ts';
import type { AssessmentRow } from '../gate/evidence.ts';
import type { TakenBack } from '../meeting/rows.ts';
import { type Attested, appendAssessments } from './append.ts';

/**
 * A meeting's report no longer has this assessment: the one before it counts again. Where there was none, the assessment
 * expires before it began, so that it reads STALE and never met.
 */
export async function takeBackAssessments(
  tx: Db,
  list: readonly { id: number; evidence: readonly Evidence[] }[],
  { meeting, reason, enteredBy }: TakenBack,
): Promise<void> {
  if (!list.length) return;
  const ids = list.map(({ id }) => id);
  const own = await tx.select().from(assessments).where(inArray(assessments.id, ids));
  const before = await tx
    .select()
    .from(assessments)
    .where(
      and(
        sql`(${assessments.projectId}, ${assessments.criterionId}) in (
          select taken.project_id, taken.criterion_id from assessments taken where ${inArray(sql`taken.id`, ids)})`,
        sql`${assessments.assessedOn} <= ${meeting.date}::date`,
        sql`${assessments.meetingId} is distinct from ${meeting.id}`,
      ),
    )
    .orderBy(desc(assessments.assessedOn), desc(assessments.id));
  await appendAssessments(
    tx,
    list.map(({ id, evidence }) => {
      const row = own.find((one) => one.id === id);
      if (!row) throw new Error(`assessment ${id}, which a decision became, is not there`);
      const { projectId, criterionId } = row;
      const values = before.find(
        (other) => other.projectId === projectId && other.criterionId === criterionId && other.id < id,
      ) ?? { ...row, justification: reason, validUntil: addDays(meeting.date, -1) };
      const { result, justification, validUntil } = values;
      const { attestationUrl, attestationDigest, score, issuedOn } = values;
      return {
        assessment: {
          projectId,
          criterionId,
          result,
          justification,
          validUntil,
          ...{ attestationUrl, attestationDigest, score, issuedOn },
          assessedOn: meeting.date,
          meetingId: meeting.id,
          enteredBy,
        },
        evidence,
      };
    }),
  );
}

/** What a meeting has assessed, in the order of entry. */
export const assessmentsOfMeeting = (
  tx: Db,
  meetingId: number,
): Promise<
  (Pick<AssessmentRow, 'id' | 'result' | 'validUntil' | 'justification' | keyof Attested> & {
    slug: string;
    key: string;
  })[]
> =>
  tx
    .select({
      id: assessments.id,
      slug: projects.slug,
      key: criteria.key,
      result: assessments.result,
      validUntil: assessments.validUntil,
      justification: assessments.justification,
      attestationUrl: assessments.attestationUrl,
      attestationDigest: assessments.attestationDigest,
      score: assessments.score,
      issuedOn: assessments.issuedOn,
    })
    .from(assessments)
    .innerJoin(projects, eq(projects.id, assessments.projectId))
    .innerJoin(criteria, eq(criteria.id, assessments.criterionId))
    .where(eq(assessments.meetingId, meetingId))
    .orderBy(assessments.id);
