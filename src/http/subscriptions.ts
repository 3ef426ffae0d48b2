import { Response } from '@whatwg-node/fetch';
import type { Handler } from './handler.ts';
import { HttpProblem } from './problem.ts';

import { isFromNoOtherPage } from './session/origin.ts';

/** Requests of readers who have only an e-mail address. */
export interface Subscriptions {
  /** Null where no mail is sent. @throws an error whose message says what is wrong with what was given */
  subscribe: ((wish: Record<string, string | null>) => Promise<void>) | null;
  confirm(token: string): Promise<boolean>;
  end(token: string): Promise<boolean>;
  /** Why the input is refused; null for a fault of ours. */
  whyRefused(error: unknown): 'address' | 'project' | 'choice' | 'busy' | null;
}

const PATH = /^\/(subscribe|unsubscribe)(?:\/([\w-]{10,100}))?$/;

/** Whether a path takes forms of readers. */
export const takesSubscriptions = (path: string): boolean => PATH.test(path);

/** `POST /subscribe`, `/subscribe/:token`, `/unsubscribe/:token`: forms of our own pages, and the one click of mail programs (RFC 8058). */
export const createSubscriptionsHandler =
  ({ subscribe, confirm, end, whyRefused }: Subscriptions): Handler =>
  async (request, { body }) => {
    const url = new URL(request.url);
    const [, act, token] = PATH.exec(url.pathname) ?? [];
    const type = request.headers.get('content-type') ?? '';
    const form = new URLSearchParams(
      /^application\/x-www-form-urlencoded/i.test(type) ? body?.toString() : '',
    );
    if (act === 'unsubscribe') {
      const isKnown = token !== undefined && (await end(token));
      // RFC 8058: a mail program, which sends this as a form of either kind, must not be sent elsewhere.
      if (/List-Unsubscribe[^a-z]+(?:.*\s)?One-Click/is.test(body?.toString('latin1', 0, 2000) ?? ''))
        return new Response(isKnown ? 'The subscription has ended.\n' : 'This link is unknown.\n', {
          status: isKnown ? 200 : 404,
          headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
        });
      return to(isKnown ? 'ended' : 'unknown');
    }
    if (!isFromNoOtherPage(request.headers, url.origin))
      throw new HttpProblem(403, 'FORBIDDEN', 'This path takes the form from pages of this site alone.');
    if (token) return to((await confirm(token)) ? 'confirmed' : 'unknown');
    if (!subscribe) return redirect('/subscribe?wrong=off');
    const [topic = 'EVERYTHING', level] = (form.get('topic') ?? '').split(' ');
    try {
      await subscribe({
        topic,
        level: level ?? null,
        address: form.get('address') ?? '',
        project: (topic === 'PROJECT' && form.get('project')) || null,
        pace: form.get('pace') || null,
      });
    } catch (error) {
      const wrong = whyRefused(error);
      if (wrong === null) throw error;
      return redirect(`/subscribe?wrong=${wrong}`);
    }
    return to('asked');
  };

const redirect = (location: string) =>
  new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
const to = (done: string) => redirect(`/subscribe?done=${done}`);
