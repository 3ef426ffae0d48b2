import type { Db } from '../db/index.ts';
import { delivered, failed, type ToSend, toSend } from '../domain/news/attempt.ts';
import { endOne } from '../domain/subscription/end.ts';
import { BODY_OF } from './chat.ts';
import type { Mailer } from './mail.ts';
import { type Outgoing, SendError } from './outgoing.ts';
import { sendWebhook } from './webhook.ts';

interface Options {
  db: Db;
  outgoing: Outgoing;
  /** Null where no mail server is set. */
  mailer: Mailer | null;
  now: () => Date;
}

/** Sends one message; returns whether to try again. */
export const createDeliver =
  ({ db, outgoing, mailer, now }: Options) =>
  async (id: string): Promise<boolean> => {
    const due = await toSend(db, id, now());
    if (!due) return false;
    try {
      await send(due);
    } catch (error) {
      const { isFinal, isGone, message } =
        error instanceof SendError
          ? error
          : { isFinal: false, isGone: false, message: 'The server could not put the message together.' };
      const isTriedAgain = await failed(db, due, { why: message, isFinal }, now());
      if (isGone) await endOne(db, due.subscription.id, 'RECEIVER', now());
      if (error instanceof SendError) return isTriedAgain;
      throw error;
    }
    await delivered(db, id, now());
    return false;

    async function send(one: ToSend): Promise<void> {
      const { channel, address } = one.subscription;
      if (channel === 'WEBHOOK') return sendWebhook(one, outgoing, now());
      if (channel !== 'EMAIL')
        return outgoing.post(address, JSON.stringify(BODY_OF[channel](one.message)), {});
      if (!mailer) throw new SendError('This server sends no e-mail: SIG_STATUS_SMTP_URL is not set.');
      return mailer.send(one);
    }
  };
