import { randomUUID } from 'node:crypto';
import { type ComponentChildren, Fragment, h, isValidElement, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { giveWay, isTurnOver, spend } from '../base/work.ts';

/** Elements that parts of a page stand in, one below the other; any other is written whole. */
const HOLDS_PARTS = new Set(['article', 'aside', 'div', 'dl', 'ol', 'section', 'table', 'tbody', 'ul']);
/** In hundredths of a millisecond: what is around every page, and so many letters of it in one. */
const POINTS_OF_PAGE = 150;
const LETTERS_OF_A_POINT = 110;
/** Stands where the children of an element come; nobody can have typed it. */
const HERE = randomUUID();

/**
 * What `renderToString` gives, giving way between the parts of which a page is put together: rendering awaits nothing.
 * @param within puts a part, or the place of one, into the contexts that it is rendered in
 */
export async function renderInTurns(
  node: ComponentChildren,
  within: (part: ComponentChildren) => VNode,
): Promise<string> {
  const pieces: string[] = [];

  async function write(part: ComponentChildren): Promise<void> {
    if (Array.isArray(part)) {
      for (const each of part) await write(each);
      return;
    }
    if (isValidElement(part) && part.type === Fragment) return write(childrenOf(part));
    if (isTurnOver()) await giveWay();
    if (isValidElement(part) && holdsParts(part)) {
      const [open, close] = around((here) => within(h(part.type as string, part.props, here)));
      pieces.push(open);
      await write(childrenOf(part));
      pieces.push(close);
    } else pieces.push(renderToString(within(part)));
  }

  await write(node);
  const text = pieces.join('');
  spend('points', POINTS_OF_PAGE + text.length / LETTERS_OF_A_POINT);
  return text;
}

/** What is written before and behind a part. */
export function around(render: (here: string) => VNode): [before: string, behind: string] {
  const text = renderToString(render(HERE));
  const at = text.indexOf(HERE);
  return [text.slice(0, at), text.slice(at + HERE.length)];
}

const childrenOf = ({ props }: VNode): ComponentChildren =>
  (props as { children?: ComponentChildren }).children;

const holdsParts = (node: VNode): boolean =>
  typeof node.type === 'string' && HOLDS_PARTS.has(node.type) && Array.isArray(childrenOf(node));
