import type { Db } from '../../db/index.ts';
import { evidenceOf } from './read.ts';

/** The page that shows what each record of the ledger rests on: the first line that it cites, or else the record itself. */
export async function pagesOfRecords(
  db: Db,
  records: readonly { id: number }[],
): Promise<Map<number, string>> {
  const lists = await evidenceOf(db, 'statusChangeId', records);
  return new Map(
    records.map(({ id }, index) => [
      id,
      lists[index]?.find(({ lines }) => lines)?.lines?.page ?? `/records/${id}`,
    ]),
  );
}
