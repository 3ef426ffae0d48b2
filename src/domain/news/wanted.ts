import type { newsSubscriptions } from '../../db/tables/index.ts';
import type { NewsKind, Told } from './item.ts';

type Wish = Pick<
  typeof newsSubscriptions.$inferSelect,
  'id' | 'topic' | 'projectId' | 'level' | 'isOfGroup' | 'confirmedAt' | 'channel' | 'pace' | 'alsoForMe'
>;

interface Wisher {
  wish: Wish;
  /** The one person behind all handles of theirs; null: a reader. */
  personId: number | null;
}

const OF_TOPIC: Partial<Record<Wish['topic'], readonly NewsKind[]>> = {
  PROPOSALS: ['PROPOSAL', 'WITHDRAWAL'],
  MEETINGS: ['MEETING_SCHEDULED', 'MEETING_MOVED', 'MEETING_CANCELLED', 'MINUTES', 'BRIEF', 'IMPORT_PROBLEM'],
  GATES: ['GATE', 'EXPIRY'],
  ACTION_ITEMS: ['ACTION_ITEM'],
};
const OF_LEVEL: readonly NewsKind[] = [
  'CHANGE',
  'CONFIRMATION',
  'CORRECTION',
  'PROPOSAL',
  'WITHDRAWAL',
  'GATE',
];
/** News that only the people concerned get. */
const PERSONAL: readonly NewsKind[] = ['ACTION_ITEM', 'STALE', 'BRIEF', 'IMPORT_PROBLEM'];

/** News that the people concerned get whatever they subscribed to: they have said where to reach them. */
const FOR_PEOPLE: readonly NewsKind[] = ['BRIEF', 'STALE', 'IMPORT_PROBLEM'];

/** The news for each subscriber, by the id of the subscription. None from before the subscription. */
export function wantedOf(wishers: readonly Wisher[], told: readonly Told[]): Map<number, Told[]> {
  const wanted = new Map<number, Told[]>(wishers.map(({ wish }) => [wish.id, []]));
  for (const one of told) {
    const at = new Date(one.item.at);
    const there = wishers.filter(({ wish }) => wish.confirmedAt !== null && at >= wish.confirmedAt);
    const asked = there.filter(({ wish, personId }) => isWanted(wish, one, personId));
    for (const { wish } of [...asked, ...alsoTold(there, asked, one)]) wanted.get(wish.id)?.push(one);
  }
  return wanted;
}

/** Of each of those it is for who has not asked for it: the one way by which they are best reached. */
function alsoTold(there: readonly Wisher[], asked: readonly Wisher[], { item, about }: Told): Wisher[] {
  if (!FOR_PEOPLE.includes(item.kind)) return [];
  return (about.personIds ?? []).flatMap((id) => {
    const own = ({ wish, personId }: Wisher) => personId === id && !wish.isOfGroup;
    if (asked.some(own)) return [];
    const ways = there.filter((each) => own(each) && each.wish.alsoForMe);
    return ways.sort((one, other) => rankOf(one) - rankOf(other)).slice(0, 1);
  });
}

/** Mail at once, mail, whatever else, and then as they were asked for. */
const rankOf = ({ wish: { channel, pace, id } }: Wisher): number =>
  (channel === 'EMAIL' ? 0 : 2e10) + (pace === 'AT_ONCE' ? 0 : 1e10) + id;

function isWanted(wish: Wish, { item: { kind }, about }: Told, personId: number | null): boolean {
  if (PERSONAL.includes(kind) && !isFor(wish, kind, about.personIds, personId)) return false;
  if (wish.topic === 'EVERYTHING') return true;
  if (wish.topic === 'PROJECT') return wish.projectId !== null && about.projectIds.includes(wish.projectId);
  if (wish.topic === 'LEVEL') return OF_LEVEL.includes(kind) && about.level === wish.level;
  return OF_TOPIC[wish.topic]?.includes(kind) ?? false;
}

/**
 * Where the group gets its messages all its members read, so one person's own news does not go there, except that a project is
 * stale.
 */
function isFor(
  { isOfGroup, topic }: Wish,
  kind: NewsKind,
  personIds: readonly number[] | null,
  personId: number | null,
): boolean {
  if (isOfGroup) return kind !== 'ACTION_ITEM';
  if (kind === 'STALE' && topic === 'PROJECT') return true;
  return personId !== null && (personIds?.includes(personId) ?? false);
}
