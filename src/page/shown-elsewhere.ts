import { patternOf } from './route.ts';
import { exports } from './views.ts';

/** Pages that another site may be allowed to hold in a frame: those that read the same for everybody, and are worth a place there. */
const FRAMED = [
  '/',
  '/projects/:slug',
  '/meetings',
  '/meetings/:key',
  '/matrix',
  '/timeline',
  '/changes',
  '/channel',
  '/combinations',
  '/criteria',
];

const oneOf = (paths: readonly string[]) => new RegExp(`^(?:${paths.map(patternOf).join('|')})$`);
const files = oneOf(exports.map(({ path }) => path));
const framed = oneOf(FRAMED);

/**
 * What other sites may do with a path: read and embed a file, hold a page in a frame where the settings let them, or neither.
 * A path is judged by where it leads: one that is moved, or names nothing of its kind, is shown as what it asks for.
 */
export function shownElsewhere(path: string): 'FILE' | 'FRAME' | null {
  const plain = `/${path.replace(/^\/+|\/+$/g, '')}`;
  if (files.test(plain)) return 'FILE';
  return framed.test(plain) ? 'FRAME' : null;
}
