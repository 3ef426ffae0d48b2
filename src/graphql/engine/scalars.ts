import { isCalendarDay } from '../../base/calendar.ts';
import { forbiddenIn } from '../../base/characters.ts';

import { badInput } from './bad-input.ts';
import { builder } from './builder.ts';

const shown = (value: unknown) => JSON.stringify(value)?.slice(0, 60);

builder.scalarType('Date', {
  description: 'A calendar day in UTC, `YYYY-MM-DD`, such as `2017-05-24`.',
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value === 'string' && isCalendarDay(value)) return value;
    throw badInput(`Expected a calendar day as YYYY-MM-DD, such as 2017-05-24; got ${shown(value)}.`);
  },
});

builder.scalarType('DateTime', {
  description: 'An instant in UTC, ISO 8601 with milliseconds: `2017-05-24T16:00:00.000Z`.',
  serialize: (value) => value.toISOString() as unknown as Date,
  parseValue: (value) => {
    const instant = typeof value === 'string' && ISO_INSTANT.test(value) ? new Date(value) : null;
    if (instant && !Number.isNaN(instant.getTime()) && isCalendarDay(String(value).slice(0, 10)))
      return instant;
    throw badInput(`Expected an instant with its zone, such as 2017-05-24T16:00:00Z; got ${shown(value)}.`);
  },
});

builder.scalarType('URL', {
  description: 'An absolute `http`, `https` or `mailto` URL.',
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value === 'string' && isWebUrl(value)) return value;
    throw badInput(`Expected an absolute http, https or mailto URL; got ${shown(value)}.`);
  },
});

const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function isWebUrl(value: string): boolean {
  if (value.length > 2048 || forbiddenIn(value, { hasLines: false }) || !URL.canParse(value)) return false;
  return ['http:', 'https:', 'mailto:'].includes(new URL(value).protocol);
}
