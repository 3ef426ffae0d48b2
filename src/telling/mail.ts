import { createTransport } from 'nodemailer';
import type { ToSend } from '../domain/news/attempt.ts';
import { plain } from './chat.ts';
import { SendError } from './outgoing.ts';

export interface Mailer {
  send(toSend: ToSend): Promise<void>;
  close(): void;
}

interface Options {
  /** Address of the operator's mail server, `smtp://…` or `smtps://…`. */
  smtpUrl: string;
  from: string;
  origin: string;
  groupName: string;
  /** Longest time for one mail. */
  longestMs: number;
}

/** Each mail has a link that ends the subscription at once, for people (in its text) and for mail programs (RFC 8058). */
export function createMailer({ smtpUrl, from, origin, groupName, longestMs }: Options): Mailer {
  const transport = createTransport(smtpUrl, {
    from,
    disableFileAccess: true,
    disableUrlAccess: true,
    headers: { 'Auto-Submitted': 'auto-generated', Precedence: 'list' },
  });
  const host = new URL(origin).hostname;
  return {
    async send({ id, message, subscription }) {
      const end = `${origin}/unsubscribe/${subscription.endToken}`;
      const { items, confirm, more = 0 } = message;
      const count = items.length + more;
      const subject = confirm
        ? `Please confirm: e-mail from the ${groupName}`
        : count === 1
          ? `${items[0]?.text}`
          : `${count} pieces of news: ${items[0]?.text}`;
      const text = confirm
        ? `Somebody, probably you, subscribed this address to news of the ${groupName}.\n\nTo confirm, open this page and press the button:\n${origin}/subscribe/${confirm}\n\nIf it was not you, do nothing: you will get no more mail.\n`
        : `${plain(message)}\n\n-- \nYou get this because you subscribed to news of the ${groupName}. To unsubscribe: ${end}\n`;
      try {
        await transport.sendMail({
          to: { name: '', address: subscription.address },
          subject: subject.replace(/\s+/g, ' ').slice(0, 200),
          text,
          messageId: `<${id}@${host}>`,
          // If a sending went on for longer, another server would send the mail as well.
          signal: AbortSignal.timeout(longestMs),
          headers: {
            'List-Unsubscribe': `<${end}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          },
        });
      } catch (error) {
        const { responseCode, code } = error as { responseCode?: number; code?: string };
        // 5xx says that this address will never take the mail.
        throw new SendError(
          responseCode
            ? `The mail server answered ${responseCode}.`
            : `The mail server cannot be reached (${code ?? 'no reason given'}).`,
          { isFinal: responseCode !== undefined && responseCode >= 500 && responseCode !== 535 },
        );
      }
    },
    close: () => transport.close(),
  };
}
