import type { ImportRun } from './run.ts';

/** What the rows of an import are written with. */
export interface ApplyContext {
  /** Person by whom records and revisions are entered. */
  enteredBy: number;
  now: Date;
  /** Whether days that look mistyped are meant. */
  confirmsDates?: boolean;
  /** Longest term of a waiver in days, 0: none; left out: as it is unless the settings say otherwise. */
  waiverDays?: number;
  /** Ids of the projects by slug. */
  projects: ReadonlyMap<string, number>;
  /** Where many reports are imported in a row: people who are known, and ids that are reserved. */
  run?: ImportRun;
  /** Leaves an entry in the audit trail, for an importer that is no mutation. */
  audit?: { tokenId: number | null; requestId: string | null; path: string };
}

/** The content that a plan was made of, and where it can be read. */
export interface Content {
  source: string;
  link: string | null;
  /** Base name of its file; null where it is not known. */
  file: string | null;
  /** Where it lies below the folder of the reports; null: under the report's own name. */
  place: string | null;
  commit: string | null;
  /** When the author of that commit wrote it. */
  writtenAt: Date | null;
}

/** What an import has written to, or found. */
export interface ImportedIds {
  meetingId: number;
  reportId: number;
  revisionId: number;
}
