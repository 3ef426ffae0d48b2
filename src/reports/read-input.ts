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
  /** Where this content can be read; a paraphrase's own link to its original is taken when it is left out. */
  link?: string | null;
}

/** A report that has been read and compared with nothing yet. */
export interface ReadInput {
  path: string;
  source: string;
  link: string | null;
  /** Null where no meeting could be told. */
  read: ReadReport | null;
  diagnostics: Diagnostic[];
}

/** The part of an import that needs no database. */
export function readInput({ source: given, path, link }: ImportInput, names: ProjectNames): ReadInput {
  const source = normaliseLineEnds(given);
  const { report, diagnostics } = readWith(names, source, path);
  return {
    path,
    source,
    link: link ?? report?.paraphrase?.original ?? null,
    read: report && { report, suggestions: suggest(report), hash: hashOf(source) },
    diagnostics,
  };
}
