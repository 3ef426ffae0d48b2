/**
 * An address as the site writes it, below the folder in which readers find the site: `pathname` is within that folder, and `origin` has
 * it at its end, so that the two together are what readers ask for.
 */
export function siteUrl(base: string, path: string): URL {
  // Put together as text: as a relative reference, the path `//elsewhere` would be another host.
  const url = new URL(new URL(base).origin + path);
  return Object.defineProperty(url, 'origin', { value: base });
}

/** The whole address of another page of the site, such as the same with another query. */
export const wholeUrl = ({ origin }: URL, { pathname, search }: URL): string => origin + pathname + search;

/** Attributes that lead somewhere. In text a quotation mark is escaped, so that nothing of it looks like one. */
const LEADING = / (href|src|action|formaction|data-events|data-search)="\/(?!\/)/g;

/** A page whose paths lead into the folder that readers find the site in. */
export const inFolder = (html: string, folder: string): string =>
  folder === '' ? html : html.replace(LEADING, ` $1="${folder}/`);
