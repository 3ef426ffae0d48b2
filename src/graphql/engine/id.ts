import { isCalendarDay } from '../../base/calendar.ts';
import { type AsOf, isToday } from '../../reading/as-of.ts';
import type { Point } from '../../reading/point.ts';
import { badInput } from './bad-input.ts';

/** Types that have an id; each is entered where it is implemented. */
export const nodeTypes = new Set<string>();

export const encodeId = (type: string, key: string): string =>
  Buffer.from(`${type}:${key}`).toString('base64');

export function decodeId(id: string): { typename: string; id: string } {
  const [, typename, key] = ID.exec(Buffer.from(id.slice(0, 200), 'base64').toString('utf8')) ?? [];
  if (!typename || !key || !nodeTypes.has(typename) || encodeId(typename, key) !== id)
    throw badInput(`Expected an id that this server gave out; got ${JSON.stringify(id.slice(0, 60))}.`);
  return { typename, id: key };
}

/** `12`, or `12@2017-06-07@RECORDED` where it is read at another day or clock than today by EFFECTIVE. */
export const pointKey = ({ id, asOf }: Point): string =>
  isToday(asOf) ? String(id) : `${id}@${asOf.date ?? ''}@${asOf.clock}`;

export function parsePointKey(key: string): Point {
  const [, id, at, date, clock] = POINT.exec(key) ?? [];
  const asOf = { date: date || null, clock: clock ?? 'EFFECTIVE' } as AsOf;
  const isCanonical = !at || (!isToday(asOf) && (asOf.date === null || isCalendarDay(asOf.date)));
  if (!id || !isCanonical)
    throw badInput(`Expected an id that this server gave out; got one that names ${key}.`);
  // Larger than any id of the database: an id of nothing.
  return { id: Math.min(Number(id), MAX_ID), asOf };
}

const ID = /^([A-Za-z]+):([\w@.-]+)$/;
const POINT = /^([1-9]\d{0,14})(@(\d{4}-\d{2}-\d{2})?@(EFFECTIVE|RECORDED))?$/;
const MAX_ID = 2 ** 31 - 1;
