import type { Readiness } from '../../base/readiness.ts';
import { stepsTo } from '../../base/steps.ts';
import type { Criterion } from '../criterion/on.ts';
import { type Judgement, unusedWaiver } from './judge.ts';
import { rulesOf } from './kinds.ts';
import { actorOf, explain, nextIs, verdictWords } from './sentences.ts';
import {
  badness,
  type CriterionVerdict,
  type GateActor,
  type GateVerdict,
  isBlocking,
  isSatisfied,
} from './verdicts.ts';

/** Plain data, so that a record can keep the gate as it stood; rows are named by their ids. Sentences are built when they are read. */
export interface GateCriterion {
  /** As it stood on that day. */
  criterion: Criterion;
  verdict: CriterionVerdict;
  underlying: CriterionVerdict;
  /** Whether it is a criterion of a step before the one the gate leads to. */
  inherited: boolean;
  /** Whether it was adopted: only then it blocks. */
  isRequired: boolean;
  since: string;
  /** CI: newest first. */
  runIds: number[];
  assessmentId: number | null;
  /** The waiver in force by which it passes. */
  waiverId: number | null;
  /** A waiver in force that nothing is passed by. */
  unusedWaiverId: number | null;
  explanation: string;
}

/** What keeps a gate shut: a criterion's verdict, or something that is no criterion. */
export interface GateBlocker {
  code: string;
  message: string;
  actor: GateActor;
  /** Null for what is no criterion. */
  criterion: Criterion | null;
}

/** The criteria for one project and one step, evaluated at one instant; criteria and blockers worst first. */
export interface Gate {
  to: Readiness;
  verdict: GateVerdict;
  summary: string;
  evaluatedAt: Date;
  /** The earliest instant at which something in it changes although nothing is written; null when none is in sight. */
  nextChangeAt: Date | null;
  criteria: GateCriterion[];
  blockers: GateBlocker[];
}

/**
 * The gate to a step, of the judgements of one project at one instant; those of other steps are left out. What the members
 * of the channel say comes before the criteria.
 */
export function gateOf(
  to: Readiness,
  judgements: readonly Judgement[],
  at: Date,
  members: Admission = OPEN,
): Gate {
  const steps = stepsTo(to);
  const within = judgements
    .filter(({ criterion }) => steps.includes(criterion.gates))
    .sort(
      (a, b) =>
        badness(a.verdict) - badness(b.verdict) ||
        Number(b.criterion.standing === 'ADOPTED') - Number(a.criterion.standing === 'ADOPTED') ||
        steps.indexOf(b.criterion.gates) - steps.indexOf(a.criterion.gates) ||
        (a.criterion.key < b.criterion.key ? -1 : 1),
    );
  const required = within.filter(({ criterion }) => criterion.standing === 'ADOPTED');
  const blocking = required.filter(({ verdict }) => isBlocking(verdict));
  const changes = [...within.map((judgement) => judgement.changesAt), members.changesAt].filter(
    (instant) => instant !== null,
  );
  return {
    to,
    verdict: members.count ? 'BLOCKED' : verdictOf(required, blocking),
    get summary() {
      const ofCriteria = summaryOf(to, required, blocking, within.length - required.length);
      return members.count ? `${summaryOfMembers(to, members.count)} ${ofCriteria}` : ofCriteria;
    },
    evaluatedAt: at,
    nextChangeAt: changes.length ? new Date(Math.min(...changes.map(Number))) : null,
    get criteria() {
      return within.map((judgement) => entryOf(judgement, to, at));
    },
    get blockers() {
      return [
        ...members.blockers,
        ...blocking.map((judgement) => ({
          code: judgement.verdict,
          get message() {
            return explain(judgement, at);
          },
          actor: actorOf(judgement) ?? 'SIG',
          criterion: judgement.criterion,
        })),
      ];
    },
  };
}

/** What the members of the channel say to a project that is to join them. */
export interface Admission {
  /** How many are in the way. */
  count: number;
  /** Worst first: many members of one verdict are one blocker. */
  readonly blockers: readonly GateBlocker[];
  /** When a claim it rests on expires; null where none does. */
  changesAt: Date | null;
}
export const OPEN: Admission = { count: 0, blockers: [], changesAt: null };

const summaryOfMembers = (to: Readiness, many: number) =>
  `Whatever the criteria say, the step to ${to} is blocked by ${count(many, 'member', 'members')} of the channel.`;

function verdictOf(required: readonly Judgement[], blocking: readonly Judgement[]): GateVerdict {
  if (!required.length) return 'NO_CRITERIA';
  if (blocking.length) return 'BLOCKED';
  return required.every(({ verdict }) => isSatisfied(verdict)) ? 'OPEN' : 'OPEN_WITH_WAIVERS';
}

export function entryOf(judgement: Judgement, to: Readiness, at: Date): GateCriterion {
  const { criterion, finding, verdict, underlying, since, waiver } = judgement;
  return {
    criterion,
    verdict,
    underlying,
    inherited: criterion.gates !== to,
    isRequired: criterion.standing === 'ADOPTED',
    since,
    ...rulesOf(finding.kind).restsOn(finding),
    waiverId: verdict === 'WAIVED' ? (waiver?.id ?? null) : null,
    unusedWaiverId: unusedWaiver(judgement, at)?.id ?? null,
    get explanation() {
      return explain(judgement, at);
    },
  };
}

function summaryOf(
  to: Readiness,
  required: readonly Judgement[],
  blocking: readonly Judgement[],
  proposed: number,
): string {
  const besides = proposed
    ? ` ${count(proposed, 'more has', 'more have')} been proposed; no meeting has adopted ${proposed === 1 ? 'it' : 'them'}.`
    : '';
  if (!required.length)
    return `No criterion is adopted for the step to ${to}, so there is nothing to pass.${besides} ${nextIs('SIG')}`;
  const all = count(required.length, 'required criterion', 'required criteria');
  if (blocking.length) {
    const named = blocking.map(({ criterion, verdict }) => `${criterion.title} (${verdictWords(verdict)})`);
    return `The step to ${to} is blocked by ${blocking.length} of ${all}: ${named.join(', ')}.${besides}`;
  }
  const waived = required.filter(({ verdict }) => verdict === 'WAIVED');
  const spared = required.filter(({ verdict }) => verdict === 'NOT_APPLICABLE').length;
  const met = required.length - waived.length - spared;
  const parts = [`${met} of ${all} ${met === 1 ? 'is' : 'are'} met`];
  if (spared) parts.push(`${spared} ${spared === 1 ? 'is' : 'are'} not applicable`);
  if (waived.length)
    parts.push(
      `${waived.length} ${waived.length === 1 ? 'is' : 'are'} waived: ${waived
        .map(({ criterion, waiver }) =>
          waiver ? `${criterion.title} to the end of ${waiver.expiresOn}` : criterion.title,
        )
        .join(', ')}`,
    );
  return `The step to ${to} is open${waived.length ? ' with waivers' : ''}: ${parts.join(', ')}.${besides}`;
}

const count = (many: number, one: string, more: string) => `${many} ${many === 1 ? one : more}`;
