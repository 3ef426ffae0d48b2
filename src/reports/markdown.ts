import MarkdownIt from 'markdown-it';
import { REPORT_LIMITS } from './parse/limits.ts';

export interface InlineLink {
  /** As written. */
  href: string;
  text: string;
  /** Where its text stands in the plain text. */
  start: number;
  end: number;
  /** Offset of the link in the Markdown. */
  offset: number;
}

/** The text of some Markdown as a reader sees it, and the parts of it in which names and dates may be looked for. */
export interface Inline {
  text: string;
  /** As `text` and of the same length, with URLs blanked out: where names are looked for. */
  words: string;
  /** The same with code blanked out, too: where handles are looked for. */
  speech: string;
  links: InlineLink[];
}

const parser = new MarkdownIt({ html: false, linkify: true });
// The callers check links; here they stay as they are written.
parser.validateLink = () => true;
parser.normalizeLink = (url) => url;
parser.normalizeLinkText = (text) => text;
// `README.md` is no host, and `//` begins a comment more often than a URL.
parser.linkify.set({ fuzzyLink: false, fuzzyIP: false }).add('//', null).add('ftp:', null);

const MARKUP = /[\\`*_~[\]<&!]|:\/\/|mailto:|[\w.+-]@[\w-]/;
const BARE_URL = /\b(?:https?:\/\/|www\.)[^\s<>]+/g;

const blank = (text: string) => '\0'.repeat(text.length);
const blankUrls = (text: string) => text.replace(BARE_URL, blank);
const joinLines = (markdown: string) =>
  markdown
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');

/** Reads emphasis, code, links and escapes of one passage; wraps and blank lines become one space. */
export function readInline(markdown: string): Inline {
  if (!MARKUP.test(markdown)) return readVerbatim(markdown);
  const inline: Inline = { text: '', words: '', speech: '', links: [] };
  const locate = createLocator(markdown);
  let open: InlineLink | null = null;
  let isUrl = false;
  const add = (text: string, isCode = false) => {
    inline.text += text;
    inline.words += isUrl ? blank(text) : blankUrls(text);
    inline.speech += isUrl || isCode ? blank(text) : blankUrls(text);
  };
  const source = markdown.replace(/\n(?:[ \t]*\n)+/g, '\n');
  for (const { type, content, markup, attribute } of tokensOf(source)) {
    const place = { start: inline.text.length, end: inline.text.length };
    if (type === 'link_open') {
      isUrl = markup === 'linkify' || markup === 'autolink';
      const href = attribute('href');
      open = { href, text: '', ...place, offset: locate(href, isUrl) };
    } else if (type === 'link_close' && open) {
      const text = inline.text.slice(open.start);
      inline.links.push({ ...open, text, end: place.end });
      open = null;
      isUrl = false;
    } else if (type === 'image') {
      add(content);
      const href = attribute('src');
      inline.links.push({
        href,
        text: content,
        start: place.start,
        end: inline.text.length,
        offset: locate(href, false),
      });
    } else if (type === 'softbreak' || type === 'hardbreak') add(' ');
    else if (content !== '') add(content.replaceAll('\n', ' '), type === 'code_inline');
  }
  return inline;
}

/** Takes the Markdown for what it is, with no markup read but bare URLs. */
export function readVerbatim(markdown: string): Inline {
  const text = joinLines(markdown);
  const links: InlineLink[] = [];
  for (const { 0: found, index } of text.matchAll(/\bhttps?:\/\/[^\s<>]+/g)) {
    links.push({ href: found, text: found, start: index, end: index + found.length, offset: 0 });
  }
  const words = blankUrls(text);
  return { text, words, speech: words, links };
}

/** Number of characters that mean something in Markdown. */
export const countMarkup = (markdown: string) => markdown.match(/[\\`*_~[\]<&!@]/g)?.length ?? 0;

/** Whether its links and emphasis can be read in time; what is longer, or fuller of marks, is kept as it is written. */
export const isCheapToRead = (markdown: string): boolean =>
  markdown.length <= REPORT_LIMITS.noteLength && countMarkup(markdown) <= REPORT_LIMITS.noteMarkup;

function tokensOf(markdown: string) {
  const tokens = parser.parseInline(markdown.trim(), {})[0]?.children ?? [];
  return tokens.map((token) => ({
    type: token.type,
    content: token.content,
    markup: token.markup,
    attribute: (name: string) => String(token.attrGet(name) ?? ''),
  }));
}

/** The parser keeps no places: links are found again by their target, in the order in which they stand. */
function createLocator(markdown: string) {
  let from = 0;
  return (href: string, isBare: boolean) => {
    const at = markdown.indexOf(href.replace(/^mailto:/, ''), from);
    if (at < 0) return from;
    const before = from;
    from = at + 1;
    return isBare ? at : openingOf(markdown, at, before);
  };
}

/** Offset of the `[` of a link whose target stands at `target`. */
function openingOf(markdown: string, target: number, from: number) {
  let depth = 0;
  for (let at = target - 1; at >= from; at--) {
    if (markdown[at] === ']') depth++;
    else if (markdown[at] === '[' && --depth === 0) return at;
  }
  return target;
}
