import type { Readiness as Level } from '../base/readiness.ts';
import { nextStep } from '../base/steps.ts';
import { admissionsOf } from '../domain/gate/admission.ts';
import { evaluateProjects } from '../domain/gate/evaluate.ts';
import { type Admission, entryOf, type Gate, gateOf } from '../domain/gate/gate.ts';
import type { Judgement } from '../domain/gate/judge.ts';
import { badness } from '../domain/gate/verdicts.ts';
import { findProjects, type ProjectRow } from '../domain/project/rows.ts';
import type { ProposalRow } from '../domain/proposal/rows.ts';
import { type At, instantOf } from '../reading/as-of.ts';
import { type Point, pointKey } from '../reading/point.ts';
import { CriterionResultRef, resultsOf } from './criterion-result.ts';
import { builder } from './engine/builder.ts';
import type { Context } from './engine/context.ts';
import { existing, related, shared } from './engine/relation.ts';
import { GateRef, gateNode } from './gate.ts';
import { lastChange } from './project.ts';
import { Readiness } from './readiness.ts';
import { ProjectRef, ProposalRef } from './refs.ts';

type Proposed = At<Pick<ProposalRow, 'id' | 'projectId' | 'to'>>;
type Projects = readonly At<ProjectRow>[];
/** What of a project decides how it stands. */
type Held = Point & Pick<ProjectRow, 'defaultBranch'>;

/** Read once for every gate of the projects. */
const judgements = shared(
  (projects: readonly Held[], { db, now }) => evaluateProjects(db, projects, now),
  pointKey,
);

/** Read once for every gate to TESTING. */
const admissions = shared((projects: Projects, { db, now }) => admissionsOf(db, projects, now), pointKey);

/** A day that was asked for changes no more. What the gate says is not put into words for it. */
const unchanging = (gate: Gate): Gate => Object.create(gate, { nextChangeAt: { value: null } }) as Gate;

function gateTo(
  to: Level,
  project: At<ProjectRow>,
  judged: readonly Judgement[],
  admission: Admission | undefined,
  { now }: Context,
) {
  const gate = gateOf(to, judged, instantOf(project.asOf, now), admission);
  return gateNode(project.asOf.date === null ? gate : unchanging(gate), project.id, project.asOf);
}

builder.objectField(ProjectRef, 'gate', (t) =>
  t.field({
    type: GateRef,
    description:
      'The gate to a step, whichever the project stands at; evaluated at the end of the day it is read as of, else now. To TESTING the members of the channel on that day are heard as well as the criteria.',
    args: {
      to: t.arg({ type: Readiness, required: true, description: 'The step it leads to.' }),
    },
    ...related(async (projects: Projects, { to }: { to: Level }, context) => {
      const judged = await judgements(projects, context);
      const members = to === 'TESTING' ? await admissions(projects, context) : [];
      return projects.map((project, index) =>
        gateTo(to, project, judged[index] ?? [], members[index], context),
      );
    }),
  }),
);

builder.objectField(ProposalRef, 'gate', (t) =>
  t.field({
    type: GateRef,
    description:
      'The gate to the step that it proposes, as `Project.gate` gives it: whether the proposal could be recorded, and what stands in the way.',
    ...related(
      async (proposals: readonly Proposed[], _args, context) => {
        const points = proposals.map(({ projectId, asOf }) => ({ id: projectId, asOf }));
        const projects = await existing(findProjects(context.db, points, context.now));
        const judged = await judgements(projects, context);
        const isJoining = proposals.some(({ to }) => to === 'TESTING');
        const members = isJoining ? await admissions(projects, context) : [];
        return projects.map((project, index) => {
          const to = proposals[index]?.to ?? 'PROPOSED';
          const admission = to === 'TESTING' ? members[index] : undefined;
          return gateTo(to, project, judged[index] ?? [], admission, context);
        });
      },
      { projectId: true, to: true },
    ),
  }),
);

builder.objectField(ProjectRef, 'nextGate', (t) =>
  t.field({
    type: GateRef,
    nullable: true,
    description:
      'The gate to the next step: none recorded → PROPOSED → EXPERIMENTAL → TESTING → GRADUATED. Null for ONGOING, GRADUATED and RETIRED.',
    ...related(async (projects: Projects, _args, context) => {
      const changes = await lastChange(projects, context);
      const steps = changes.map((change) => nextStep(change?.to ?? null));
      const judged = steps.some((step) => step) ? await judgements(projects, context) : [];
      const members = steps.includes('TESTING') ? await admissions(projects, context) : [];
      return projects.map((project, index) => {
        const to = steps[index];
        const admission = to === 'TESTING' ? members[index] : undefined;
        return to ? gateTo(to, project, judged[index] ?? [], admission, context) : null;
      });
    }),
  }),
);

builder.objectField(ProjectRef, 'criterionResults', (t) =>
  t.field({
    type: [CriterionResultRef],
    description: 'How it stands to every criterion in force, of whichever step, worst first.',
    ...related(
      async (projects: readonly Held[], _args, context) => {
        const judged = await judgements(projects, context);
        return projects.map((project, index) => {
          const at = instantOf(project.asOf, context.now);
          const entries = [...(judged[index] ?? [])]
            .sort(
              (a, b) =>
                badness(a.verdict) - badness(b.verdict) || (a.criterion.key < b.criterion.key ? -1 : 1),
            )
            .map((judgement) => entryOf(judgement, judgement.criterion.gates, at));
          return resultsOf(entries, project.id, project.asOf);
        });
      },
      { defaultBranch: true },
    ),
  }),
);
