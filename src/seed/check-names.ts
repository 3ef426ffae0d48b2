import type { crossCheck } from './check.ts';
import type { SeedFiles } from './read-files.ts';

/** What stands once stands once, and the files name nothing of each other's that is not there. */
export function checkNames(check: ReturnType<typeof crossCheck>, files: SeedFiles) {
  const { projects, people, criteria, claims, combinations, deltas, channel, assessments } = files;
  const unique = <R>(
    file: Parameters<typeof check.expectUnique>[0],
    list: readonly PropertyKey[],
    records: readonly R[],
    nameOf: (record: R) => string,
    key: PropertyKey,
  ) =>
    check.expectUnique(
      file,
      records.map((record, index) => ({ keys: [...list, index, key], value: nameOf(record) })),
    );
  unique(people, ['people'], people.value.people, ({ handle }) => handle, 'handle');
  unique(projects, ['projects'], projects.value.projects, ({ slug }) => slug, 'slug');
  unique(criteria, ['criteria'], criteria.value.criteria, ({ key }) => key, 'key');
  unique(
    claims,
    ['claims'],
    claims.value.claims,
    (claim) => [...claim.projects].sort().join(' + '),
    'projects',
  );
  unique(combinations, ['combinations'], combinations.value.combinations, ({ slug }) => slug, 'slug');
  unique(channel, ['channel', 'names'], channel.value.channel?.names ?? [], ({ name }) => name, 'name');
  unique(assessments, ['assessments'], assessments.value.assessments, ({ project }) => project, 'project');
  check.expectUnique(
    projects,
    projects.value.projects.flatMap(({ aliases }, index) =>
      aliases.map((value, i) => ({ keys: ['projects', index, 'aliases', i], value })),
    ),
  );
  projects.value.projects.forEach(({ people: handles }, index) => {
    handles.forEach((handle, i) => {
      check.expectKnown(projects, ['projects', index, 'people', i], 'person', handle);
    });
  });
  combinations.value.combinations.forEach(({ asked_by }, index) => {
    if (asked_by !== null)
      check.expectKnown(combinations, ['combinations', index, 'asked_by'], 'person', asked_by);
  });
  for (const slug of Object.keys(deltas.value.deltas))
    check.expectKnown(deltas, ['deltas', slug], 'project', slug);
  claims.value.claims.forEach(({ projects: [a, b] }, index) => {
    check.expectUnique(
      claims,
      [a, b].map((value, i) => ({ keys: ['claims', index, 'projects', i], value })),
    );
  });
}
