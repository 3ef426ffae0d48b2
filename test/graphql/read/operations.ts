import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../../schema/operations/', import.meta.url);

/** The files of `schema/operations` that hold queries alone. */
export const OPERATIONS = readdirSync(folder)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => ({ file, query: readFileSync(new URL(file, folder), 'utf8') }))
  .filter(({ query }) => /^query /m.test(query) && !/^(mutation|subscription) /m.test(query));

/** For whatever variables an operation declares. */
export const VARIABLES = {
  slug: 'project-1',
  date: '2017-01-03',
  asOf: '2017-01-06',
  from: '2017-01-02',
  to: '2017-01-08',
  query: 'project',
};
