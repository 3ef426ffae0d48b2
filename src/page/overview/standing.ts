import { READINESS } from '../../base/readiness.ts';
import { isStep, STEPS } from '../../base/steps.ts';
import { type Group, levelsOf } from '../group.ts';
import type { OverviewQuery, Readiness } from '../operation-types.ts';

type Known = OverviewQuery['everything']['nodes'][number];

/** Those whose gate to the next step is open, of the projects that were asked. */
export const mayMove = ({ everything }: OverviewQuery): Known[] =>
  everything.nodes.filter(
    ({ nextGate }) => nextGate?.verdict === 'OPEN' || nextGate?.verdict === 'OPEN_WITH_WAIVERS',
  );

/** Those whose gate is shut, of the projects that were asked. */
export const areBlocked = ({ everything }: OverviewQuery): Known[] =>
  everything.nodes.filter(({ nextGate }) => nextGate?.verdict === 'BLOCKED');

export const isWhole = ({ everything }: OverviewQuery): boolean =>
  everything.totalCount <= everything.nodes.length;

/** The steps that some projects may take, each with those projects. */
export function stepsOf(group: Group, projects: readonly Known[]): { to: Readiness; projects: Known[] }[] {
  return levelsOf(group).flatMap((to) => {
    const there = projects.filter(({ nextGate }) => nextGate?.to === to);
    return there.length > 0 ? [{ to, projects: there }] : [];
  });
}

/** The most advanced first; behind them what has no level, and what is off the way. */
export const BY_ADVANCE: readonly (Readiness | null)[] = [
  ...[...STEPS].reverse(),
  null,
  ...READINESS.filter((level) => !isStep(level)),
];
