import { asc, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { disputes } from '../../db/tables/index.ts';
import { all, given } from '../../reading/filter.ts';
import { type Find, listsById, rowsAt } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import { rowsById } from '../../reading/rows-by-id.ts';
import type { Source } from '../../reading/source.ts';
import { readLines } from '../evidence/lines.ts';
import type { EvidenceRead } from '../evidence/rows.ts';
import { citedLines } from '../report/cited-lines.ts';

const columns = getTableColumns(disputes);
export type DisputeRow = typeof disputes.$inferSelect;

const disputesById = rowsById<DisputeRow>('disputes by id', disputes, columns);

export const findDisputes: Find<DisputeRow> = (db, points, _now, wanted) =>
  rowsAt(points, (ids) => disputesById(db, ids, wanted));

/** What everybody may read. */
export const PUBLIC_STATES = ['PUBLISHED', 'ANSWERED'] as const satisfies readonly DisputeRow['state'][];
export const isPublic = ({ state }: Pick<DisputeRow, 'state'>): boolean =>
  (PUBLIC_STATES as readonly string[]).includes(state);

/** Those in one of these states, oldest first. */
export const disputeList = (states: readonly DisputeRow['state'][] | null): Source<DisputeRow> => ({
  name: 'Query.disputes',
  columns,
  as: 'disputes',
  from: sql`${disputes}`,
  where: all(given(states, (some) => inArray(columns.state, [...some]))),
  order: { name: 'Query.disputes', keys: [{ sql: columns.id, type: 'integer' }] },
  isDynamic: true,
});

/** What everybody may read of each of these records or revisions, oldest first. */
const publicOf = (
  name: string,
  key: 'statusChangeId' | 'revisionId',
): ((db: Db, things: readonly { id: number }[]) => Promise<DisputeRow[][]>) => {
  const column = columns[key];
  return (db, things) =>
    listsById(
      things,
      (ids) =>
        prepared(db, name, () =>
          db
            .select()
            .from(disputes)
            .where(
              sql`${column} = any(${sql.placeholder('ids')}::int[]) and ${columns.state} in ('PUBLISHED', 'ANSWERED')`,
            )
            .orderBy(asc(disputes.id)),
        ).execute({ ids }),
      (row) => row[key] ?? 0,
    );
};
export const disputesOfRecords = publicOf('disputes of records', 'statusChangeId');
export const disputesOfRevisions = publicOf('disputes of revisions', 'revisionId');

/** The line that each is about, as it may be read now; null for one about a record. */
export async function linesDisputed(
  db: Db,
  list: readonly Pick<DisputeRow, 'revisionId' | 'line'>[],
): Promise<(EvidenceRead | null)[]> {
  const ids = list.flatMap(({ revisionId }) => revisionId ?? []);
  const contents = await readLines(db, ids);
  const quotes = list.map(({ revisionId, line }) =>
    revisionId === null || line === null
      ? null
      : { revisionId, lineStart: line, lineEnd: line, quote: contents.get(revisionId)?.[line - 1] ?? '' },
  );
  const cited = await citedLines(
    db,
    quotes.filter((quote) => quote !== null),
  );
  return quotes.map((quote) => (quote === null ? null : (cited.shift() ?? null)));
}
