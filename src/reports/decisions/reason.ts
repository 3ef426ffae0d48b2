import type { Block } from '../parse/block-writer.ts';
import { type Context, placeOf } from '../parse/context.ts';
import type { DecisionBase } from '../types.ts';
import { DecisionError } from './words.ts';

/** The sentence of reason from an offset on; links are its evidence, and those at its end are no part of the sentence. */
export function readReason(
  block: Block,
  from: number,
  { read }: Context,
): Pick<DecisionBase, 'reason' | 'evidence'> {
  const rest = block.markdown.slice(from);
  const start = from + rest.length - rest.trimStart().length;
  const lines = block.markdown.slice(0, start).split('\n').length;
  const places = [placeOf(block, start), ...block.places.slice(lines)];
  const { text, links, followed, refused } = read({ markdown: block.markdown.slice(start), places });
  const unusable = refused[0] ?? links.find(({ href }) => /^mailto:/i.test(href));
  if (unusable) {
    const found = { text: unusable.href, at: start + unusable.offset };
    throw new DecisionError('decision-evidence', found, 'evidence with http or https');
  }
  let end = text.length;
  for (const link of links.toReversed()) {
    if (text.slice(link.end, end).trim() === '') end = link.start;
  }
  const reason = text.slice(0, end).trim();
  if (reason === '')
    throw new DecisionError('decision-reason', { text: text.slice(end), at: start }, 'a sentence of reason');
  return { reason, evidence: followed };
}
