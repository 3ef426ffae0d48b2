import { type Asked, RefusedInput } from '../domain/act/act.ts';
import type { Actor } from '../domain/act/viewer.ts';
import { RefusedMove } from '../domain/status-change/moves.ts';
import type { SeedEvidence } from './evidence.ts';
import type { SeedIds } from './ids.ts';
import { type Place, placed } from './place.ts';

/** The seeds are entered as a chair would enter them, on the day from which each counts. */
export const chairOn = ({ bot }: Pick<SeedIds, 'bot'>, now: Date): Actor => ({
  viewer: { personId: bot, name: 'seeds', role: 'CHAIR', projects: [], tokenId: null },
  now,
  requestId: null,
});

export interface Placed {
  place: Place;
  evidence: SeedEvidence[];
}

/** The input of an act with what it rests on: the line of a paraphrase, and links. */
export function askedOf(
  { evidence }: Pick<Placed, 'evidence'>,
  input: object,
  ids: Pick<SeedIds, 'revision'>,
): Asked<unknown> {
  const [line] = evidence.flatMap((item) => ('url' in item ? [] : [item]));
  const urls = evidence.flatMap((item) => ('url' in item ? [{ url: item.url }] : []));
  const { report, ...span } = line ?? { report: '', lineStart: 0, lineEnd: 0, quote: '' };
  return {
    input: { ...input, evidence: urls },
    origin: line ? { revisionId: ids.revision(report), ...span } : null,
  };
}

/** Enters records together; what the rules refuse is said with the place of the record. */
export async function placedAll<T>(
  records: readonly { place: Place }[],
  work: () => Promise<T>,
  placeOf: (ids: readonly number[]) => Place | undefined = () => undefined,
): Promise<T> {
  const first = records[0]?.place ?? { path: 'seeds', line: 1, column: 1 };
  try {
    return await work();
  } catch (error) {
    const refuse = (place: Place, refusal: Error) => placed<T>(place, () => Promise.reject(refusal));
    if (error instanceof RefusedInput) return refuse(records[error.index]?.place ?? first, error.refusal);
    if (error instanceof RefusedMove) return refuse(placeOf(error.ids) ?? first, error.refusal);
    return refuse(first, error as Error);
  }
}
