import type { ProjectNames } from '../domain/project/names.ts';
import type { Diagnostic } from './diagnostics.ts';
import { normaliseLineEnds } from './parse/decode.ts';
import type { ReadReport } from './plan/plan.ts';
import { hashOf, readWith } from './read.ts';
import { suggest } from './suggestions.ts';

export interface ImportInput {
  /** Markdown of one meeting. */
  source: string;
  /** Shown in diagnostics; its file name's date is compared with the title's. It says nothing of where the report is kept. */
  path: string;
  /** Day of the meeting, where it is known beside the report: it counts before the title's. */
  date?: string | null;
  /** Base name of the file it comes from; left out: that of `path`, null: it is not known. */
  file?: string | null;
  /** Where this content can be read; a paraphrase's own link to its original is taken when it is left out. */
  link?: string | null;
  /** Commit of the group's repository that has this content. */
  commit?: string | null | undefined;
  /** When the author of that commit wrote it. */
  writtenAt?: Date | null;
}

/** A report that has been read and compared with nothing yet. */
export interface ReadInput {
  path: string;
  source: string;
  link: string | null;
  /** Base name of its file; null where it is not known. */
  file: string | null;
  /** Whether the day of the meeting was given beside the report. */
  isDated: boolean;
  /** Where it lies below the folder of the reports; null: under the report's own name. */
  place: string | null;
  commit: string | null;
  writtenAt: Date | null;
  /** Null where no meeting could be told. */
  read: ReadReport | null;
  diagnostics: Diagnostic[];
}

/** The part of an import that needs no database. */
export async function readInput(
  { source: given, path, link, commit, writtenAt = null, date = null, file = baseName(path) }: ImportInput,
  names: ProjectNames,
): Promise<ReadInput> {
  const source = normaliseLineEnds(given);
  const { report, diagnostics } = await readWith(names, source, path, date);
  return {
    path,
    source,
    file,
    isDated: date !== null,
    link: link ?? report?.paraphrase?.original ?? null,
    read: report && {
      report,
      suggestions: suggest(report, names.source?.group?.words),
      hash: hashOf(source),
      folder: names.source?.folder,
    },
    place: names.source ? placeIn(names.source.folder, path) : null,
    commit: commit ?? null,
    writtenAt,
    diagnostics,
  };
}

const baseName = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

/** A path within the folder of the reports, in whatever clone; null where it lies elsewhere, or is under the name of its date. */
function placeIn(folder: string, path: string): string | null {
  const plain = path.replaceAll('\\', '/');
  const at = `/${plain}`.lastIndexOf(`/${folder}/`);
  if (folder === '' || at < 0) return null;
  return plain.slice(at + folder.length + 1);
}
