import { isUtf8 } from 'node:buffer';
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { verify } from '@octokit/webhooks-methods';
import { Response } from '@whatwg-node/fetch';
import type { Handler } from './handler.ts';
import { HttpProblem } from './problem.ts';

/** Something that the repository tells, as it came. */
interface Told {
  source: 'github' | 'gitlab' | 'gitea';
  deliveryId: string;
  event: string;
  /** SHA-256 of the body as it came. */
  digest: string;
  payload: Record<string, unknown>;
}

export interface Hear {
  /** Shared with the repository; the server ignores requests that are not signed with it. */
  secret: string;
  /** Keeps the delivery, to be looked at afterwards; false where it came before. */
  take(told: Told): Promise<boolean>;
}

const same = (one: string, other: string) =>
  timingSafeEqual(
    createHmac('sha256', 'same length').update(one).digest(),
    createHmac('sha256', 'same length').update(other).digest(),
  );

/**
 * `POST /hear`, for webhooks of GitHub, Gitea and GitLab. The signature is made over the body as it came; GitLab sends the
 * secret itself. The server answers as soon as the delivery is kept; the page of imports shows what came of it.
 */
export function createHearingHandler({ secret, take }: Hear): Handler {
  async function sourceOf({ headers }: Request, text: string): Promise<Told['source'] | null> {
    const token = headers.get('x-gitlab-token');
    if (token !== null) return same(token, secret) ? 'gitlab' : null;
    const gitea = headers.get('x-gitea-signature');
    if (gitea !== null)
      return same(gitea, createHmac('sha256', secret).update(text).digest('hex')) ? 'gitea' : null;
    const github = headers.get('x-hub-signature-256');
    return github !== null && (await verify(secret, text, github)) ? 'github' : null;
  }
  return async (request, { body }) => {
    if (request.method !== 'POST')
      throw new HttpProblem(405, 'METHOD_NOT_ALLOWED', 'This path takes POST alone.', {
        headers: { Allow: 'POST' },
      });
    const type = request.headers.get('content-type') ?? '';
    if (!/^application\/json\s*(?:;|$)/i.test(type))
      throw new HttpProblem(
        415,
        'UNSUPPORTED_MEDIA_TYPE',
        'The body must be sent as application/json: choose that content type for the webhook.',
      );
    if (!body || !isUtf8(body)) throw new HttpProblem(400, 'BAD_REQUEST', 'The body must be JSON in UTF-8.');
    const text = body.toString('utf8');
    const source = await sourceOf(request, text);
    if (source === null)
      throw new HttpProblem(
        401,
        'UNAUTHENTICATED',
        'The signature is missing, or was made with another secret.',
      );
    const header = (...names: string[]) =>
      names.map((name) => request.headers.get(name)).find((value) => value);
    const event = header(`x-${source}-event`);
    const deliveryId = header(
      ...(source === 'gitlab' ? ['idempotency-key', 'x-gitlab-event-uuid'] : [`x-${source}-delivery`]),
    );
    if (!event || !deliveryId || deliveryId.length > 200)
      throw new HttpProblem(400, 'BAD_REQUEST', 'Expected the headers that name the event and the delivery.');
    const payload = parsed(text);
    const digest = createHash('sha256').update(body).digest('hex');
    const isNew = await take({ source, event: event.slice(0, 100), deliveryId, digest, payload });
    return new Response(isNew ? 'Taken.\n' : 'Taken before.\n', {
      status: isNew ? 202 : 200,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    });
  };
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {}
  throw new HttpProblem(400, 'BAD_REQUEST', 'The body must be a JSON object.');
}
