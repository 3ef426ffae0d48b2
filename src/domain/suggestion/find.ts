import { eq, getTableColumns, sql } from 'drizzle-orm';
import { meetings, suggestions } from '../../db/tables/index.ts';
import { isRecordedBy } from '../meeting/find.ts';
import { type Find, rowsAt } from '../point.ts';
import { prepared } from '../prepared.ts';
import type { SuggestionRow } from './row.ts';

export const findSuggestions: Find<SuggestionRow> = (db, points, now) =>
  rowsAt(
    points,
    (ids) =>
      prepared(db, 'suggestions by id', () =>
        db
          .select({ ...getTableColumns(suggestions), meetingDate: meetings.date })
          .from(suggestions)
          .innerJoin(meetings, eq(meetings.id, suggestions.meetingId))
          .where(sql`${suggestions.id} = any(${sql.placeholder('ids')}::int[])`),
      ).execute({ ids }),
    (suggestion, asOf) => isRecordedBy(suggestion.meetingDate, asOf, now),
  );
