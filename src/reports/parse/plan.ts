import type { Announcement, PlannedTopic, TextBlock } from '../types.ts';
import { type NextMeeting, promisesNothing } from './announcement.ts';
import type { Block } from './block-writer.ts';
import { type Context, placeOf, projectRefs, type Reading } from './context.ts';
import { type ItemTitle, readItemTitle } from './item-title.ts';
import type { Naming } from './projects.ts';

/** What was announced and promised for the next meeting. */
export interface Plan {
  announcements: Announcement[];
  topics: PlannedTopic[];
  remarks: TextBlock[];
  /** Topics that are there already: agenda and notes often say the same. */
  seen: Set<string>;
}

export const emptyPlan = (): Plan => ({ announcements: [], topics: [], remarks: [], seen: new Set() });

type Origin = PlannedTopic['origin'];

/** A line that promises nothing new: a placeholder, an invitation, a detail of a topic, a topic said twice. */
export const addRemark = (plan: Plan, { lineStart, lineEnd, markdown }: Block) => {
  plan.remarks.push({ lineStart, lineEnd, markdown });
};

/** A line below the announcement: a topic, or a remark that promises none. */
export function addPlanned(plan: Plan, block: Block, reading: Reading, origin: Origin) {
  const item = readItemTitle(reading);
  if (item.presenters.length === 0 && promisesNothing(reading.text)) addRemark(plan, block);
  else addTopic(plan, block, item, reading.namings, origin);
}

function addTopic(plan: Plan, block: Block, item: ItemTitle, namings: readonly Naming[], origin: Origin) {
  const { lineStart, lineEnd, markdown } = block;
  const { title: text, presenters } = item;
  const key = text.toLowerCase();
  if (plan.seen.has(key)) addRemark(plan, block);
  else
    plan.topics.push({
      origin,
      text,
      markdown,
      presenters,
      projects: projectRefs(namings),
      lineStart,
      lineEnd,
    });
  plan.seen.add(key);
}

/** The announcement itself, and a topic that stands in the same line: `Next meeting: 2017-06-07 - landlock demo - @l0kod`. */
export function addAnnouncement(
  plan: Plan,
  next: NextMeeting,
  block: Block,
  reading: Reading,
  origin: Origin,
  context: Context,
) {
  const { lineStart, lineEnd } = block;
  plan.announcements.push({ origin, on: next.on, text: reading.text, lineStart, lineEnd });
  if (next.problem) {
    const { line, column } = placeOf(block, 0);
    context.diagnose.warn('next-meeting-date', line, column, next.problem);
  }
  const [separator] = next.on ? (/^\s*[:–—-]\s+(?=\S)/.exec(next.rest) ?? []) : [];
  if (separator === undefined) return;
  const from = reading.text.length - next.rest.length + separator.length;
  const rest = { text: reading.text.slice(from), speech: reading.speech.slice(from) };
  const item = readItemTitle(rest);
  if (/^\d|^noon/.test(item.title) || (item.presenters.length === 0 && promisesNothing(item.title))) return;
  const namings = reading.namings.filter(({ start }) => start >= from);
  addTopic(plan, block, item, namings, origin);
}

/** The date that stands: the notes' word over the agenda's, the later over the earlier. */
export function settleDate({ announcements }: Plan, { diagnose }: Context) {
  const dated = announcements.filter(({ on }) => on !== null);
  const last = dated.findLast(({ origin }) => origin === 'NOTES') ?? dated.at(-1);
  for (const other of dated) {
    if (other.on !== last?.on) {
      const message = `the next meeting is announced for ${other.on} here and for ${last?.on} in line ${last?.lineStart}; the latter was taken`;
      diagnose.warn('next-meeting-dates-disagree', other.lineStart, 1, message);
    }
  }
  return last?.on ?? null;
}
