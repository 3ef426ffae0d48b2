import { updateProject } from '../../domain/project/update.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { oneLine } from './inputs.ts';
import { ALIASES, projectFields, SUMMARY } from './project-inputs.ts';
import { projectSuccess } from './successes.ts';

mutation(updateProject, {
  description:
    'Changes what is said of a project, never its readiness. What is left out stays; lists are replaced whole. Maintainers of the project and chairs.',
  input: builder.inputType('UpdateProjectInput', {
    description: 'What is said of a project. What is left out stays as it is; lists are replaced whole.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project.' }),
      name: t.string({ description: `Its name. ${oneLine()}` }),
      summary: t.string({ ...SUMMARY }),
      aliases: t.stringList({
        description: `${ALIASES} Its slug always is among them, its name when given.`,
      }),
      ...projectFields(t),
    }),
  }),
  success: projectSuccess('UpdateProjectSuccess', 'The project is changed.'),
});
