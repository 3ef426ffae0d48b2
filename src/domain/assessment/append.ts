import { inArray, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { assessments, projectPeople } from '../../db/tables/index.ts';
import { batch, newIds, write } from '../../reading/insert.ts';
import { type Evidence, evidenceBatches } from '../evidence/write.ts';
import type { AssessmentRow } from '../gate/evidence.ts';

/** What an assessment carries of an attestation. */
export type Attested = Pick<AssessmentRow, 'attestationUrl' | 'attestationDigest' | 'score' | 'issuedOn'>;

export type NewAssessment = Omit<
  typeof assessments.$inferInsert,
  'id' | 'isOwnProject' | 'enteredAt' | 'validUntil' | 'meetingId' | keyof Attested
> &
  Pick<AssessmentRow, 'validUntil' | 'meetingId'> & { isOwnProject?: boolean } & Attested;

/** The only writer of assessments: appends them with their evidence. Whoever is among a project's people assesses their own project. */
export async function appendAssessments(
  tx: Db,
  list: readonly { assessment: NewAssessment; evidence: readonly Evidence[] }[],
): Promise<Omit<AssessmentRow, 'enteredAt'>[]> {
  const isAmongPeople = await peopleAmong(
    tx,
    list.map(({ assessment }) => assessment),
  );
  const ids = await newIds(tx, assessments, list.length);
  const rows = list.map(({ assessment }, index) => ({
    id: ids[index] ?? 0,
    ...assessment,
    isOwnProject: assessment.isOwnProject || isAmongPeople(assessment),
  }));
  const owned = list.map(({ evidence }, index) => ({
    owner: { assessmentId: ids[index] ?? 0 },
    list: evidence,
  }));
  await write(tx, [{ insert: [batch(assessments, rows), ...evidenceBatches(owned)] }]);
  return rows;
}

async function peopleAmong(tx: Db, list: readonly NewAssessment[]) {
  const rows = list.length
    ? await tx
        .select({ projectId: projectPeople.projectId, personId: sql<number>`entering.id` })
        .from(projectPeople)
        .innerJoin(
          // Whoever enters is among the people by any of their handles.
          sql`unnest(${sql.param([...new Set(list.map(({ enteredBy }) => enteredBy))])}::int[]) as entering(id)`,
          sql`${projectPeople.personId} in (select handles_of(entering.id))`,
        )
        .where(inArray(projectPeople.projectId, [...new Set(list.map(({ projectId }) => projectId))]))
    : [];
  const known = new Set(rows.map(({ projectId, personId }) => `${projectId} ${personId}`));
  return ({ projectId, enteredBy }: NewAssessment) => known.has(`${projectId} ${enteredBy}`);
}
