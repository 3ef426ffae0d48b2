import {
  agendaItems,
  meetings,
  notes,
  plannedTopics,
  reportRevisions,
  reports,
} from '../../db/tables/index.ts';

/** What the rows of an import take ids of. */
export const IMPORTED = { agendaItems, meetings, notes, plannedTopics, reportRevisions, reports };
