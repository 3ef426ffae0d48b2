/** What a meeting's report no longer says: by which meeting it is taken back, why, and who entered that. */
export interface TakenBack {
  meeting: { id: number; date: string };
  reason: string;
  enteredBy: number;
}
