import type { LineSpan } from '../lines.ts';

import { dedent, type Line } from './lines.ts';

/** Where one line of a block's Markdown stands in the source, both from 1. */
export interface Place {
  line: number;
  column: number;
}

/** `head` and `row` are of a table. */
type Marker = 'bullet' | 'number' | 'heading' | 'none' | 'head' | 'row' | 'code';

/** One bullet with its wrapped lines, or a piece of text that stands for one. */
export interface Block extends LineSpan {
  /** Index of the block it stands under. */
  parent: number | null;
  depth: number;
  marker: Marker;
  /** True where no blank line stands before it. */
  isAttached: boolean;
  markdown: string;
  /** One for each line of `markdown`. */
  places: Place[];
}

export interface BlockList {
  blocks: Block[];
  unread: LineSpan[];
}

interface Draft {
  block: Block;
  index: number;
  /** Column of the marker, from 0; negative for headings, which stand above every bullet. */
  column: number;
  /** Column from which its lines are text. */
  content: number;
  /** Lines of its Markdown: joined once, at the end. */
  parts: string[];
}

interface Opening {
  marker: Marker;
  column: number;
  content: number;
  /** Offset of the text in the line. */
  offset: number;
  isAttached: boolean;
}

/** Puts lines together to blocks. A bullet stands under the nearest one above that is two columns or more to its left. */
export function createBlockWriter() {
  const drafts: Draft[] = [];
  const unread: LineSpan[] = [];
  const stack: Draft[] = [];
  let current: Draft | null = null;

  const isUnder = (draft: Draft, { marker, column }: Opening) => {
    if (marker === 'heading') return draft.column < column;
    return draft.block.marker === 'heading' || draft.column + 2 <= column;
  };

  function open(line: Line, opening: Opening) {
    let above = stack.at(-1);
    while (above && !isUnder(above, opening)) {
      stack.pop();
      above = stack.at(-1);
    }
    const { marker, column, content, offset, isAttached } = opening;
    const block: Block = {
      parent: above?.index ?? null,
      depth: stack.length,
      marker,
      isAttached,
      lineStart: line.number,
      lineEnd: line.number,
      markdown: '',
      places: [{ line: line.number, column: offset + 1 }],
    };
    current = { block, index: drafts.length, column, content, parts: [line.raw.slice(offset)] };
    drafts.push(current);
    stack.push(current);
  }

  /** Adds the line, and the blank ones before it, to the open block. Without one the line stays unread. */
  function append(line: Line) {
    if (!current) return leave(line);
    const { block, content, parts } = current;
    for (let number = block.lineEnd + 1; number < line.number; number++) {
      parts.push('');
      block.places.push({ line: number, column: 1 });
    }
    const { text, start } = dedent(line.raw, content);
    parts.push(text);
    block.places.push({ line: line.number, column: start + 1 });
    block.lineEnd = line.number;
  }

  const end = () => {
    current = null;
  };

  function leave(line: Line) {
    end();
    const last = unread.at(-1);
    if (last && last.lineEnd === line.number - 1) last.lineEnd = line.number;
    else unread.push({ lineStart: line.number, lineEnd: line.number });
  }

  /** Whether the line goes on with the open block: it is indented more than the marker, or wraps a paragraph. */
  function takes(line: Line, isAfterBlank: boolean) {
    if (!current || current.block.marker === 'heading') return false;
    const isParagraph = current.block.marker === 'none' && !current.block.isAttached;
    return line.indent > current.column || (isParagraph && !isAfterBlank && line.indent === current.column);
  }

  const isNumbered = () => stack.some(({ block }) => block.marker === 'number');
  const hasOpen = () => current !== null && current.block.marker !== 'heading';
  const finish = (): BlockList => {
    for (const { block, parts } of drafts) block.markdown = parts.join('\n');
    return { blocks: drafts.map(({ block }) => block), unread };
  };
  return { open, append, leave, end, takes, isNumbered, hasOpen, finish };
}
