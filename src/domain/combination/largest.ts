import { ValidationError } from '../../base/errors.ts';
import { giveWay, isTurnOver, spend } from '../../base/work.ts';
import type { Db } from '../../db/index.ts';
import { type AsOf, dateOf } from '../../reading/as-of.ts';
import { type CompatibilityVerdict, everyTwo, isAtLeast, verdictBetween } from '../claim/pair.ts';
import { verdictsOfAllPairs } from '../claim/rows.ts';
import { knownOf } from '../ledger/known.ts';
import { everyProject, findProjects, type ProjectKernel } from '../project/rows.ts';
import { chooseProjects } from './choose.ts';
import { largestCliques } from './cliques.ts';
import { type CombinationReport, MOST_MEMBERS, reportsOn } from './report.ts';

/** Most projects among which sets are searched: of more those that go together with most others. */
export const MOST_SEARCHED = 300;
/** What a search may take, in comparisons: less than a tenth of a second. */
const MOST_WORK = 5e8;
/** So many are compared in a hundredth of a millisecond. */
const PAIRS_OF_A_POINT = 80;

export interface LargestAsked {
  minimum: CompatibilityVerdict;
  /** Slugs of projects that every set must have, and of projects that none may have. */
  include: readonly string[];
  exclude: readonly string[];
  first: number;
}

export interface Found {
  report: CombinationReport;
  /** Whether the search ran to its end; otherwise larger sets may be missing. */
  isSearchComplete: boolean;
}

/** Those that are searched, in the order of the slugs, and whether any that could be in a set was left out. */
interface Searched {
  projects: readonly ProjectKernel[];
  graph: Set<number>[];
  isCut: boolean;
}

/**
 * The largest maximal sets of at least two projects that are pairwise at least this good; ties by the slugs. If more than
 * UNKNOWN is asked for, projects without any claim are in no set and are left aside first. The search covers {@link
 * MOST_SEARCHED} projects and takes a bounded time; its answer says where that left something out.
 * @throws ValidationError
 */
export async function largestCombinations(
  db: Db,
  { minimum, include, exclude, first }: LargestAsked,
  asOf: AsOf,
  now: Date,
): Promise<Found[]> {
  const bounds = { least: 0, most: MOST_MEMBERS };
  const included = await chooseProjects(db, include, asOf, { path: 'include', ...bounds });
  const excluded = await chooseProjects(db, exclude, asOf, { path: 'exclude', ...bounds });
  const left = new Set(excluded.map(({ id }) => id));
  const both = included.find(({ id }) => left.has(id));
  if (both) throw refused('exclude', `Expected ${both.slug} in include or in exclude; it is in both.`);
  if (first === 0) return [];
  const on = dateOf(asOf, now);
  const { claims, rows } = await knownOf(db, `projects and claims ${on}`, async () => ({
    claims: await verdictsOfAllPairs(db, on),
    rows: await everyProject(db),
  }));
  const isNear = (a: ProjectKernel, b: ProjectKernel) =>
    isAtLeast(verdictBetween(a, b, claims(a.id, b.id), on), minimum);
  if (everyTwo(included).some(([a, b]) => !isNear(a, b))) return [];
  const musts = new Set(included.map(({ id }) => id));
  const needsClaim = minimum !== 'UNKNOWN' && isAtLeast(minimum, 'UNKNOWN');
  const search = () => {
    // In the order of the slugs, so that ties are.
    const fitting = rows.filter(
      (one) =>
        !left.has(one.id) &&
        (!needsClaim || claims.of(one.id).size > 0) &&
        (musts.has(one.id) || included.every((must) => isNear(must, one))),
    );
    spend('points', rows.length / PAIRS_OF_A_POINT);
    return searched(fitting, { musts, needsClaim, claims, isNear });
  };
  const isOfAll = included.length + excluded.length === 0;
  const { projects, graph, isCut } = isOfAll
    ? await knownOf(db, `who goes together by ${minimum} ${on}`, search)
    : await search();
  const steps = Math.max(1000, Math.floor(MOST_WORK / Math.max(1, projects.length) ** 2));
  const { cliques, isComplete } = await largestCliques(graph, first, steps);
  const sets = await membersOf(
    db,
    cliques
      .filter((clique) => clique.length > 1)
      .map((clique) => clique.flatMap((node) => projects[node] ?? [])),
    asOf,
    now,
  );
  const reports = await reportsOn(db, sets, asOf, now);
  return reports.map((report) => ({ report, isSearchComplete: isComplete && !isCut }));
}

async function membersOf(db: Db, sets: readonly (readonly ProjectKernel[])[], asOf: AsOf, now: Date) {
  const ids = [...new Set(sets.flat().map(({ id }) => id))];
  const found = await findProjects(
    db,
    ids.map((id) => ({ id, asOf })),
    now,
  );
  const byId = new Map(found.flatMap((project) => (project ? [[project.id, project]] : [])));
  return sets.map((set) => set.flatMap(({ id }) => byId.get(id) ?? []));
}

interface Fit {
  musts: ReadonlySet<number>;
  needsClaim: boolean;
  claims: Awaited<ReturnType<typeof verdictsOfAllPairs>>;
  isNear: (a: ProjectKernel, b: ProjectKernel) => boolean;
}

/** Who goes together with whom. Where a claim is needed, only those that have one about each other are compared. */
async function searched(
  fitting: readonly ProjectKernel[],
  { musts, needsClaim, claims, isNear }: Fit,
): Promise<Searched> {
  let chosen = fitting;
  if (fitting.length > MOST_SEARCHED) {
    const byId = new Map(fitting.map((row) => [row.id, row]));
    const degree = new Map<number, number>();
    for (const one of fitting) {
      if (isTurnOver()) await giveWay();
      let count = 0;
      spend('points', claims.of(one.id).size / PAIRS_OF_A_POINT);
      for (const id of claims.of(one.id).keys()) {
        const other = byId.get(id);
        if (other && isNear(one, other) === needsClaim) count += 1;
      }
      degree.set(one.id, needsClaim ? count : -count);
    }
    const rank = ({ id }: ProjectKernel) =>
      musts.has(id) ? Number.POSITIVE_INFINITY : (degree.get(id) ?? 0);
    chosen = [...fitting]
      .sort((a, b) => Number(rank(b) > rank(a)) - Number(rank(b) < rank(a)) || (a.slug < b.slug ? -1 : 1))
      .slice(0, MOST_SEARCHED)
      .sort((a, b) => (a.slug < b.slug ? -1 : 1));
  }
  const places = new Map(chosen.map(({ id }, index) => [id, index]));
  const graph = chosen.map(() => new Set<number>());
  for (const [a, one] of chosen.entries()) {
    if (isTurnOver()) await giveWay();
    const others = needsClaim
      ? [...claims.of(one.id).keys()].flatMap((id) => places.get(id) ?? [])
      : [...chosen.keys()];
    spend('points', others.length / PAIRS_OF_A_POINT);
    for (const b of others) {
      const other = chosen[b];
      if (b <= a || !other || !isNear(one, other)) continue;
      graph[a]?.add(b);
      graph[b]?.add(a);
    }
  }
  return {
    projects: chosen,
    graph,
    isCut: chosen.length < fitting.length,
  };
}

const refused = (path: string, message: string) => new ValidationError([{ path, message }]);
