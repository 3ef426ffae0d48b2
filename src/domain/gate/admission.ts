import { addDays, startOfDay } from '../../base/calendar.ts';
import { giveWay, isTurnOver } from '../../base/work.ts';
import type { Db } from '../../db/index.ts';
import { type AsOf, type At, dateOf } from '../../reading/as-of.ts';
import { channelMembers } from '../channel/rows.ts';
import { type Others, othersOf } from '../claim/others.ts';
import { type CompatibilityVerdict, compatibilityWord, IN_THE_WAY, type Pair } from '../claim/pair.ts';
import { type ClaimRow, claimsAbout } from '../claim/rows.ts';
import { findProjects, type ProjectRow } from '../project/rows.ts';
import { type Admission, type GateBlocker, OPEN } from './gate.ts';
import type { GateActor } from './verdicts.ts';

/** What of a project decides whether it may join, and names it. */
export type Said = Pick<ProjectRow, 'id' | 'slug' | 'name' | 'kernelSeries'>;
type Newcomer = At<Said>;

/** Nobody can override it. */
export const isConflict = ({ code }: Pick<GateBlocker, 'code'>): boolean => code === 'CHANNEL_CONFLICT';

/** Members in the way that are named one by one; the others are one blocker for each verdict. */
export const MOST_NAMED = 20;

/**
 * What the members of the channel say to each of these projects, as of its day: a few statements for projects that are read at one
 * day, and for each project as much as there are claims about it, however many members there are.
 */
export async function admissionsOf(db: Db, projects: readonly Newcomer[], now: Date): Promise<Admission[]> {
  const admissions = new Map<Newcomer, Admission>();
  const days = new Map<string, Newcomer[]>();
  for (const project of projects) {
    const day = `${project.asOf.date} ${project.asOf.clock}`;
    const group = days.get(day);
    if (group) group.push(project);
    else days.set(day, [project]);
  }
  for (const group of days.values()) {
    const [first] = group;
    if (!first) continue;
    const members = await channelMembers(db, first.asOf, now);
    const on = dateOf(first.asOf, now);
    const claims = await claimsAbout(
      db,
      group.map(({ id }) => id),
      on,
    );
    const others = othersOf<Said, ClaimRow>(members, claims.of, on);
    for (const project of group) {
      if (isTurnOver()) await giveWay();
      admissions.set(project, admissionOf(project, others, on));
    }
  }
  return projects.map((project) => admissions.get(project) ?? OPEN);
}

/** What these say to a project on a day, as far as it has claims about them and for the first that are named. */
export function admissionOf(project: Newcomer, others: Others<Said, ClaimRow>, on: string): Admission {
  const counts = others.counts(project);
  const ends = others
    .claimed(project)
    .flatMap(({ claim }) =>
      claim?.expiresOn && claim.expiresOn >= on ? [startOfDay(addDays(claim.expiresOn, 1)).getTime()] : [],
    );
  let blockers: GateBlocker[] | null = null;
  return {
    count: IN_THE_WAY.reduce((sum, verdict) => sum + counts[verdict], 0),
    get blockers() {
      blockers ??= blockersOf(project, others, counts);
      return blockers;
    },
    changesAt: ends.length ? new Date(Math.min(...ends)) : null,
  };
}

/** Worst first; most gates are only asked whether they are open. */
function blockersOf(
  project: Newcomer,
  others: Others<Said, ClaimRow>,
  counts: Record<CompatibilityVerdict, number>,
): GateBlocker[] {
  const blockers: GateBlocker[] = [];
  let left = MOST_NAMED;
  for (const verdict of IN_THE_WAY) {
    const named = Math.min(left, counts[verdict]);
    left -= named;
    let taken = 0;
    if (named)
      for (const pair of others.with(project, verdict)) {
        blockers.push(blockerOf(project, pair));
        taken += 1;
        if (taken === named) break;
      }
    if (counts[verdict] > named) blockers.push(restOf(project, verdict, counts[verdict] - named, named));
  }
  return blockers;
}

const BLOCKS: Partial<Record<CompatibilityVerdict, { code: string; actor: GateActor; next: string }>> = {
  CONFLICT: {
    code: 'CHANNEL_CONFLICT',
    actor: 'SIG',
    next: 'This cannot be overridden. Next step: the SIG decides which of the two stays in the channel, or a maintainer enters a newer claim.',
  },
  NEEDS_PORT: {
    code: 'CHANNEL_NEEDS_PORT',
    actor: 'MAINTAINER',
    next: 'Next step: a maintainer of the project ports it and enters a newer claim, or a chair overrides this with a reason.',
  },
  UNKNOWN: {
    code: 'CHANNEL_UNKNOWN',
    actor: 'MAINTAINER',
    next: 'Next step: a maintainer of the project enters a claim, or a chair overrides this with a reason.',
  },
};

const WORDS: Partial<Record<CompatibilityVerdict, string>> = {
  CONFLICT: 'conflict',
  NEEDS_PORT: 'need a port before they can be combined',
  UNKNOWN: 'may or may not be combined, which nobody knows',
};

/** Those of one verdict that are not named. */
function restOf(project: Newcomer, verdict: CompatibilityVerdict, count: number, named: number): GateBlocker {
  const blocks = BLOCKS[verdict];
  if (!blocks) throw new Error(`${verdict} blocks nothing`);
  const members = `${count} ${named ? 'more ' : ''}${count === 1 ? 'member' : 'members'} of the channel`;
  return {
    code: blocks.code,
    message: `${project.name} and ${members} ${WORDS[verdict]}. ${blocks.next}`,
    actor: blocks.actor,
    criterion: null,
  };
}

function blockerOf(
  project: Newcomer,
  { verdict, isDerived, claim, projects: [, member] }: Pair<Said, ClaimRow>,
): GateBlocker {
  const blocks = BLOCKS[verdict];
  if (!blocks) throw new Error(`${verdict} blocks nothing`);
  const both = `${project.name} and ${member.name}, which is in the channel, ${WORDS[verdict]}`;
  return {
    code: blocks.code,
    message: `${both}: ${groundsOf({ verdict, isDerived, claim, projects: [project, member] })}. ${blocks.next}`,
    actor: blocks.actor,
    criterion: null,
  };
}

/** What a pair's verdict rests on, in a clause with dates and no ages. */
export function groundsOf({ verdict, isDerived, claim, projects: [a, b] }: Pair<Said, ClaimRow>): string {
  if (isDerived)
    return `derived from the kernels they bring, of series ${a.kernelSeries} and ${b.kernelSeries}`;
  if (!claim) return 'there is no claim';
  if (verdict === 'UNKNOWN' && claim.verdict !== 'UNKNOWN')
    return `the claim of ${claim.claimedOn}, “${compatibilityWord(claim.verdict)}”, counted to the end of ${claim.expiresOn}`;
  return `claim of ${claim.claimedOn}, “${compatibilityWord(claim.verdict)}”: ${claim.reason.replace(/[.\s]+$/, '')} (${claim.source})`;
}

/** {@link admissionsOf} for one project by its id, on a day by EFFECTIVE. */
export async function admissionOn(db: Db, projectId: number, day: string, now: Date): Promise<Admission> {
  const asOf: AsOf = { date: day, clock: 'EFFECTIVE' };
  const [project] = await findProjects(db, [{ id: projectId, asOf }], now);
  const [admission] = project ? await admissionsOf(db, [project], now) : [];
  return admission ?? OPEN;
}
