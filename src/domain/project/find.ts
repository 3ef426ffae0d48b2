import { sql } from 'drizzle-orm';
import { projects } from '../../db/tables/index.ts';
import { type Find, rowsAt } from '../point.ts';
import { prepared } from '../prepared.ts';
import { type ProjectRow, projectColumns } from './row.ts';

export const findProjects: Find<ProjectRow> = (db, points) =>
  rowsAt(points, (ids) =>
    prepared(db, 'projects by id', () =>
      db
        .select(projectColumns)
        .from(projects)
        .where(sql`${projects.id} = any(${sql.placeholder('ids')}::int[])`),
    ).execute({ ids }),
  );
