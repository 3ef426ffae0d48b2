import { type SQL, sql } from 'drizzle-orm';
import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core';
import type { Db } from '../../db/index.ts';
import { compatibilityClaims, projects } from '../../db/tables/index.ts';
import { type At, dateOf } from '../../reading/as-of.ts';
import { all, given, hasValues } from '../../reading/filter.ts';
import { type Page, type PageArgs, type Reading, readPages } from '../../reading/page.ts';
import type { Source } from '../../reading/source.ts';
import { type CompatibilityVerdict, pairOf } from '../claim/pair.ts';
import { findClaims } from '../claim/rows.ts';
import { findProjects, type ProjectRow } from '../project/rows.ts';
import type { ProjectPair } from './report.ts';

export interface PairFilter {
  verdict?: readonly CompatibilityVerdict[] | null;
  /** Only pairs whose verdict was read off the kernels, or only others. */
  isDerived?: boolean | null;
}

/** Not a table of the database: each project with every other one, as it is read. */
const pairs = pgTable('pairs', {
  otherId: integer('other_id').notNull(),
  claimId: integer('claim_id'),
  verdict: text('verdict').notNull(),
  isDerived: boolean('is_derived').notNull(),
});
type PairRow = typeof pairs.$inferSelect;

/**
 * A page of each project with every other one, by the slug of the other. No more is read of the others than the page takes, as far
 * as the filter lets it.
 * @throws PageError, CursorError
 */
export async function pairsWith(
  db: Db,
  asked: readonly At<ProjectRow>[],
  filter: PairFilter,
  args: PageArgs,
  reading: Reading,
): Promise<Page<ProjectPair>[]> {
  const read = await readPages<PairRow>(db, pairsFor(filter), asked, args, reading);
  const rows = read.flatMap(({ nodes }) => nodes);
  const [others, claims] = await Promise.all([
    findProjects(
      db,
      rows.map(({ otherId, asOf }) => ({ id: otherId, asOf })),
      reading.now,
    ),
    findClaims(
      db,
      rows.map(({ claimId, asOf }) => (claimId === null ? null : { id: claimId, asOf })),
      reading.now,
    ),
  ]);
  const made = new Map(
    rows.map((row, index) => [row, { other: others[index], claim: claims[index] ?? null }]),
  );
  return read.map((page, index) => {
    const project = asked[index] as At<ProjectRow>;
    const on = dateOf(project.asOf, reading.now);
    const edges = page.edges.flatMap((edge) => {
      const { other, claim = null } = made.get(edge.node) ?? {};
      if (!other) return [];
      const node =
        project.slug < other.slug ? pairOf(project, other, claim, on) : pairOf(other, project, claim, on);
      return [
        {
          node,
          get cursor() {
            return edge.cursor;
          },
        },
      ];
    });
    return { ...page, edges, nodes: edges.map(({ node }) => node) };
  });
}

const own = sql`(select kernel_series from projects where id = asked.id)`;
const needsPort = (series: SQL) => sql`coalesce(${series} <> ${own}, false)`;

/** As in `pairOf`: what a claim says while it counts, else what the kernels say. */
const CLAIMED = sql`case when claim.expires_on < asked.as_of then 'UNKNOWN' else coalesce(claim.verdict::text, 'UNKNOWN') end`;
const IS_DERIVED = sql`(${CLAIMED} = 'UNKNOWN' and ${needsPort(sql`other.kernel_series`)})`;
const JUDGED = sql`other.id as other_id, other.slug, claim.id as claim_id,
  case when ${IS_DERIVED} then 'NEEDS_PORT' else ${CLAIMED} end as verdict, ${IS_DERIVED} as is_derived`;

/** Every other project, in the order in which they are read, with the newest claim about the two. */
const everyOther = (isDerived: boolean | null | undefined) => {
  const first = isDerived === true ? needsPort(sql`other.kernel_series`) : sql`true`;
  return sql`(
    select ${JUDGED}
    from ${projects} as other left join lateral (
      select id, verdict, expires_on from ${compatibilityClaims} as about
      where about.project_id = least(asked.id, other.id) and about.other_project_id = greatest(asked.id, other.id)
        and about.claimed_on <= asked.as_of
      order by about.claimed_on desc, about.id desc limit 1
    ) as claim on true where other.id <> asked.id and ${first}) as pairs`;
};

/** Only pairs with a claim, which are few. */
const claimedOthers = () => {
  return sql`(
    select ${JUDGED}
    from (
      select distinct on (other_id) * from (
        select about.other_project_id as other_id, about.id, about.verdict, about.expires_on, about.claimed_on
        from ${compatibilityClaims} as about where about.project_id = asked.id and about.other_project_id is not null
          and about.claimed_on <= asked.as_of
        union all
        select about.project_id, about.id, about.verdict, about.expires_on, about.claimed_on
        from ${compatibilityClaims} as about where about.other_project_id = asked.id and about.claimed_on <= asked.as_of
      ) as said order by other_id, claimed_on desc, id desc
    ) as claim join ${projects} as other on other.id = claim.other_id) as pairs`;
};

/** Facts about a pair that need no claim. */
const UNCLAIMED = new Set<CompatibilityVerdict>(['UNKNOWN', 'NEEDS_PORT']);

function pairsFor({ verdict, isDerived }: PairFilter): Source<PairRow> {
  const isClaimed =
    verdict?.every((one) => !UNCLAIMED.has(one) || (one === 'NEEDS_PORT' && isDerived === false)) === true;
  return {
    name: 'Project.compatibility',
    columns: {
      otherId: pairs.otherId,
      claimId: pairs.claimId,
      verdict: pairs.verdict,
      isDerived: pairs.isDerived,
    },
    as: 'pairs',
    from: isClaimed ? claimedOthers() : everyOther(isDerived),
    where: all(
      given(verdict, (verdicts) => sql`pairs.verdict = any(${sql.param([...verdicts])}::text[])`),
      given(isDerived, (derived) => sql`pairs.is_derived = ${derived}`),
    ),
    ...(!hasValues({ verdict, isDerived }) && {
      counted: { from: sql`${projects} as other`, where: sql`other.id <> asked.id` },
    }),
    order: { name: 'Project.compatibility', keys: [{ sql: sql`pairs.slug collate "C"`, type: 'text' }] },
    isDynamic: true,
  };
}
