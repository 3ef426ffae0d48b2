import { giveWay, isTurnOver } from '../base/work.ts';

/** What is no larger, in letters or so, is written at once: far less than a turn. */
const LETTERS_AT_ONCE = 30_000;
/** Of a value that is no text, and of the name of a field. */
const LETTERS_OF_A_VALUE = 10;

/** What `JSON.stringify` gives, of what came out of an execution, giving way between its parts. */
export async function jsonInTurns(value: unknown): Promise<string> {
  const pieces: string[] = [];

  async function write(part: object): Promise<void> {
    if (isTurnOver()) await giveWay();
    const isList = Array.isArray(part);
    const entries = isList ? part.map((item) => ['', item] as const) : Object.entries(part);
    pieces.push(isList ? '[' : '{');
    let isFirst = true;
    for (const [name, item] of entries) {
      if (item === undefined && !isList) continue;
      if (!isFirst) pieces.push(',');
      isFirst = false;
      if (!isList) pieces.push(JSON.stringify(name), ':');
      // Awaiting what needs no waiting would cost more than the writing.
      if (leftAfter(item, LETTERS_AT_ONCE) > 0) {
        pieces.push(JSON.stringify(item) ?? 'null');
        if (isTurnOver()) await giveWay();
      } else await write(item);
    }
    pieces.push(isList ? ']' : '}');
  }

  if (leftAfter(value, LETTERS_AT_ONCE) > 0) return JSON.stringify(value) ?? 'null';
  await write(value as object);
  return pieces.join('');
}

/** What is left of so much room when the value has been written into it; looks no further than the room goes. */
function leftAfter(value: unknown, room: number): number {
  if (typeof value === 'string') return Math.max(1, room - value.length);
  if (typeof value !== 'object' || value === null) return room - LETTERS_OF_A_VALUE;
  let left = room;
  for (const part of Array.isArray(value) ? value : Object.values(value)) {
    left = leftAfter(part, left - LETTERS_OF_A_VALUE);
    if (left <= 0) break;
  }
  return left;
}
