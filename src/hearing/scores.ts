import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Heard } from './heard.ts';

/** Reads an address of another site, never inward; `isUnchanged` where the content still has that tag. */
export type Read = (
  url: string,
  headers: Readonly<Record<string, string>>,
) => Promise<{ isUnchanged: boolean; body: Buffer; etag: string | null }>;

interface Rule {
  project: string;
  criterion: string;
  url: string;
}

/** As the API of OpenSSF Scorecard and its command give a result. */
const Result = z.object({
  date: z.string().regex(/^\d{4}-\d\d-\d\d/),
  repo: z.object({ name: z.string() }),
  score: z.number().min(0).max(10),
});

interface Score {
  heard: Extract<Heard, { kind: 'score' }> | null;
  etag: string | null;
  /** Why there is no result; null: there is one, or it has not changed. */
  why: string | null;
}

/** The result at an address, recognised by its digest. @throws where it cannot be read */
export async function readScore(
  read: Read,
  { project, criterion, url }: Rule,
  tag: string | null,
): Promise<Score> {
  const { isUnchanged, body, etag } = await read(url, tag ? { 'if-none-match': tag } : {});
  if (isUnchanged) return { heard: null, etag: tag, why: null };
  const { data } = Result.safeParse(parsed(body));
  if (!data) return { heard: null, etag: null, why: 'The address does not hold a result of Scorecard.' };
  const [, asked] = /\/projects\/(.+?)\/?$/.exec(new URL(url).pathname) ?? [];
  if (asked && asked.toLowerCase() !== data.repo.name.toLowerCase())
    return {
      heard: null,
      etag: null,
      why: `Expected a result for ${asked}, got one for ${data.repo.name.slice(0, 200)}.`,
    };
  const digest = createHash('sha256').update(body).digest('hex');
  const [issuedOn = ''] = data.date.split('T');
  const score = Math.round(data.score * 10) / 10;
  return { heard: { kind: 'score', project, criterion, url, digest, score, issuedOn }, etag, why: null };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
