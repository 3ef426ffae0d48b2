import { type Issue, NotFoundError, ValidationError } from './errors.ts';

/** By what people know a meeting: its day and, where a day has several, its name. */
export interface MeetingKey {
  date: string;
  name: string | null;
}

/** The same as one word, which is the last part of its address: `2017-05-24`, `2017-05-24-apac`. */
export const keyOf = ({ date, name }: MeetingKey): string => (name === null ? date : `${date}-${name}`);

export const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const MOST_IN_NAME = 40;

/** A text that is not a key names no meeting. */
export function parsedKey(key: string): MeetingKey {
  const name = key.slice(11);
  return { date: key.slice(0, 10), name: name === '' ? null : name };
}

/** The meeting that a key means. @throws NotFoundError; ValidationError where the day has several and the key names none of them */
export function chosen<Row extends MeetingKey>(
  key: string,
  rows: readonly Row[],
  path = 'input.meeting',
): Row {
  const { date, name } = parsedKey(key);
  const ofDay = rows.filter((row) => row.date === date);
  const found =
    ofDay.find((row) => row.name === name) ?? (name === null && ofDay.length === 1 ? ofDay[0] : null);
  if (found) return found;
  if (name !== null || ofDay.length === 0) throw new NotFoundError('meeting', key);
  const names = ofDay.map((row) => row.name).sort();
  throw new ValidationError([
    {
      path,
      message: `Expected the name of one of the meetings of ${date}, ${names.join(' or ')}, as meetingName.`,
    },
  ]);
}

export const problemsOfName = (path: string, name: string | null | undefined): Issue[] =>
  name == null || (NAME.test(name) && name.length <= MOST_IN_NAME)
    ? []
    : [
        {
          path,
          message: `Expected small letters, digits and hyphens between them, at most ${MOST_IN_NAME}, such as apac; got ${JSON.stringify(name.slice(0, 60))}.`,
        },
      ];
