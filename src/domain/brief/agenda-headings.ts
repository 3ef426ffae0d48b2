/** Items of an agenda that the tracker writes, under which it lists what waits. */
export const AGENDA_HEADING = {
  toDo: 'Action items',
  proposed: 'Decide on what is proposed',
  lapsed: 'Evidence that has expired',
  waiting: 'Said in earlier meetings, and waiting for a judgement',
  disputed: 'Said to be wrong by readers',
  loose: 'Loose ends',
} as const;

export const AGENDA_HEADINGS: readonly string[] = Object.values(AGENDA_HEADING);
