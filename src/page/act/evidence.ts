import type { Query } from '../view.ts';

/** Evidence as a form carries it: an address, or `2017-06-21/1/27-28`, lines of a revision of a meeting's minutes. */
const LINES = /^(\d{4}-\d\d-\d\d)(?:-([a-z0-9-]+))?\/(\d{1,9})\/(\d{1,6})(?:-(\d{1,6}))?$/;

export interface CitedLines {
  date: string;
  name: string | null;
  revision: number;
  lineStart: number;
  lineEnd: number;
}

export function linesOf(text: string): CitedLines | null {
  const [, date, name, revision, from, to] = LINES.exec(text) ?? [];
  if (!date || !revision || !from) return null;
  const lineStart = Number(from);
  return { date, name: name ?? null, revision: Number(revision), lineStart, lineEnd: Number(to ?? from) };
}

export const meetingKeyOf = ({ date, name }: { date: string; name: string | null }): string =>
  name === null ? date : `${date}-${name}`;

export const citation = (cited: CitedLines): string =>
  `${meetingKeyOf(cited)}/${cited.revision}/${cited.lineStart}${cited.lineEnd > cited.lineStart ? `-${cited.lineEnd}` : ''}`;

/** As it would read: the words of the lines, and where they stand. */
export interface Quoted {
  text: string;
  /** Null for an address. */
  lines: (CitedLines & { path: string; quote: string; isParaphrase: boolean }) | null;
  /** Why it is no evidence. */
  problem: string | null;
}

const MOST_LINES = 40;

export async function quoted(query: Query, text: string): Promise<Quoted> {
  const cited = linesOf(text);
  if (!cited) {
    const isAddress = /^(?:https?:|mailto:)/i.test(text) && URL.canParse(text);
    const problem = isAddress
      ? null
      : 'Write an address that begins with https://, or pick a line of the minutes.';
    return { text, lines: null, problem };
  }
  const first = cited.lineEnd - cited.lineStart + 1;
  if (first < 1 || first > MOST_LINES)
    return { text, lines: null, problem: `Cite at most ${MOST_LINES} lines.` };
  const { date, name, revision: number, lineStart: from } = cited;
  const { meeting } = await query('CitedLines', { date, name, number, from, first });
  const revision = meeting?.revision;
  if (!revision || revision.lineCount < cited.lineEnd)
    return { text, lines: null, problem: `There is no such line in the minutes of ${date}.` };
  const quote = revision.lines.nodes.map((line) => line.text.trim()).join(' ');
  return {
    text,
    problem: null,
    lines: { ...cited, path: revision.path, quote, isParaphrase: revision.isParaphrase },
  };
}

export const inputOf = ({ text, lines }: Quoted) =>
  lines
    ? { report: lines.path, revision: lines.revision, lineStart: lines.lineStart, lineEnd: lines.lineEnd }
    : { url: text };
