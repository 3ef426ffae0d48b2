const URL_IN_TEXT = /\b(?:https?:\/\/|mailto:)[^\s<>]+/g;
/** What Markdown would take for emphasis, code, a link, a tag or an entity; an underscore within a word is none of it. */
const MARKS = /[\\`*[\]]|~~|<(?=[a-z/!?])|&(?=#?\w{1,31};)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/giu;
/** What would begin a list, a heading, a quotation or a table, were it the first thing of a line. */
const OPENING = /^(?:[-+#=|:>~](?!\\)|\d{1,9}(?=[.)]))/;
const BULLET = /^[•◦▪●○‣]/u;

/** Plain text as Markdown that reads as this text, on one line. URLs stay as they are: within them a backslash would be part of the link. */
export function escapeMarkdown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const inText = (part: string) => part.replace(MARKS, (mark) => mark.replace(/./g, '\\$&'));
  let escaped = '';
  let from = 0;
  for (const { 0: url, index } of line.matchAll(URL_IN_TEXT)) {
    escaped += inText(line.slice(from, index)) + url;
    from = index + url.length;
  }
  escaped += inText(line.slice(from));
  return escaped
    .replace(OPENING, (opening) => (/\d/.test(opening) ? `${opening}\\` : `\\${opening}`))
    .replace(BULLET, (bullet) => `&#${bullet.codePointAt(0)};`);
}

/** A link's target, in the form that survives brackets, spaces and what would be an entity. */
function target(url: string): string {
  const whole = url.replace(/&(?=#?\w{1,31};)/g, '&amp;');
  return /[()\s\\]/.test(whole) ? `<${whole.replace(/[<>\\]/g, '\\$&')}>` : whole;
}

export const link = (text: string, url: string): string => `[${escapeMarkdown(text)}](${target(url)})`;

const PLAIN_URL = /^https?:\/\/[a-z\d.:-]+(?:\/[\w/%+.=-]*[a-z\d/=-])?(?:\?[a-z\d=&%-]+)?$/i;

/** A URL that stands for itself; one with marks that may not be taken for a part of it needs brackets. */
export const bareLink = (url: string): string => (PLAIN_URL.test(url) ? url : `<${url}>`);
