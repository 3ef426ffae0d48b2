import { type Group, levelWord } from '../group.ts';
import type { TimelineQuery } from '../operation-types.ts';
import { type Span, twoClocks } from '../project/two-clocks.ts';
import { isFact } from '../proposal-sentence.ts';
import type { Reading } from '../reading.ts';

type Project = TimelineQuery['projects']['nodes'][number];
type Entry = Project['history']['nodes'][number];

/** One project as the picture and the table show it. */
export interface TimelineRow {
  slug: string;
  name: string;
  spans: Span[];
  /** Records that stand and set or confirm a level, at the day that the reader's clock gives them. */
  stops: {
    number: number;
    page: string;
    day: string;
    kind: Entry['kind'];
    to: Entry['to'];
    meeting: string;
  }[];
  /** What is true in the world, or proposed, and not yet recorded by a meeting. */
  open: { id: string; to: Project['proposals']['nodes'][number]['to']; day: string; hasHappened: boolean }[];
  /** Earlier records, of which there are too many to show. */
  earlier: number;
}

export function rowOf({ slug, name, history, proposals }: Project, { clock }: Reading): TimelineRow {
  const { effective, recorded } = twoClocks(history.nodes);
  return {
    slug,
    name,
    spans: clock === 'RECORDED' ? recorded : effective,
    stops: history.nodes
      .filter(({ stands, isRetraction }) => stands && !isRetraction)
      .map(({ number, page, kind, to, effectiveOn, meeting }) => ({
        number,
        page,
        kind,
        to,
        meeting: meeting.date,
        day: clock === 'RECORDED' || kind === 'CONFIRMATION' ? meeting.date : effectiveOn,
      })),
    open: proposals.nodes.map((proposal) => {
      const { id, to, effectiveOn, openedOn } = proposal;
      const hasHappened = isFact(proposal);
      return { id, to, day: (hasHappened ? effectiveOn : null) ?? openedOn, hasHappened };
    }),
    earlier: history.totalCount - history.nodes.length,
  };
}

/** What a row shows, as the parts of a sentence without its subject; `page` shows what a part rests on. */
export function partsOf(
  group: Group,
  { stops, open, earlier }: TimelineRow,
): { text: string; page: string | null }[] {
  return [
    ...(earlier > 0 ? [{ text: `${earlier} earlier records`, page: null }] : []),
    ...stops.map(({ day, kind, to, meeting, page }) => ({
      page,
      text:
        kind === 'CONFIRMATION'
          ? `${levelWord(group, to)} confirmed on ${meeting}`
          : `${levelWord(group, to)} from ${day}${day === meeting ? '' : `, recorded on ${meeting}`}`,
    })),
    ...open.map(({ to, day, hasHappened }) => ({
      page: null,
      text: hasHappened
        ? `${levelWord(group, to)} from ${day}, not yet recorded by a meeting`
        : `${levelWord(group, to)} proposed on ${day}`,
    })),
  ];
}
