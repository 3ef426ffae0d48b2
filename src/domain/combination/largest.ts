import type { Db } from '../../db/index.ts';
import { type AsOf, type At, at, dateOf } from '../as-of.ts';
import { newestClaims } from '../claim/newest.ts';
import { ValidationError } from '../errors.ts';
import { everyProject } from '../project/every.ts';
import type { ProjectRow } from '../project/row.ts';
import { chooseProjects } from './choose.ts';
import { largestCliques } from './cliques.ts';
import { everyTwo } from './pair.ts';
import { type CombinationReport, MOST_MEMBERS, pairAt, reportsOn } from './report.ts';
import { type CompatibilityVerdict, isAtLeast } from './verdict.ts';

/** Most projects among which sets are searched. */
export const MOST_SEARCHED = 300;
/** What a search may take, in comparisons: about half a second. */
const MOST_WORK = 2e8;

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

/**
 * The largest maximal sets of at least two projects that are pairwise at least this good; ties by the slugs.
 * Where more than UNKNOWN is asked for, projects without any claim are in no set and are left aside first.
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
  const claims = await newestClaims(db, null, on);
  const needsClaim = minimum !== 'UNKNOWN' && isAtLeast(minimum, 'UNKNOWN');
  // In the order of the slugs, so that ties are.
  const all = (await everyProject(db))
    .filter(({ id }) => !left.has(id) && (!needsClaim || claims.of(id).size > 0))
    .map((row) => at(row, asOf));
  const isNear = (a: At<ProjectRow>, b: At<ProjectRow>) =>
    isAtLeast(pairAt([a, b], claims, on).verdict, minimum);
  if (everyTwo(included).some(([a, b]) => !isNear(a, b))) return [];
  const musts = new Set(included.map(({ id }) => id));
  const fitting = all.filter((one) => musts.has(one.id) || included.every((must) => isNear(must, one)));
  assertSearchable(fitting.length, minimum);
  const graph = fitting.map(() => new Set<number>());
  for (const [a, b] of everyTwo([...fitting.keys()])) {
    const [one, other] = [fitting[a], fitting[b]];
    if (!one || !other || !isNear(one, other)) continue;
    graph[a]?.add(b);
    graph[b]?.add(a);
  }
  const steps = Math.max(1000, Math.floor(MOST_WORK / Math.max(1, fitting.length) ** 2));
  const { cliques, isComplete } = largestCliques(graph, first, steps);
  const sets = cliques
    .filter((clique) => clique.length > 1)
    .map((clique) => clique.flatMap((node) => fitting[node] ?? []));
  const reports = await reportsOn(db, sets, asOf, now);
  return reports.map((report) => ({ report, isSearchComplete: isComplete }));
}

function assertSearchable(count: number, minimum: CompatibilityVerdict): void {
  if (count > MOST_SEARCHED)
    throw refused(
      'include',
      `Expected at most ${MOST_SEARCHED} projects to search among; ${count} are ${minimum} or better with all that are included. Name more of them in include.`,
    );
}

const refused = (path: string, message: string) => new ValidationError([{ path, message }]);
