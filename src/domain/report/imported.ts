import {
  actionItems,
  agendaItems,
  attendances,
  meetings,
  notes,
  plannedTopics,
  reportRevisions,
  reports,
  resolutions,
} from '../../db/tables/index.ts';

/** What the rows of an import take ids of. */
export const IMPORTED = {
  actionItems,
  agendaItems,
  attendances,
  meetings,
  notes,
  plannedTopics,
  reportRevisions,
  reports,
  resolutions,
};
