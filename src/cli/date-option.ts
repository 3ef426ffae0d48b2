import { InvalidArgumentError, Option } from 'commander';
import { isCalendarDay } from '../base/calendar.ts';

export const dateOption = (description: string) =>
  new Option('--date <date>', description).argParser((given: string) => {
    if (!isCalendarDay(given))
      throw new InvalidArgumentError('Expected a day of the calendar as YYYY-MM-DD.');
    return given;
  });
