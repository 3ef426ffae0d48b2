import type { Db } from '../db/index.ts';
import { knownAtCommits } from '../domain/report/source.ts';
import { reportDate } from '../reports/date-of.ts';
import { collectDiagnostics } from '../reports/diagnostics.ts';
import { type Decoded, decodeReport, REPORT_LIMITS } from '../reports/parse/index.ts';
import { hashOf } from '../reports/read.ts';
import { type FileAtCommit, readContents, readHistory } from './git-history.ts';
import type { ReadFrom } from './read-ahead.ts';

export interface GitReports {
  /** Names of the contents in rounds, one after the other: in one of them each meeting has one content at most. */
  rounds: string[][];
  /** What stands under a name. */
  read: ReadFrom;
  total: number;
}

/** What the reports of a clone were, the oldest content of each first, without what is known already. @throws CloneError */
export async function readGitReports(
  db: Db,
  clone: string,
  { folder, since }: { folder: string; since: string | null },
): Promise<GitReports> {
  const history = await readHistory(clone, folder, since);
  const contents = await readContents(clone, history);
  const entries = history.map((file, index) => {
    const decoded = decode(file, contents[index] ?? null);
    return { ...file, decoded, hash: decoded.source === null ? '' : hashOf(decoded.source) };
  });
  const known = await knownAtCommits(
    db,
    entries.map(({ commit }) => commit),
  );
  // What came before a content that is known was taken then, whatever has become current since.
  const lastKnown = new Map<string, number>();
  for (const [index, { began, commit, hash }] of entries.entries())
    if (known.has(`${commit} ${hash}`)) lastKnown.set(began, index);
  const left = entries.filter((entry, index) => index > (lastKnown.get(entry.began) ?? -1));
  const named = new Map<string, (typeof left)[number]>();
  const rounds: string[][] = [];
  const roundOf = new Map<string, number>();
  for (const entry of left) {
    const { path, commit, decoded } = entry;
    const day = decoded.source === null ? path : (reportDate(decoded.source, path) ?? path);
    const round = (roundOf.get(day) ?? -1) + 1;
    roundOf.set(day, round);
    const name = `${path}@${commit.slice(0, 12)}`;
    named.set(name, entry);
    rounds[round] = [...(rounds[round] ?? []), name];
  }
  return {
    rounds,
    total: left.length,
    read: (name) => {
      const entry = named.get(name);
      if (!entry) throw new Error(`expected the name of a revision of a report, got ${name}`);
      return {
        ...entry.decoded,
        path: entry.path,
        commit: entry.commit,
        writtenAt: new Date(entry.writtenAt),
      };
    },
  };
}

function decode({ path }: FileAtCommit, content: Uint8Array | null): Decoded {
  if (content !== null && content.length <= REPORT_LIMITS.bytes) return decodeReport(content, path);
  const { diagnose, list } = collectDiagnostics(path);
  const came = content === null ? 'a file that git cannot show' : `more than ${REPORT_LIMITS.bytes} bytes`;
  diagnose.error('unreadable', 1, 1, `expected a file with a report, found ${came}`);
  return { source: null, diagnostics: list() };
}
