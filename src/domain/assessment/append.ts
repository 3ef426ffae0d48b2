import { and, eq } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { assessments, projectPeople } from '../../db/tables/index.ts';
import { type Evidence, writeEvidence } from '../evidence/write.ts';
import type { AssessmentRow } from './at.ts';

export type NewAssessment = Omit<typeof assessments.$inferInsert, 'id' | 'isOwnProject' | 'enteredAt'>;

/** The only writer of assessments: appends one with its evidence. Whoever is among the project's people assesses their own project. */
export async function appendAssessment(
  tx: Db,
  assessment: NewAssessment & { isOwnProject?: boolean },
  evidence: readonly Evidence[],
): Promise<AssessmentRow> {
  const isOwnProject = assessment.isOwnProject || (await isAmongPeople(tx, assessment));
  const [row] = await tx
    .insert(assessments)
    .values({ ...assessment, isOwnProject })
    .returning();
  if (!row) throw new Error('assessments returned no row');
  await writeEvidence(tx, { assessmentId: row.id }, evidence);
  return row;
}

async function isAmongPeople(tx: Db, { projectId, enteredBy }: NewAssessment): Promise<boolean> {
  const [row] = await tx
    .select({ personId: projectPeople.personId })
    .from(projectPeople)
    .where(and(eq(projectPeople.projectId, projectId), eq(projectPeople.personId, enteredBy)));
  return row !== undefined;
}
