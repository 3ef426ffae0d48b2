import { giveWay, isTurnOver } from '../base/work.ts';

/** Lists and objects further down than this are written at once: so deep they are those of one row. */
const DEEPEST = 8;

/** What `JSON.stringify` gives, of what came out of an execution, giving way between its parts. */
export async function jsonInTurns(value: unknown): Promise<string> {
  const pieces: string[] = [];

  async function write(part: unknown, depth: number): Promise<void> {
    if (typeof part !== 'object' || part === null || depth === DEEPEST) {
      pieces.push(JSON.stringify(part) ?? 'null');
      return;
    }
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
      if (isPlain(item)) pieces.push(JSON.stringify(item) ?? 'null');
      else await write(item, depth + 1);
    }
    pieces.push(isList ? ']' : '}');
  }

  await write(value, 0);
  return pieces.join('');
}

/** A value, or a row of values. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  for (const name in value) if (typeof (value as Record<string, unknown>)[name] === 'object') return false;
  return true;
}
