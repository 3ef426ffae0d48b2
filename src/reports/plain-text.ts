import { isCheapToRead, readInline } from './markdown.ts';

const BEGINNING = /^\s*(?:(?:[-*+]|\d+[.)])\s+|#{1,6}\s+|>\s?)+/;

/**
 * Lines of Markdown as a reader sees them: without bullets, heading marks, emphasis and the targets of links. Lines that were wrapped
 * are joined; each bullet stays a line of its own.
 */
export function plainText(markdown: string): string {
  const passages: string[] = [];
  for (const line of markdown.split('\n')) {
    const isBeginning = BEGINNING.test(line) || passages.length === 0;
    if (isBeginning) passages.push(line.replace(BEGINNING, ''));
    else passages[passages.length - 1] += `\n${line}`;
  }
  return passages.map(readPassage).filter(Boolean).join('\n');
}

const readPassage = (markdown: string): string =>
  isCheapToRead(markdown) ? readInline(markdown).text.trim() : markdown.replace(/\s+/g, ' ').trim();
