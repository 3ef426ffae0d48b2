import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A file that never changes under its path, because the path carries a hash of its content. */
export interface Asset {
  path: string;
  type: string;
  body: string;
}

// From `src/page` and from `dist/bin` alike, the files are two folders up and down again.
const folder = new URL('../../src/page/assets/', import.meta.url);

/** @param more files whose content comes behind its own */
function asset(file: string, type: string, ...more: string[]): Asset {
  const body = [file, ...more].map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 16);
  return { path: `/assets/${file.replace(/\./, `.${hash}.`)}`, type, body };
}

export const style = asset('style.css', 'text/css; charset=utf-8', 'act.css');
export const script = asset('live.js', 'text/javascript; charset=utf-8');
/** For those who act, beside the other one. */
export const actScript = asset('act.js', 'text/javascript; charset=utf-8');
/** The one that keeps its path, which browsers guess; it is asked for again when its time is over. */
export const icon: Asset = { ...asset('favicon.svg', 'image/svg+xml'), path: '/favicon.svg' };

export const groupSchemaText = readFileSync(new URL('../../schema/sig.schema.json', import.meta.url), 'utf8');
