import { isCalendarDay } from '../base/calendar.ts';

const HOURS = { h: 1, d: 24, w: 168 } as const;

/** `90d`, `12h`, `4w` from now, a day (its start, UTC), or `never`, which is null. Undefined: none of these. */
export function parseExpiry(text: string, now: Date): Date | null | undefined {
  if (text === 'never') return null;
  if (isCalendarDay(text)) return new Date(`${text}T00:00:00Z`);
  const [, count, unit] = /^([1-9]\d{0,4})([hdw])$/.exec(text) ?? [];
  if (!count || !unit) return undefined;
  return new Date(now.getTime() + Number(count) * HOURS[unit as keyof typeof HOURS] * 3_600_000);
}
