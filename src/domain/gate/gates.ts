import { inArray } from 'drizzle-orm';
import { dayOf } from '../../base/calendar.ts';
import { NotFoundError } from '../../base/errors.ts';
import type { Readiness } from '../../base/readiness.ts';
import type { Db } from '../../db/index.ts';
import { projects } from '../../db/tables/index.ts';
import type { AsOf, At } from '../../reading/as-of.ts';
import { type ChannelMember, channelMembers } from '../channel/rows.ts';
import { othersOf } from '../claim/others.ts';
import { type ClaimRow, claimsAbout, type StandingClaims } from '../claim/rows.ts';
import { inForceOn } from '../criterion/on.ts';
import { allCriterionRecords } from '../criterion/rows.ts';
import { findProjects, type ProjectRow } from '../project/rows.ts';
import { admissionOf, type Said } from './admission.ts';
import { evaluate } from './evaluate.ts';
import { type Admission, type Gate, gateOf } from './gate.ts';
import type { Judgement } from './judge.ts';

/** Gates of some projects, for records that are about to be entered. What they have in common is read once. */
export interface Gates {
  /** By the criteria of that day; to TESTING also by the members of the channel then. */
  to: (projectId: number, to: Readiness, at: Date) => Promise<Gate>;
  /** What the members of the channel say to a project on a day. */
  admission: (projectId: number, day: string, now: Date) => Promise<Admission>;
}

/** What records that are not in the database yet make of the projects that they are about. */
export interface Ahead {
  projectIds: () => ReadonlySet<number>;
  on: (projectId: number, day: string) => Promise<Readiness | null>;
}

export function openGates(tx: Db, projectIds: readonly number[], ahead: Ahead): Gates {
  const judged = once((time: number) => judgementsOf(tx, projectIds, new Date(time)));
  const channels = once((day: string) => channelOn(tx, projectIds, day));
  const admission: Gates['admission'] = async (projectId, day) => {
    const { members, own, claims } = await channels(day);
    const project = own.get(projectId);
    if (!project) throw new NotFoundError('project', String(projectId));
    const entered = ahead.projectIds();
    const others: Said[] = members.filter(({ id }) => !entered.has(id));
    for (const id of entered) {
      const other = own.get(id);
      if (other && (await ahead.on(id, day)) === 'TESTING') others.push(other);
    }
    return admissionOf(project, othersOf<Said, ClaimRow>(others, claims.of, day), day);
  };
  return {
    admission,
    to: async (projectId, to, at) => {
      const [all, admitted] = await Promise.all([
        judged(at.getTime()),
        to === 'TESTING' ? admission(projectId, dayOf(at), at) : undefined,
      ]);
      const judgements = all.get(projectId);
      if (!judgements) throw new NotFoundError('project', String(projectId));
      return gateOf(to, judgements, at, admitted);
    },
  };
}

/** Every criterion in force at an instant, judged for each of the projects. */
async function judgementsOf(
  tx: Db,
  projectIds: readonly number[],
  at: Date,
): Promise<Map<number, Judgement[]>> {
  const [rows, records] = await Promise.all([
    tx
      .select({ id: projects.id, defaultBranch: projects.defaultBranch })
      .from(projects)
      .where(inArray(projects.id, [...projectIds])),
    allCriterionRecords(tx),
  ]);
  const criteria = inForceOn(records, dayOf(at));
  const judged = await evaluate(tx, rows, criteria, at);
  return new Map(rows.map(({ id }, index) => [id, judged[index] ?? []]));
}

interface ChannelOn {
  members: readonly ChannelMember[];
  own: Map<number, At<ProjectRow>>;
  claims: StandingClaims;
}

async function channelOn(tx: Db, projectIds: readonly number[], day: string): Promise<ChannelOn> {
  const asOf: AsOf = { date: day, clock: 'EFFECTIVE' };
  const now = new Date(day);
  const points = projectIds.map((id) => ({ id, asOf }));
  const [members, found, claims] = await Promise.all([
    channelMembers(tx, asOf, now),
    findProjects(tx, points, now),
    claimsAbout(tx, projectIds, day),
  ]);
  const own = new Map(found.flatMap((project) => (project ? [[project.id, project] as const] : [])));
  return { members, own, claims };
}

function once<Key, Value>(make: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const made = new Map<Key, Promise<Value>>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
