import { joinedPath, readAddress, type Source } from '../../base/source.ts';
import type { Db } from '../../db/index.ts';
import { linesOf } from '../../domain/evidence/lines.ts';
import { everyEvidence, type Lookup } from '../../domain/evidence/rows.ts';
import { isQuotedFrom } from './evidence.ts';

/** What lies in the source repository at a commit or on a branch: a file's text, a folder, or nothing. */
export type ReadSource = (ref: string, path: string) => Promise<string | 'FOLDER' | null>;

/**
 * Looks up in the source repository what is on record: every link into it, and every line that was quoted from a report. Words of a
 * paraphrase are our own and stand in no original. Tells a sentence for each that is not there, and says how many were looked up.
 */
export async function verifySource(
  db: Db,
  source: Source,
  read: ReadSource,
  tell: (difference: string) => void,
): Promise<number> {
  let checked = 0;
  for await (const cited of everyEvidence(db)) {
    const place = placeOf(cited, source);
    if (!place) continue;
    checked++;
    const found = await read(place.ref, place.path);
    const problem = problemOf(place, found, cited.quote);
    if (problem) tell(`evidence ${cited.id}: ${problem}`);
  }
  return checked;
}

interface PlaceInSource {
  ref: string;
  path: string;
  lineStart: number | null;
  lineEnd: number | null;
}

function placeOf(cited: Lookup, source: Source): PlaceInSource | null {
  const { url, path, file, commit, isParaphrase, lineStart, lineEnd } = cited;
  if (url !== null) {
    const address = readAddress(url);
    const isOurs = [source.repository, source.home?.repository].includes(address?.repository);
    return address && isOurs ? address : null;
  }
  if (path === null || isParaphrase) return null;
  const name = file ?? path.slice(path.lastIndexOf('/') + 1);
  return { ref: commit ?? source.branch, path: joinedPath(source.folder, name), lineStart, lineEnd };
}

function problemOf(
  { ref, path, lineStart, lineEnd }: PlaceInSource,
  found: string | 'FOLDER' | null,
  quote: string | null,
): string | null {
  const file = `${path} at ${ref}`;
  if (found === null) return `${file} is not in the source repository`;
  if (lineStart === null || lineEnd === null) return null;
  if (found === 'FOLDER') return `${file} is a folder and has no line ${lineStart}`;
  const lines = linesOf(found);
  if (lineEnd > lines.length) return `${file} has ${lines.length} lines, and line ${lineEnd} is cited`;
  const there = lines.slice(lineStart - 1, lineEnd).join('\n');
  return quote === null || isQuotedFrom(quote, there)
    ? null
    : `line ${lineStart} of ${file} reads ${JSON.stringify(there.slice(0, 200))}, and ${JSON.stringify(quote.slice(0, 200))} is quoted from it`;
}
