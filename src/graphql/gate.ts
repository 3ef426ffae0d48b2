import type { Criterion } from '../domain/criterion/on.ts';
import { MOST_NAMED } from '../domain/gate/admission.ts';
import { GateBlockedError } from '../domain/gate/errors.ts';
import type { GateBlocker, Gate as GateState } from '../domain/gate/gate.ts';
import { type AsOf, type At, at, TODAY } from '../reading/as-of.ts';
import { CriterionRef } from './criterion.ts';
import { type CriterionResult, CriterionResultRef, resultsOf } from './criterion-result.ts';
import { builder } from './engine/builder.ts';
import { ErrorInterface } from './errors.ts';
import { GateActor, GateBlockerCode, GateVerdict } from './gate-enums.ts';
import { Readiness } from './readiness.ts';

/** A gate with what it hands on to the objects below it. */
export interface GateNode {
  gate: GateState;
  criteria: CriterionResult[];
  blockers: BlockerNode[];
}

interface BlockerNode {
  blocker: GateBlocker;
  criterion: At<Criterion> | null;
}

/**
 * Made of what is asked for, and once: what is read below an object is known by the object.
 * @param asOf at which the rows below it are read
 */
export function gateNode(gate: GateState, projectId: number, asOf: AsOf): GateNode {
  let criteria: CriterionResult[] | null = null;
  let blockers: BlockerNode[] | null = null;
  return {
    gate,
    get criteria() {
      criteria ??= resultsOf(gate.criteria, projectId, asOf);
      return criteria;
    },
    get blockers() {
      blockers ??= gate.blockers.map((blocker) => ({
        blocker,
        criterion: blocker.criterion && at(blocker.criterion, asOf),
      }));
      return blockers;
    },
  };
}

const GateBlockerRef = builder.objectRef<BlockerNode>('GateBlocker').implement({
  description: 'Something that keeps a gate shut.',
  fields: (t) => ({
    code: t.field({
      type: GateBlockerCode,
      description: 'What it is, for programs.',
      resolve: ({ blocker }) => blocker.code as 'FAILED',
    }),
    message: t.string({
      description:
        'What is missing, on what evidence, who acts next, and what would satisfy it. It gives dates and no ages, so that it stays true.',
      resolve: ({ blocker }) => blocker.message,
    }),
    actor: t.field({
      type: GateActor,
      description: 'Who can do something about it next.',
      resolve: ({ blocker }) => blocker.actor,
    }),
    criterion: t.field({
      type: CriterionRef,
      nullable: true,
      description: 'The criterion that blocks; null if it is something else.',
      resolve: ({ criterion }) => criterion,
    }),
  }),
});

export const GateRef = builder.objectRef<GateNode>('Gate').implement({
  description:
    'The criteria for one project and one step, evaluated at one instant. The gate to a step includes the criteria of the steps before it. Only adopted criteria block; proposed ones are evaluated beside them.',
  fields: (t) => ({
    to: t.field({ type: Readiness, description: 'The step it leads to.', resolve: ({ gate }) => gate.to }),
    verdict: t.field({
      type: GateVerdict,
      description: 'Whether the project may take the step.',
      resolve: ({ gate }) => gate.verdict,
    }),
    summary: t.string({
      description: 'The verdict and its grounds in a sentence, with dates and no ages.',
      resolve: ({ gate }) => gate.summary,
    }),
    evaluatedAt: t.field({
      type: 'DateTime',
      description: 'The instant it is evaluated at: the end of the day the project is read as of, else now.',
      resolve: ({ gate }) => gate.evaluatedAt,
    }),
    nextChangeAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'The earliest instant at which something in it changes although nobody writes anything: a window or a waiver that ends, an assessment that expires. Null if none is in sight, and for a day that was asked for, which changes no more.',
      resolve: ({ gate }) => gate.nextChangeAt,
    }),
    criteria: t.field({
      type: [CriterionResultRef],
      description: 'How the project stands to each of its criteria, worst first.',
      resolve: ({ criteria }) => criteria,
    }),
    blockers: t.field({
      type: [GateBlockerRef],
      description: `What keeps it shut, worst first; empty unless BLOCKED. Of the members of the channel that are in the way the first ${MOST_NAMED} are named, those left of each kind are one blocker that says how many they are.`,
      resolve: ({ blockers }) => blockers,
    }),
  }),
});

builder.objectType(GateBlockedError, {
  name: 'GateBlockedError',
  description:
    'The gate to the step is blocked. A chair may override it, with a reason that stays visible; but never a conflict with a member of the channel.',
  interfaces: [ErrorInterface],
  isTypeOf: (value) => value instanceof GateBlockedError,
  fields: (t) => ({
    to: t.expose('to', { type: Readiness, description: 'The step that is blocked.' }),
    blockers: t.field({
      type: [GateBlockerRef],
      description: 'What keeps it shut, worst first.',
      resolve: ({ blockers }) =>
        blockers.map((blocker) => ({
          blocker,
          criterion: blocker.criterion && at(blocker.criterion, TODAY),
        })),
    }),
  }),
});
