import type { CarriedItem } from '../../domain/action-item/rows.ts';
import { type ImportChange, shorten } from '../summary.ts';
import type { ActionItemReview } from '../types.ts';
import type { ActionItemFields } from './entries.ts';

export interface ReviewPlan {
  restated: Restated[];
  changes: ImportChange[];
  /** Lines about an action item that is not there. */
  unknown: ActionItemReview[];
}

const keyOf = (of: string, text: string) => `${of} ${text.replace(/\s+/g, ' ').trim().toLowerCase()}`;

/**
 * What a report says about action items of earlier meetings that its previous revision did not say: otherwise importing it
 * again would undo what people have entered since. An item that is ticked off is done; one that no longer is, is open again.
 */
export function planReviews(
  carried: readonly CarriedItem[],
  base: readonly ActionItemReview[],
  next: readonly ActionItemReview[],
): ReviewPlan {
  const items = new Map<string, CarriedItem>();
  const add = (of: string, item: CarriedItem) => {
    items.set(keyOf(of, item.text), item);
    if (item.owner !== null) items.set(keyOf(of, `${item.owner}: ${item.text}`), item);
  };
  // The day alone means the meeting without a name first.
  for (const item of carried.toReversed()) add(item.of.slice(0, 10), item);
  for (const item of carried.toReversed()) add(item.of, item);
  const itemOf = ({ of, line, text }: ActionItemReview) =>
    items.get(keyOf(of, line)) ?? items.get(keyOf(of, text));
  const before = new Map(base.map((review) => [itemOf(review), review.doneOn]));
  const said = new Map(next.map((review) => [itemOf(review), review]));
  const plan: ReviewPlan = {
    restated: [],
    changes: [],
    unknown: next.filter((review) => itemOf(review) === undefined),
  };
  for (const item of new Set([...before.keys(), ...said.keys()])) {
    const was = before.get(item) ?? null;
    const review = said.get(item);
    const is = review?.doneOn ?? null;
    if (!item || was === is) continue;
    // Whoever said otherwise since, by another report or by hand, is not overruled.
    if (item.doneOn !== was) continue;
    plan.restated.push({ id: item.id, doneOn: is });
    plan.changes.push({
      ...{ act: 'CHANGED', subject: 'ACTION_ITEM', label: shorten(item.text) },
      fields: [{ field: 'doneOn', old: item.doneOn, new: is }],
      line: review?.lineStart ?? null,
      consequence: `an action item of the meeting of ${item.of}`,
    });
  }
  return plan;
}

/** An action item with what its line says now, and said otherwise before. */
export type Restated = { id: number } & Partial<Pick<ActionItemFields, 'owner' | 'dueOn' | 'doneOn'>>;
