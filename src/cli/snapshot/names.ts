import { createHash } from 'node:crypto';
import { posix } from 'node:path';

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** A name that every file system takes as it is. */
const safe = (part: string): string => {
  let text = part;
  try {
    text = decodeURIComponent(part);
  } catch {
    return digest(part);
  }
  return /^[\p{L}\p{N}@._~+,-]{1,100}$/u.test(text) && !/^\.+$/.test(text) ? text : digest(part);
};

/**
 * The file for an address of the site, relative to the folder of the snapshot: a page is the index of a folder of its own, so that any web
 * server answers its address. The query becomes part of the name, since such a server ignores it.
 */
export function fileOf({ pathname, search }: URL, isPage: boolean): string {
  const parts = pathname.split('/').filter(Boolean).map(safe);
  const query = search === '' ? '' : `_${digest(search)}`;
  if (isPage) return [...parts, ...(query ? [query] : []), 'index.html'].join('/');
  const name = parts.pop() ?? 'index';
  const extension = posix.extname(name);
  return [...parts, `${name.slice(0, name.length - extension.length)}${query}${extension}`].join('/');
}

/** From one file of the snapshot to another, as a link. */
export const linkTo = (from: string, to: string): string =>
  posix.relative(posix.dirname(from), to).split('/').map(encodeURIComponent).join('/');
