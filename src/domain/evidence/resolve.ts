import { and, eq, inArray, or } from 'drizzle-orm';
import { type Issue, NotFoundError, ValidationError } from '../../base/errors.ts';
import type { Db } from '../../db/index.ts';
import { reportRevisions, reports } from '../../db/tables/index.ts';
import { type Asked, eachOf } from '../act/act.ts';
import { linesOf } from './lines.ts';
import type { GivenEvidence, ReportLines } from './schemas.ts';
import type { Evidence } from './write.ts';

/**
 * Evidence as it is stored: lines of a report with the words that stand there.
 * @throws NotFoundError for a report or a revision that is not there, ValidationError for lines that it does not have.
 */
export async function resolveEvidence(tx: Db, given: readonly GivenEvidence[]): Promise<Evidence[]> {
  const revisions = await findRevisions(tx, given.filter(isLines));
  const issues: Issue[] = [];
  const resolved = given.map((item, at): Evidence => {
    if (!isLines(item)) return item;
    const revision = revisions.get(keyOf(item));
    if (!revision)
      throw new NotFoundError(item.revision === null ? 'report' : 'report revision', keyOf(item));
    const lines = linesOf(revision.content);
    if (item.lineEnd > lines.length)
      issues.push({
        path: `input.evidence.${at}.${item.lineStart > lines.length ? 'lineStart' : 'lineEnd'}`,
        message: `Expected a line of revision ${revision.number} of ${item.report}, which has ${lines.length} lines; got ${item.lineStart}–${item.lineEnd}.`,
      });
    return {
      revisionId: revision.id,
      lineStart: item.lineStart,
      lineEnd: item.lineEnd,
      quote: lines.slice(item.lineStart - 1, item.lineEnd).join('\n'),
    };
  });
  if (issues.length) throw new ValidationError(issues);
  return resolved;
}

/** What each of several acts rests on: first the lines that it is entered from. */
export async function evidenceFor<Input extends { evidence: readonly GivenEvidence[] }>(
  tx: Db,
  asked: readonly Asked<Input>[],
): Promise<Evidence[][]> {
  return eachOf(asked, (one) => restsOn(tx, one));
}

/** What one act rests on: first the lines that it is entered from. */
export const restsOn = async (
  tx: Db,
  { input, origin }: Asked<{ evidence: readonly GivenEvidence[] }>,
): Promise<Evidence[]> => [...(origin ? [origin] : []), ...(await resolveEvidence(tx, input.evidence))];

const isLines = (item: GivenEvidence): item is ReportLines => 'report' in item;
const keyOf = ({ report, revision }: ReportLines) =>
  revision === null ? report : `${revision} of ${report}`;

interface Revision {
  id: number;
  number: number;
  content: string;
}

async function findRevisions(tx: Db, wanted: readonly ReportLines[]): Promise<Map<string, Revision>> {
  if (!wanted.length) return new Map();
  const rows = await tx
    .select({
      path: reports.path,
      currentId: reports.currentRevisionId,
      id: reportRevisions.id,
      number: reportRevisions.number,
      content: reportRevisions.content,
    })
    .from(reportRevisions)
    .innerJoin(reports, eq(reports.id, reportRevisions.reportId))
    .where(
      and(
        inArray(
          reports.path,
          wanted.map(({ report }) => report),
        ),
        or(
          eq(reportRevisions.id, reports.currentRevisionId),
          inArray(
            reportRevisions.number,
            wanted.map(({ revision }) => revision ?? 0),
          ),
        ),
      ),
    );
  const found = new Map<string, Revision>();
  for (const row of rows) {
    found.set(`${row.number} of ${row.path}`, row);
    if (row.id === row.currentId) found.set(row.path, row);
  }
  return found;
}
