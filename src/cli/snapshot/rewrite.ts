const unescaped = (text: string) => text.replaceAll('&amp;', '&');
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** Where an address leads in the snapshot; null: the snapshot does not have it. */
export type Lead = (href: string) => string | null;

const LINK = /<a\b([^>]*?)\shref="(\/(?!\/)[^"]*)"([^>]*)>(.*?)<\/a>/gs;
const FILE = /<(link|img|script)\b([^>]*?)\s(href|src)="(\/(?!\/)[^"]*)"([^>]*?)(\s*\/?)>/g;

/** Marks a link that no longer leads anywhere; in a list it is taken out. */
const GONE = ' data-gone';
const GONE_FROM_LIST = /<li\b[^>]*>\s*<span data-gone\b[^>]*>[^<]*<\/span>\s*<\/li>/g;

/** Addresses of the site that a page links to. */
export const linksOf = (html: string): string[] =>
  [...html.matchAll(/\s(?:href|src)="(\/(?!\/)[^"]*)"/g)].map(([, href = '']) => unescaped(href));

/** A page that needs no server: every link leads to a file, links that lead to none become plain text, and nothing sends requests. */
export function staticPage(html: string, lead: Lead, note: string): string {
  const withoutServer = html
    .replace(/<form\b.*?<\/form>/gs, '')
    .replace(/\sdata-(?:events|search)="[^"]*"/g, '')
    .replace(/(<main\b[^>]*>)/, `$1<p class="banner" role="note">${escaped(note)}</p>`);
  return withoutServer
    .replace(LINK, (_, before: string, href: string, behind: string, text: string) => {
      const to = lead(unescaped(href));
      return to === null
        ? `<span${GONE}${before}${behind}>${text}</span>`
        : `<a${before} href="${escaped(to)}"${behind}>${text}</a>`;
    })
    .replace(
      FILE,
      (_, tag: string, before: string, name: string, href: string, behind: string, end: string) => {
        const to = lead(unescaped(href));
        return to === null ? '' : `<${tag}${before} ${name}="${escaped(to)}"${behind}${end}>`;
      },
    )
    .replace(GONE_FROM_LIST, '')
    .replaceAll(GONE, '');
}

/** Whole addresses with a query in a feed, a calendar or a table: no file has such an address. */
export function wholeLinks(text: string, base: string): string[] {
  return [...text.matchAll(wholeLink(base))].map(([, path = '']) => unescaped(path));
}

export const staticFile = (text: string, base: string, lead: Lead): string =>
  text.replace(wholeLink(base), (whole, path: string) => {
    const to = lead(unescaped(path));
    return to === null ? whole : base + escaped(to);
  });

const wholeLink = (base: string) =>
  new RegExp(`${base.replace(/[.*+?^$()[\]{}|\\]/g, '\\$&')}(/[^\\s"'<>?#]*\\?[^\\s"'<>#]+)`, 'g');
