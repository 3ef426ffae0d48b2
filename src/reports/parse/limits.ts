/** Limits for reading a report. Hand-written reports stay far below; beyond these, text is kept and its markup is not read. */
export const REPORT_LIMITS = {
  /** Larger files are refused. */
  bytes: 1_048_576,
  /** Reports with more lines, notes or decisions are refused. */
  lines: 16_000,
  notes: 12_000,
  decisions: 5_000,
  /** People named as present or absent; further ones stay text. */
  attendance: 2_000,
  /** Per note, in characters. */
  noteLength: 20_000,
  /** Per note, in lines. */
  noteLines: 500,
  /** Characters with a meaning in Markdown, per note and per report: they are what makes a Markdown parser slow. */
  noteMarkup: 4_000,
  reportMarkup: 50_000,
} as const;
