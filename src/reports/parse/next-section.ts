import type { LineSpan } from '../lines.ts';

import { readAnnouncement } from './announcement.ts';
import type { Block } from './block-writer.ts';
import { type Region, readBlocks } from './blocks.ts';
import type { Context } from './context.ts';
import { addAnnouncement, addPlanned, addRemark, type Plan } from './plan.ts';

/**
 * Reads a section `## Next meeting`: its date, in the heading or in a line below, and topics. `heading` is the heading as
 * a block. Returns what is neither.
 */
export function readNextSection(
  heading: Block,
  region: Region,
  date: string,
  plan: Plan,
  context: Context,
): LineSpan[] {
  const headed = readAnnouncement(heading.markdown, date);
  if (headed?.on) addAnnouncement(plan, headed, heading, context.read(heading), 'NOTES', context);
  const { blocks, unread } = readBlocks(region);
  for (const block of blocks) {
    if (block.marker === 'heading') {
      unread.push({ lineStart: block.lineStart, lineEnd: block.lineEnd });
      continue;
    }
    const reading = context.read(block);
    const next =
      readAnnouncement(reading.text, date) ??
      readAnnouncement(`Next meeting: ${reading.text.replace(/^date: ?/i, '')}`, date);
    const isDate = block.parent === null && next !== null && (next.on !== null || next.rest === '');
    if (isDate) addAnnouncement(plan, next, block, reading, 'NOTES', context);
    else if (block.parent === null) addPlanned(plan, block, reading, 'NOTES');
    else addRemark(plan, block);
  }
  return unread;
}
