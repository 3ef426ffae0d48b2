import { Webhook } from 'standardwebhooks';
import type { ToSend } from '../domain/news/attempt.ts';
import type { Outgoing } from './outgoing.ts';

/** Follows Standard Webhooks: an id that stays the same at each attempt, and one signature for each secret in force. */
export async function sendWebhook(
  { id, message, subscription }: ToSend,
  outgoing: Outgoing,
  now: Date,
): Promise<void> {
  const [item] = message.items;
  if (!item) return;
  const body = JSON.stringify({
    type: `sig-status.${item.kind.toLowerCase()}`,
    timestamp: item.at,
    data: item,
  });
  const { secret, formerSecret, formerUntil, address } = subscription;
  const secrets = [secret, formerUntil && formerUntil > now ? formerSecret : null];
  const signatures = secrets.flatMap((each) => (each ? [new Webhook(each).sign(id, now, body)] : []));
  await outgoing.post(address, body, {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': signatures.join(' '),
  });
}
