import type { Db } from '../../db/index.ts';
import { type AsOf, type At, dateOf } from '../as-of.ts';
import { channelProjects } from '../channel/members.ts';
import { newestClaims } from '../claim/newest.ts';
import { type ProjectPair, pairAt } from '../combination/report.ts';
import type { CompatibilityVerdict } from '../combination/verdict.ts';
import { findProjects } from '../project/find.ts';
import type { ProjectRow } from '../project/row.ts';
import type { Admission, GateBlocker } from './gate.ts';
import { addDays, startOfDay } from './time.ts';
import type { GateActor } from './verdicts.ts';

type Project = At<ProjectRow>;

/** Keeps a project out of the channel, worst first. Only the first cannot be overridden. */
export const ADMISSION_CODES = ['CHANNEL_CONFLICT', 'CHANNEL_NEEDS_PORT', 'CHANNEL_UNKNOWN'] as const;

export const isConflict = ({ code }: Pick<GateBlocker, 'code'>): boolean => code === 'CHANNEL_CONFLICT';

/** What the members of the channel say to each of these projects, as of its day: three statements for projects that are read at one day. */
export async function admissionsOf(db: Db, projects: readonly Project[], now: Date): Promise<Admission[]> {
  const admissions = new Map<Project, Admission>();
  const days = new Map<string, Project[]>();
  for (const project of projects) {
    const day = `${project.asOf.date} ${project.asOf.clock}`;
    days.set(day, [...(days.get(day) ?? []), project]);
  }
  for (const group of days.values()) {
    const [first] = group;
    if (!first) continue;
    const { asOf } = first;
    const members = await channelProjects(db, asOf, now);
    const on = dateOf(asOf, now);
    const ids = [...members, ...group].map(({ id }) => id);
    const claims = await newestClaims(db, ids, on);
    for (const project of group)
      admissions.set(
        project,
        admissionOf(
          project,
          members
            .filter(({ id }) => id !== project.id)
            .map((member) => pairAt([project, member], claims, on)),
          on,
        ),
      );
  }
  return projects.map((project) => admissions.get(project) ?? { blockers: [], changesAt: null });
}

export function admissionOf(project: Project, pairs: readonly ProjectPair[], on: string): Admission {
  const blocking = pairs
    .filter(({ verdict }) => BLOCKS[verdict])
    .sort(
      (a, b) =>
        SEVERITY.indexOf(a.verdict) - SEVERITY.indexOf(b.verdict) ||
        (a.projects[1].slug < b.projects[1].slug ? -1 : 1),
    );
  const ends = pairs.flatMap(({ claim }) =>
    claim?.expiresOn && claim.expiresOn >= on ? [startOfDay(addDays(claim.expiresOn, 1)).getTime()] : [],
  );
  return {
    blockers: blocking.map((pair) => blockerOf(project, pair)),
    changesAt: ends.length ? new Date(Math.min(...ends)) : null,
  };
}

const SEVERITY: readonly CompatibilityVerdict[] = ['CONFLICT', 'NEEDS_PORT', 'UNKNOWN'];

const BLOCKS: Partial<Record<CompatibilityVerdict, { code: string; actor: GateActor; next: string }>> = {
  CONFLICT: {
    code: 'CHANNEL_CONFLICT',
    actor: 'SIG',
    next: 'This cannot be overridden. Next: the SIG, which of the two is to be in the channel, or a newer claim.',
  },
  NEEDS_PORT: {
    code: 'CHANNEL_NEEDS_PORT',
    actor: 'MAINTAINER',
    next: 'Next: a maintainer of the project, a port and a newer claim; or a chair, who may override it with a reason.',
  },
  UNKNOWN: {
    code: 'CHANNEL_UNKNOWN',
    actor: 'MAINTAINER',
    next: 'Next: a maintainer of the project, a claim; or a chair, who may override it with a reason.',
  },
};

const WORDS: Partial<Record<CompatibilityVerdict, string>> = {
  CONFLICT: 'conflict',
  NEEDS_PORT: 'need a port before they can be combined',
  UNKNOWN: 'may or may not be combined, which nobody knows',
};

function blockerOf(
  project: Project,
  { verdict, isDerived, claim, projects: [, member] }: ProjectPair,
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
export function groundsOf({ verdict, isDerived, claim, projects: [a, b] }: ProjectPair): string {
  if (isDerived)
    return `derived from the kernels they bring, of series ${a.kernelSeries} and ${b.kernelSeries}`;
  if (!claim) return 'there is no claim';
  if (verdict === 'UNKNOWN' && claim.verdict !== 'UNKNOWN')
    return `the claim of ${claim.claimedOn}, ${claim.verdict}, counted to the end of ${claim.expiresOn}`;
  return `claim of ${claim.claimedOn}: ${claim.verdict}, ${claim.reason.replace(/[.\s]+$/, '')} (${claim.source})`;
}

/** {@link admissionsOf} for one project by its id, on a day by EFFECTIVE. */
export async function admissionOn(db: Db, projectId: number, day: string, now: Date): Promise<Admission> {
  const asOf: AsOf = { date: day, clock: 'EFFECTIVE' };
  const [project] = await findProjects(db, [{ id: projectId, asOf }], now);
  const [admission] = project ? await admissionsOf(db, [project], now) : [];
  return admission ?? { blockers: [], changesAt: null };
}
