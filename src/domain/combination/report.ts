import type { Db } from '../../db/index.ts';
import { type AsOf, type At, at, dateOf, instantOf } from '../../reading/as-of.ts';
import { type Others, othersOf } from '../claim/others.ts';
import { everyTwo, type Pair, pairOf, VERDICTS } from '../claim/pair.ts';
import { type ClaimRow, newestClaims, type StandingClaims } from '../claim/rows.ts';
import { type CombinationCi, combinationCi } from '../gate/combination-ci.ts';
import { knownOf } from '../ledger/known.ts';
import { findProjects, type ProjectRow } from '../project/rows.ts';
import { allVersions, type CombinationVersion, membersSince } from './rows.ts';
import { reportOf, type SetReport, verdictOfSet } from './set.ts';

/** Most projects that a set may have which is asked about. One that is found may have more. */
export const MOST_MEMBERS = 60;
/** Pairs of one set that are told: all that {@link MOST_MEMBERS} projects have, of more projects the worst ones. */
export const MOST_PAIRS = (MOST_MEMBERS * (MOST_MEMBERS - 1)) / 2;

export type ProjectPair = Pair<At<ProjectRow>, At<ClaimRow>>;

/** What is known of one set of projects on a day. */
export interface CombinationReport extends SetReport<At<ProjectRow>, At<ClaimRow>> {
  members: readonly At<ProjectRow>[];
  asOf: AsOf;
  /** CI of the named combination that has just these projects; null where there is none, or no run counts. */
  ci: CombinationCi | null;
  /** Ids of the named combinations that have just these projects, ascending. */
  combinationIds: number[];
}

const pairAt = (
  [a, b]: readonly [At<ProjectRow>, At<ProjectRow>],
  claims: StandingClaims,
  on: string,
): ProjectPair => {
  const claim = claims(a.id, b.id);
  return pairOf(a, b, claim && at(claim, a.asOf), on);
};

/**
 * A report for each of these sets, each of two projects or more and all read at the same day: five statements, however
 * many sets there are. Claims count up to the day; kernels are what is on record today.
 */
export async function reportsOn(
  db: Db,
  sets: readonly (readonly At<ProjectRow>[])[],
  asOf: AsOf,
  now: Date,
): Promise<CombinationReport[]> {
  if (!sets.length) return [];
  const on = dateOf(asOf, now);
  const ids = [...new Set(sets.flat().map(({ id }) => id))];
  const claims = await newestClaims(db, ids, on);
  const named = await namedBySet(db, on);
  const branches = new Map(sets.flat().map(({ id, defaultBranch }) => [id, defaultBranch]));
  const wanted = sets.flatMap((members) => named.get(keyOf(members.map(({ id }) => id))) ?? []);
  const asked = [...new Set(wanted)].map((versions) => {
    const last = versions.at(-1) as CombinationVersion;
    return {
      combinationId: last.combinationId,
      since: membersSince(versions),
      branches: last.memberIds.flatMap((id) => branches.get(id) ?? []),
    };
  });
  const found = await combinationCi(db, asked, instantOf(asOf, now));
  const ciOf = new Map(found.flatMap((ci) => (ci ? [[ci.combinationId, ci]] : [])));
  return sets.map((members) => {
    const combinationIds = (named.get(keyOf(members.map(({ id }) => id))) ?? [])
      .map((versions) => (versions[0] as CombinationVersion).combinationId)
      .sort((a, b) => a - b);
    const runs = combinationIds.flatMap((id) => ciOf.get(id) ?? []);
    // Runs of any name it goes by test the same set; one that fails is not hidden by another that passes.
    const ci = runs.find(({ isMet }) => !isMet) ?? runs[0] ?? null;
    return reportAt({ members, asOf, ci, combinationIds }, claims, on);
  });
}

type Subject = Pick<CombinationReport, 'members' | 'asOf' | 'ci' | 'combinationIds'>;

/** Most that ask for a set ask for its verdict: the pairs, and the sentences about them, are made when they are asked for. */
function reportAt(subject: Subject, claims: StandingClaims, on: string): CombinationReport {
  const { members, ci } = subject;
  const others = othersOf(members, claims.of, on);
  let whole: SetReport<At<ProjectRow>, At<ClaimRow>> | null = null;
  const report = () => {
    const [first, ...rest] = pairsOf(members, others).map((pair) => pairAt(pair, claims, on));
    if (!first) throw new Error('a set of fewer than two projects has no report');
    whole ??= reportOf(members, [first, ...rest], ci);
    return whole;
  };
  return {
    ...subject,
    get verdict() {
      const counts = members.map((member) => others.counts(member));
      const byPairs = VERDICTS.findLast((verdict) => counts.some((count) => count[verdict] > 0));
      return verdictOfSet(members.length, byPairs ?? 'UNKNOWN', ci);
    },
    get pairs() {
      return (whole ?? report()).pairs;
    },
    get commonKernelSeries() {
      return (whole ?? report()).commonKernelSeries;
    },
    get blockers() {
      return (whole ?? report()).blockers;
    },
    get nextTests() {
      return (whole ?? report()).nextTests;
    },
  };
}

/** The pairs that are told, in the order of the slugs. */
function pairsOf(
  members: readonly At<ProjectRow>[],
  others: Others<At<ProjectRow>, ClaimRow>,
): (readonly [At<ProjectRow>, At<ProjectRow>])[] {
  if (members.length <= MOST_MEMBERS) return everyTwo(members);
  const pairs: (readonly [At<ProjectRow>, At<ProjectRow>])[] = [];
  for (const verdict of VERDICTS.toReversed())
    for (const member of members)
      for (const { projects } of others.with(member, verdict)) {
        if (pairs.length === MOST_PAIRS) return sorted(pairs);
        if (projects[1].slug > member.slug) pairs.push(projects);
      }
  return sorted(pairs);
}

const sorted = (pairs: (readonly [At<ProjectRow>, At<ProjectRow>])[]) =>
  pairs.sort(([a, b], [c, d]) => (a.slug === c.slug ? (b.slug < d.slug ? -1 : 1) : a.slug < c.slug ? -1 : 1));

/** {@link reportsOn} for sets that are read at days of their own. */
export async function reportsOf(
  db: Db,
  sets: readonly { members: readonly At<ProjectRow>[]; asOf: AsOf }[],
  now: Date,
): Promise<CombinationReport[]> {
  const days = new Map<string, (typeof sets)[number][]>();
  for (const set of sets) {
    const day = `${set.asOf.date} ${set.asOf.clock}`;
    days.set(day, [...(days.get(day) ?? []), set]);
  }
  const reports = new Map<object, CombinationReport>();
  for (const group of days.values()) {
    const [first] = group;
    if (!first) continue;
    const made = await reportsOn(
      db,
      group.map(({ members }) => members),
      first.asOf,
      now,
    );
    group.forEach((set, index) => {
      const report = made[index];
      if (report) reports.set(set, report);
    });
  }
  return sets.map((set) => reports.get(set) as CombinationReport);
}

/** The projects of each list of ids, as of its day, by slug. */
export async function membersOf(
  db: Db,
  lists: readonly { ids: readonly number[]; asOf: AsOf }[],
  now: Date,
): Promise<At<ProjectRow>[][]> {
  const points = lists.flatMap(({ ids, asOf }) => ids.map((id) => ({ id, asOf })));
  const rows = await findProjects(db, points, now);
  const found = rows.values();
  return lists.map(({ ids }) =>
    ids.flatMap(() => found.next().value ?? []).sort((a, b) => (a.slug < b.slug ? -1 : 1)),
  );
}

function pushTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

const keyOf = (ids: readonly number[]) => [...ids].sort((a, b) => a - b).join(' ');

/** The versions of each named combination, by the ids of the projects that it has on the day. */
async function namedBySet(db: Db, on: string): Promise<Map<string, CombinationVersion[][]>> {
  const byCombination = new Map<number, CombinationVersion[]>();
  for (const version of await knownOf(db, `versions ${on}`, () => allVersions(db, on)))
    pushTo(byCombination, version.combinationId, version);
  const bySet = new Map<string, CombinationVersion[][]>();
  for (const versions of byCombination.values()) {
    const key = keyOf(versions.at(-1)?.memberIds ?? []);
    pushTo(bySet, key, versions);
  }
  return bySet;
}
