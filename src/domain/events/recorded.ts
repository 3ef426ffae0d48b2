import { sql } from 'drizzle-orm';
import type { Step } from '../../base/steps.ts';
import type { Db } from '../../db/index.ts';
import { news } from '../../db/tables/index.ts';
import { type At, at, TODAY } from '../../reading/as-of.ts';
import type { Find } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import { findCiRuns } from '../ci-run/rows.ts';
import type { GateVerdict } from '../gate/verdicts.ts';
import { findMeetings } from '../meeting/rows.ts';
import type { NewsKind } from '../news/item.ts';
import { findProjects } from '../project/rows.ts';
import { findProposals } from '../proposal/rows.ts';
import { findStatusChanges } from '../status-change/rows.ts';

/** What streams tell of, each by rows of one kind; of a gate no row says what became of it, but the event itself. */
export type Subject = 'STATUS_CHANGE' | 'PROPOSAL' | 'MEETING' | 'RUN' | 'GATE';

/** A gate whose verdict has become another one. */
export interface GateChange {
  projectId: number;
  /** The step that the gate leads to. */
  to: Step;
  oldVerdict: GateVerdict;
  newVerdict: GateVerdict;
  /** When it was found to have changed. */
  at: Date;
}

const SUBJECTS: Record<Subject, { kinds: readonly NewsKind[]; find: Find<{ id: number }> }> = {
  GATE: { kinds: ['GATE'], find: findProjects },
  STATUS_CHANGE: { kinds: ['CHANGE', 'CONFIRMATION', 'CORRECTION'], find: findStatusChanges },
  PROPOSAL: { kinds: ['PROPOSAL', 'WITHDRAWAL'], find: findProposals },
  MEETING: {
    kinds: ['MEETING_SCHEDULED', 'MEETING_MOVED', 'MEETING_CANCELLED'],
    find: findMeetings,
  },
  RUN: { kinds: ['RUN'], find: findCiRuns as Find<{ id: number }> },
};

/** A place in the order of all commits. */
export interface Place {
  version: number;
  id: number;
}

export interface Happened extends Place {
  subject: Subject;
  projectId: number | null;
  row: At<{ id: number }> | GateChange;
}

/** What came with the commits after a place, up to a version, in the order of the commits. What is void by now is left out. */
export async function happenedBetween(
  db: Db,
  subjects: readonly Subject[],
  { after, upTo }: { after: Place; upTo: number },
  now: Date,
  most = 100_000,
): Promise<Happened[]> {
  const kinds = subjects.flatMap((subject) => SUBJECTS[subject].kinds);
  const rows = await prepared(db, 'news between versions', () =>
    db
      .select({
        id: news.id,
        version: news.version,
        kind: news.kind,
        subjectId: news.subjectId,
        projectId: news.projectId,
        at: news.at,
        details: news.details,
      })
      .from(news)
      .where(
        sql`(${news.version}, ${news.id}) > (${sql.placeholder('version')}::bigint, ${sql.placeholder('id')}::bigint)
          and ${news.version} <= ${sql.placeholder('upTo')}::bigint and ${news.kind} = any(${sql.placeholder('kinds')}::text[]::news_kind[])`,
      )
      .orderBy(news.version, news.id)
      .limit(sql.placeholder('most')),
  ).execute({ ...after, upTo, kinds, most });
  const found = new Map<string, Happened['row']>();
  for (const subject of subjects) {
    const own = rows.filter(({ kind }) => SUBJECTS[subject].kinds.includes(kind));
    const points = own.map(({ subjectId, projectId }) =>
      at({ id: (subject === 'GATE' ? projectId : subjectId) ?? 0 }, TODAY),
    );
    const there = points.length ? await SUBJECTS[subject].find(db, points, now) : [];
    own.forEach((each, index) => {
      const row = there[index];
      if (row) found.set(String(each.id), subject === 'GATE' ? gateChangeOf(each) : row);
    });
  }
  return rows.flatMap(({ id, version, kind, projectId }) => {
    const row = found.get(String(id));
    const subject = subjects.find((each) => SUBJECTS[each].kinds.includes(kind));
    return row && subject && version !== null ? [{ id, version, subject, projectId, row }] : [];
  });
}

type Noted = Pick<typeof news.$inferSelect, 'projectId' | 'at' | 'details'>;

function gateChangeOf({ projectId, at, details }: Noted): GateChange {
  const { to, was, verdict } = details as { to: Step; was: GateVerdict; verdict: GateVerdict };
  return { projectId: projectId ?? 0, to, oldVerdict: was, newVerdict: verdict, at: new Date(at) };
}

/** Whether everything that came after a place is still there: what is given out is forgotten after a while, oldest first. */
export async function isKept(db: Db, { version, id }: Place): Promise<boolean> {
  const [row] = await prepared(db, 'news at a place', () =>
    db
      .select({ id: news.id })
      .from(news)
      .where(
        sql`${news.id} = ${sql.placeholder('id')}::bigint and ${news.version} = ${sql.placeholder('version')}::bigint`,
      ),
  ).execute({ version, id });
  return row !== undefined;
}

/** The last place of a version; null where nothing is kept. */
export async function lastPlace(db: Db, version: number): Promise<Place | null> {
  const [row] = await prepared(db, 'last news of a version', () =>
    db
      .select({ id: news.id, version: news.version })
      .from(news)
      .where(sql`${news.version} <= ${sql.placeholder('version')}::bigint`)
      .orderBy(sql`${news.version} desc`, sql`${news.id} desc`)
      .limit(1),
  ).execute({ version });
  return row && row.version !== null ? { id: row.id, version: row.version } : null;
}
