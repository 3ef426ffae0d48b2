import { sql } from 'drizzle-orm';
import type { Step } from '../../base/steps.ts';
import { type Db, transact } from '../../db/index.ts';
import { gateWatches, news, watchedGates } from '../../db/tables/index.ts';
import { gateFor } from '../gate/evaluate.ts';
import type { GateVerdict } from '../gate/verdicts.ts';
import { verdictsAt } from '../gate/verdicts-at.ts';
import { ledgerState } from '../ledger/state.ts';

/** Ids of projects; null: all of them. */
type Scope = readonly number[] | null;

const isPassable = (verdict: string) => verdict === 'OPEN' || verdict === 'OPEN_WITH_WAIVERS';
/** A message names so many blockers; the page has them all. */
const MOST_BLOCKERS = 3;
/** Servers go on looking at gates for so long after the last reader of a stream has gone. */
export const WATCHED_HOURS = 24;
/** If others write all the time, the last of so many looks counts. */
const MOST_LOOKS = 3;

export interface GateNews {
  /** Notes the gates whose verdict has changed since the last look, of projects that subscribers or streams follow. */
  note(now: Date): Promise<void>;
}

const known = new WeakMap<Db, GateNews>();

/** One for a database handle, so that streams and messages do not judge the same gates twice. */
export function gateNewsOf(db: Db): GateNews {
  const found = known.get(db) ?? createGateNews(db);
  known.set(db, found);
  return found;
}

function createGateNews(db: Db): GateNews {
  let seen = { version: -1, until: new Date(0), scope: '' };
  let turns: Promise<unknown> = Promise.resolve();

  async function look(now: Date): Promise<void> {
    const scope = await watched(db, now);
    if (scope?.length === 0) return;
    let state = await ledgerState(db, now);
    const shown = scope ? scope.join() : 'all';
    if (state.version === seen.version && now < seen.until && shown === seen.scope) return;
    for (let looks = 1; ; looks++) {
      const verdicts = await verdictsAt(db, scope, now);
      const after = await ledgerState(db, now);
      if (after.version !== state.version && looks < MOST_LOOKS) {
        state = after;
        continue;
      }
      await compare(db, scope, { verdicts, version: state.version, now });
      seen = { version: state.version, until: state.nextChangeAt, scope: shown };
      return;
    }
  }

  return {
    note(now) {
      const turn = turns.then(() => look(now));
      turns = turn.catch(() => {});
      return turn;
    },
  };
}

/** The projects that subscribers and streams follow. */
async function watched(db: Db, now: Date): Promise<Scope> {
  const { rows } = await db.execute<{ projectId: number | null }>(
    sql`select distinct case when topic = 'PROJECT' then project_id end as "projectId" from news_subscriptions
        where ended_at is null and confirmed_at is not null and topic in ('EVERYTHING', 'GATES', 'LEVEL', 'PROJECT')
      union select nullif(project_id, 0) from gate_watches where until > ${now.toISOString()}::timestamptz`,
  );
  const ids = rows.flatMap(({ projectId }) => projectId ?? []);
  return ids.length < rows.length ? null : ids.sort((one, other) => one - other);
}

/** Makes servers look at the gates of this project, or of all (null), from now on and for a while after the reader has gone. */
export async function keepWatching(db: Db, projectId: number | null, now: Date): Promise<void> {
  // The stream renews it each hour.
  const until = new Date(now.getTime() + (WATCHED_HOURS + 1) * 3_600_000);
  await db
    .insert(gateWatches)
    .values({ projectId: projectId ?? 0, until })
    .onConflictDoUpdate({ target: gateWatches.projectId, set: { until } });
}

interface Found {
  verdicts: Awaited<ReturnType<typeof verdictsAt>>;
  version: number;
  now: Date;
}

const AT_ONCE = 1000;

async function compare(db: Db, scope: Scope, { verdicts, version, now }: Found): Promise<void> {
  const stored = await db
    .select({ projectId: watchedGates.projectId, to: watchedGates.to, verdict: watchedGates.verdict })
    .from(watchedGates)
    .where(scope ? sql`${watchedGates.projectId} = any(${sql.param([...scope])}::int[])` : sql`true`);
  const before = new Map(stored.map(({ projectId, to, verdict }) => [`${projectId} ${to}`, verdict]));
  const added: (typeof watchedGates.$inferInsert)[] = [];
  for (const [projectId, each] of verdicts)
    for (const [step, verdict] of Object.entries(each)) {
      const to = step as Step;
      const was = before.get(`${projectId} ${to}`);
      if (was === undefined) added.push({ projectId, to, verdict, version, seenAt: now });
      else if (was !== verdict) await noteOne(db, { projectId, to, was, verdict, version, now });
    }
  for (let from = 0; from < added.length; from += AT_ONCE)
    await db
      .insert(watchedGates)
      .values(added.slice(from, from + AT_ONCE))
      .onConflictDoNothing();
}

interface Seen {
  projectId: number;
  to: Step;
  was: string;
  verdict: GateVerdict;
  version: number;
  now: Date;
}

/** Subscribers hear that a gate opened or closed; streams hear of every other change as well. */
async function noteOne(db: Db, { projectId, to, was, verdict, version, now }: Seen): Promise<void> {
  const isTurned = isPassable(was) !== isPassable(verdict);
  const gate = isTurned ? await gateFor(db, projectId, to, now) : null;
  const blockers = gate?.blockers.slice(0, MOST_BLOCKERS).map(({ message }) => message) ?? [];
  await transact(db, async (tx) => {
    // Only the server that changes the row notes the news.
    const moved = await tx.execute(
      sql`update watched_gates set verdict = ${verdict}, seen_at = ${now.toISOString()}, version = ${version}
        where project_id = ${projectId} and "to" = ${to} and verdict = ${was} and version <= ${version} returning project_id`,
    );
    if (!moved.rows.length) return;
    await tx.insert(news).values({
      kind: 'GATE',
      key: `Gate:${projectId}:${to}:${version}:${now.toISOString()}`,
      projectId,
      at: now,
      givenOutAt: isTurned ? null : now,
      details: {
        ...{ to, was, verdict, isOpen: isPassable(verdict) },
        ...(gate ? { why: [gate.summary, ...blockers].join(' ') } : {}),
      },
    });
  });
}
