import { type SQL, sql } from 'drizzle-orm';

/** Ids of the meetings that discussed a project: an agenda item or a note of theirs is about it or names it. */
export const meetingsAbout = (projectId: SQL): SQL => sql`
  select item.meeting_id from agenda_item_projects as link
    join agenda_items as item on item.id = link.agenda_item_id where link.project_id = ${projectId}
  union all
  select note.meeting_id from note_projects as link
    join notes as note on note.id = link.note_id where link.project_id = ${projectId}`;

/** Ids of the projects that a meeting discussed. */
export const projectsOf = (meetingId: SQL): SQL => sql`
  select link.project_id from agenda_items as item
    join agenda_item_projects as link on link.agenda_item_id = item.id where item.meeting_id = ${meetingId}
  union all
  select link.project_id from notes as note
    join note_projects as link on link.note_id = note.id where note.meeting_id = ${meetingId}`;
