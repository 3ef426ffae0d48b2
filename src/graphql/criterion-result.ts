import { findAssessments } from '../domain/assessment/rows.ts';
import { findCiRuns } from '../domain/ci-run/rows.ts';
import type { Criterion } from '../domain/criterion/on.ts';
import { criteriaReferred } from '../domain/criterion/rows.ts';
import type { AssessmentRow } from '../domain/gate/evidence.ts';
import type { GateCriterion } from '../domain/gate/gate.ts';
import type { CiRunRow } from '../domain/gate/runs-at.ts';
import { findProjects } from '../domain/project/rows.ts';
import { findWaivers } from '../domain/waiver/rows.ts';
import { type AsOf, type At, at } from '../reading/as-of.ts';
import { CriterionRef } from './criterion.ts';
import { builder } from './engine/builder.ts';
import { existing, related } from './engine/relation.ts';
import { CriterionVerdict } from './gate-enums.ts';
import { ProjectRef } from './refs.ts';
import { WaiverRef } from './waiver.ts';

export type CriterionEvidence = At<CiRunRow> | At<AssessmentRow>;

/** The same for every kind of evidence. */
export const aboutCriterion = related(
  (rows: readonly CriterionEvidence[], _args, { db, now }): Promise<At<Criterion>[]> =>
    criteriaReferred(
      db,
      rows.map(({ criterionId, asOf }) => ({ id: criterionId, asOf })),
      now,
    ),
);

export const CriterionEvidenceRef = builder.interfaceRef<CriterionEvidence>('CriterionEvidence').implement({
  description: 'What a verdict on a criterion rests on: a CI run or an assessment.',
  resolveType: (row) => ('status' in row ? 'CiRun' : 'Assessment'),
  fields: (t) => ({
    criterion: t.field({
      type: CriterionRef,
      description: 'The criterion it is about.',
      resolve: aboutCriterion.resolve,
    }),
  }),
});

/** How a project stands to a criterion, with what it hands on to the objects below it. */
export interface CriterionResult {
  entry: GateCriterion;
  criterion: At<Criterion>;
  projectId: number;
  asOf: AsOf;
}

export const resultsOf = (
  entries: readonly GateCriterion[],
  projectId: number,
  asOf: AsOf,
): CriterionResult[] =>
  entries.map((entry) => ({ entry, criterion: at(entry.criterion, asOf), projectId, asOf }));

export const CriterionResultRef = builder.objectRef<CriterionResult>('CriterionResult').implement({
  description: 'How one project stands to one criterion at one instant.',
  fields: (t) => ({
    project: t.field({
      type: ProjectRef,
      description: 'The project.',
      ...related((results: readonly CriterionResult[], _args, { db, now }) =>
        existing(
          findProjects(
            db,
            results.map(({ projectId, asOf }) => ({ id: projectId, asOf })),
            now,
          ),
        ),
      ),
    }),
    criterion: t.field({
      type: CriterionRef,
      description: 'The criterion, as it stood then.',
      resolve: ({ criterion }) => criterion,
    }),
    verdict: t.field({
      type: CriterionVerdict,
      description: 'How the project stands to it.',
      resolve: ({ entry }) => entry.verdict,
    }),
    underlyingVerdict: t.field({
      type: CriterionVerdict,
      description: 'What the verdict would be without the waiver; the same where none is in force.',
      resolve: ({ entry }) => entry.underlying,
    }),
    inherited: t.boolean({
      description:
        'Whether it is a criterion of a step before the one the gate leads to; false outside a gate.',
      resolve: ({ entry }) => entry.inherited,
    }),
    isRequired: t.boolean({
      description: 'Whether it is adopted: a proposed criterion is shown, and blocks nothing.',
      resolve: ({ entry }) => entry.isRequired,
    }),
    since: t.field({
      type: 'Date',
      description:
        'Day (UTC) from which what decides the verdict counts: that of the newest run or assessment, of the meeting that waived it, the first day out of the window or past the expiry, or the day on which it became a criterion where there is nothing yet.',
      resolve: ({ entry }) => entry.since,
    }),
    evidence: t.field({
      type: [CriterionEvidenceRef],
      description:
        'What the verdict rests on, newest first: the last runs, as many as are required, and one under way; or the newest assessment.',
      ...related((results: readonly CriterionResult[], _args, { db, now }) => evidenceOf(results, db, now)),
    }),
    waiver: t.field({
      type: WaiverRef,
      nullable: true,
      description: 'The waiver by which it passes; null unless WAIVED.',
      ...related((results: readonly CriterionResult[], _args, { db, now }) =>
        findWaivers(
          db,
          results.map(({ entry: { waiverId }, asOf }) => (waiverId === null ? null : { id: waiverId, asOf })),
          now,
        ),
      ),
    }),
    unusedWaiver: t.field({
      type: WaiverRef,
      nullable: true,
      description:
        'A waiver that is in force though the project passes without it; null if there is none, and where it is passed by (`waiver`).',
      ...related((results: readonly CriterionResult[], _args, { db, now }) =>
        findWaivers(
          db,
          results.map(({ entry: { unusedWaiverId: id }, asOf }) => (id === null ? null : { id, asOf })),
          now,
        ),
      ),
    }),
    explanation: t.string({
      description:
        'What is there, what is missing, on what evidence, and who acts next. It gives dates and no ages, so that it stays true.',
      resolve: ({ entry }) => entry.explanation,
    }),
  }),
});

async function evidenceOf(
  results: readonly CriterionResult[],
  db: Parameters<typeof findCiRuns>[0],
  now: Date,
): Promise<CriterionEvidence[][]> {
  const runPoints = results.flatMap(({ entry, asOf }) => entry.runIds.map((id) => ({ id, asOf })));
  const runs = await findCiRuns(db, runPoints, now);
  const assessments = await findAssessments(
    db,
    results.map(({ entry: { assessmentId }, asOf }) =>
      assessmentId === null ? null : { id: assessmentId, asOf },
    ),
    now,
  );
  let taken = 0;
  return results.map(({ entry }, index) => {
    const own = runs.slice(taken, taken + entry.runIds.length);
    taken += entry.runIds.length;
    return [...own, assessments[index] ?? null].filter((row) => row !== null);
  });
}
