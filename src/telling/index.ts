import type { BlockList } from 'node:net';
import type { Group } from '../base/group.ts';
import type { Database } from '../db/index.ts';
import { gateNewsOf } from '../domain/news/gates.ts';
import { forgetOldNews, forgetReaders, giveOut, giveOutGathered } from '../domain/news/give-out.ts';
import { noteTimedNews } from '../domain/news/timed.ts';
import { createDeliver } from './deliver.ts';
import { createMailer } from './mail.ts';
import { createOutgoing, type Outgoing } from './outgoing.ts';
import { HELD_SECONDS, startQueue } from './queue.ts';

export { createOutgoing } from './outgoing.ts';

interface Options {
  database: Pick<Database, 'db' | 'listen' | 'now'>;
  group: Group;
  staleDays: number;
  /** Origin of the site. */
  origin: string;
  /** Null: no mail is sent. */
  smtpUrl: string | null;
  mailFrom: string;
  /** Networks that may be sent to although they are private. */
  allowedNetworks: BlockList;
  outgoing?: Outgoing;
  /** No other server is on this database. */
  isAlone?: boolean;
  /** After so many seconds a message that another server began to send and did not finish is sent again. */
  heldSeconds?: number;
  onError: (error: Error) => void;
}

export interface Teller {
  /** Looks for everything that is due now; resolves when its messages are in the queue. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

const LOOK_MS = 10_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * Sends people what they subscribed to: after each commit it makes messages of the news that wait, and sends them; now and then it
 * looks for what changes by time alone. Any number of servers do so at once.
 */
export async function startTeller(options: Options): Promise<Teller> {
  const { database, group, origin, smtpUrl, mailFrom, staleDays, onError } = options;
  const { isAlone = false, heldSeconds = HELD_SECONDS } = options;
  const { db, now } = database;
  const longestMs = (heldSeconds - 3) * 1000;
  const mailer = smtpUrl
    ? createMailer({ smtpUrl, from: mailFrom, origin, groupName: group.name, longestMs })
    : null;
  const outgoing = options.outgoing ?? createOutgoing(options.allowedNetworks);
  const queue = await startQueue({
    ...{ db, isAlone, heldSeconds, onError },
    work: createDeliver({ db, outgoing, mailer, now }),
  });
  const giving = { db, now, onError, voice: { group, origin } };
  const gates = gateNewsOf(db);
  let isStopped = false;
  let turns: Promise<unknown> = Promise.resolve();
  let isWoken = false;

  /** One look at a time. If one fails, the next repeats it. */
  function look(): Promise<void> {
    const turn = turns.then(async () => {
      if (isStopped) return;
      isWoken = false;
      // Whatever goes wrong with gates, the rest is still sent.
      await gates.note(now()).catch(onError);
      let given = 0;
      for (let count = -1; count !== 0 && !isStopped; given += count) count = await giveOut(giving);
      if (given > 0) queue.wake();
    });
    turns = turn.catch(() => {});
    return turn;
  }
  function wake(): void {
    if (isWoken || isStopped) return;
    isWoken = true;
    look().catch(onError);
  }
  const every = (ms: number, work: () => Promise<unknown>) =>
    setInterval(() => {
      if (!isStopped) work().catch(onError);
    }, ms).unref();
  const timers = [
    every(LOOK_MS, async () => wake()),
    every(MINUTE, async () => {
      if ((await giveOutGathered(giving)) > 0) queue.wake();
    }),
    every(10 * MINUTE, () => noteTimedNews(db, { now: now(), staleDays })),
    every(HOUR, async () => {
      await forgetOldNews(db, now());
      await forgetReaders(db, now());
    }),
  ];
  const stopListening = await database.listen('ledger', wake, wake);
  noteTimedNews(db, { now: now(), staleDays }).then(wake, onError);

  return {
    async look() {
      await noteTimedNews(db, { now: now(), staleDays });
      await look();
      await giveOutGathered(giving);
      queue.wake();
    },
    async stop() {
      isStopped = true;
      for (const timer of timers) clearInterval(timer);
      await stopListening().catch(() => {});
      await turns;
      await queue.stop();
      mailer?.close();
    },
  };
}
