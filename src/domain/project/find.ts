import { projects } from '../../db/tables/index.ts';
import { type Find, rowsAt } from '../point.ts';
import { rowsById } from '../rows-by-id.ts';
import { type ProjectRow, projectColumns } from './row.ts';

const projectsById = rowsById<ProjectRow>('projects by id', projects, projectColumns);

export const findProjects: Find<ProjectRow> = (db, points, _now, wanted) =>
  rowsAt(points, (ids) => projectsById(db, ids, wanted));
