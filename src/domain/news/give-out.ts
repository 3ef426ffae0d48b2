import { sql } from 'drizzle-orm';
import { instantOf, wallClock } from '../../base/zones.ts';
import { type Db, transact } from '../../db/index.ts';
import { deliveries, news, newsGathered, newsSubscriptions, people } from '../../db/tables/index.ts';
import type { Message, NewsRow, Told } from './item.ts';
import { type Voice, wordsOfNews } from './read.ts';
import { wantedOf } from './wanted.ts';

const AT_ONCE = 200;
/** Nobody reads more than this in one message. */
const MOST_ITEMS = 20;

interface Options {
  db: Db;
  voice: Voice;
  now: () => Date;
  /** Hears of news that cannot be put into words; it is passed over, and the rest goes on. */
  onError: (error: Error) => void;
}

/**
 * Makes messages of the news that wait, for the subscribers who want them. The transaction that writes a message also marks its
 * news as given out, so that this happens once, however many servers do it. Returns how much was given out.
 */
export async function giveOut(options: Options): Promise<number> {
  const { db, onError } = options;
  try {
    return await transact(db, (tx) => giveOutUpTo(tx, options, AT_ONCE));
  } catch (error) {
    // One of them may be the reason why the others fail.
    return transact(db, async (tx) => {
      const [row] = await waiting(tx, 1);
      if (!row) throw error;
      try {
        await tx.transaction((own) => giveOutRows(own as Db, [row], options));
      } catch (cause) {
        onError(cause as Error);
        await mark(tx, [row], options.now());
      }
      return 1;
    });
  }
}

async function giveOutUpTo(tx: Db, options: Options, most: number): Promise<number> {
  const rows = await waiting(tx, most);
  if (rows.length) await giveOutRows(tx, rows, options);
  return rows.length;
}

const waiting = (tx: Db, most: number): Promise<NewsRow[]> =>
  tx
    .select()
    .from(news)
    .where(sql`${news.givenOutAt} is null and ${news.version} is not null`)
    .orderBy(news.id)
    .limit(most)
    .for('update', { skipLocked: true }) as Promise<NewsRow[]>;

const mark = (tx: Db, rows: readonly NewsRow[], now: Date) =>
  tx
    .update(news)
    .set({ givenOutAt: now })
    .where(
      sql`${news.id} in (${sql.join(
        rows.map(({ id }) => id),
        sql`, `,
      )})`,
    );

async function giveOutRows(tx: Db, rows: readonly NewsRow[], { voice, now }: Options): Promise<void> {
  const at = now();
  const wishes = await tx
    .select({
      wish: newsSubscriptions,
      personId: sql<number | null>`coalesce(${people.joinedTo}, ${people.id})`,
    })
    .from(newsSubscriptions)
    .leftJoin(people, sql`${people.id} = ${newsSubscriptions.personId}`)
    .where(sql`${newsSubscriptions.confirmedAt} is not null and ${newsSubscriptions.endedAt} is null`);
  const told = wishes.length ? await wordsOfNews(tx, rows, voice) : [];
  const made: (typeof deliveries.$inferInsert)[] = [];
  const gathered: (typeof newsGathered.$inferInsert)[] = [];
  const wanted = wantedOf(wishes, told);
  for (const { wish } of wishes) {
    const theirs = wanted.get(wish.id) ?? [];
    const now = wish.pace === 'AT_ONCE' ? theirs : theirs.filter(({ item }) => item.kind === 'BRIEF');
    if (wish.pace !== 'AT_ONCE') {
      const dueAt = dueAfter(at, wish.pace, voice.group.timeZone);
      const later = theirs.filter((one) => !now.includes(one));
      gathered.push(...later.map(({ id }) => ({ subscriptionId: wish.id, newsId: id, dueAt })));
    }
    if (wish.channel === 'WEBHOOK') made.push(...now.map((one) => deliveryOf(wish.id, [one], at)));
    else if (now.length) made.push(deliveryOf(wish.id, now, at));
  }
  for (let from = 0; from < made.length; from += 500)
    await tx.insert(deliveries).values(made.slice(from, from + 500));
  for (let from = 0; from < gathered.length; from += 500)
    await tx
      .insert(newsGathered)
      .values(gathered.slice(from, from + 500))
      .onConflictDoNothing();
  await mark(tx, rows, at);
}

function deliveryOf(subscriptionId: number, told: readonly Told[], madeAt: Date) {
  const message: Message = {
    items: told.slice(0, MOST_ITEMS).map(({ item }) => item),
    ...(told.length > MOST_ITEMS ? { more: told.length - MOST_ITEMS } : {}),
  };
  return { subscriptionId, newsIds: told.map(({ id }) => id), message, madeAt };
}

/** The next morning at seven by the group's clock, or that of the next Monday. */
function dueAfter(at: Date, pace: 'DAILY' | 'WEEKLY', timeZone: string): Date {
  const wall = wallClock(timeZone, at.getTime());
  const due = new Date(wall);
  due.setUTCHours(7, 0, 0, 0);
  while (due.getTime() <= wall || (pace === 'WEEKLY' && due.getUTCDay() !== 1))
    due.setUTCDate(due.getUTCDate() + 1);
  return new Date(instantOf(timeZone, due.getTime()));
}

/** Makes messages of what was gathered for subscribers whose day or week is over. Returns their number. */
export function giveOutGathered({ db, voice, now }: Options): Promise<number> {
  return transact(db, async (tx) => {
    const at = now();
    const due = await tx
      .delete(newsGathered)
      .where(sql`${newsGathered.dueAt} <= ${at.toISOString()}::timestamptz`)
      .returning();
    if (!due.length) return 0;
    const ids = [...new Set(due.map(({ newsId }) => newsId))];
    const rows = (await tx
      .select()
      .from(news)
      .where(sql`${news.id} in (${sql.join(ids, sql`, `)})`)) as NewsRow[];
    const told = await wordsOfNews(tx, rows, voice);
    const subscribers = [...new Set(due.map(({ subscriptionId }) => subscriptionId))];
    const made = subscribers.flatMap((subscriptionId) => {
      const own = new Set(
        due.filter((each) => each.subscriptionId === subscriptionId).map((each) => each.newsId),
      );
      const theirs = told.filter(({ id }) => own.has(id));
      return theirs.length ? [deliveryOf(subscriptionId, theirs, at)] : [];
    });
    if (made.length) await tx.insert(deliveries).values(made);
    return made.length;
  });
}

/** So long news is kept for streams that come back. */
const KEPT_DAYS = 30;

/**
 * Deletes news that was given out and is older than that, except the last, behind which a silent stream may be; and deliveries
 * that have ended.
 */
export async function forgetOldNews(db: Db, now: Date): Promise<void> {
  const before = sql`${now.toISOString()}::timestamptz - make_interval(days => ${KEPT_DAYS})`;
  await db.execute(sql`delete from deliveries where made_at < ${before} and state <> 'WAITING'`);
  await db.execute(sql`delete from news where at < ${before} and given_out_at is not null
    and (version, id) < (select version, id from news where version is not null order by version desc, id desc limit 1)
    and not exists (select from news_gathered where news_id = news.id)`);
}

/** An address that was never proved is forgotten after a week, and that of a reader who has left after a month. */
export async function forgetReaders(db: Db, now: Date): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const gone = sql`select id from news_subscriptions where person_id is null and file_key is null and not is_of_group
    and (confirmed_at is null and created_at < ${at} - interval '7 days' or ended_at < ${at} - make_interval(days => ${KEPT_DAYS}))`;
  await db.execute(sql`delete from news_gathered where subscription_id in (${gone})`);
  await db.execute(sql`delete from deliveries where subscription_id in (${gone})`);
  await db.execute(sql`delete from news_subscriptions where id in (${gone})`);
}

/** What is there already is not news: for what fills an empty database. */
export const passOverNews = async (db: Db): Promise<void> => {
  await db.execute(sql`update news set given_out_at = now() where given_out_at is null`);
};
