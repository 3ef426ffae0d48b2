/** 1-based line numbers of the source, both ends included. */
export interface LineSpan {
  lineStart: number;
  lineEnd: number;
}

export interface ReportLink {
  /** Absolute; http, https or mailto only. */
  url: string;
  /** The text that a reader sees; for a bare link, its URL. */
  text: string;
}
