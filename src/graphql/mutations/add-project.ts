import { addProject } from '../../domain/project/add.ts';
import { LIMITS } from '../../domain/text.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { oneLine } from './inputs.ts';
import { ALIASES, projectFields, SUMMARY } from './project-inputs.ts';
import { projectSuccess } from './successes.ts';

mutation(addProject, {
  description: 'Adds a project, without a readiness: recording one takes a meeting. Admins.',
  input: builder.inputType('AddProjectInput', {
    description: 'A project of the group.',
    fields: (t) => ({
      slug: t.string({
        required: true,
        description: `Its name in URLs: small letters, digits and single hyphens, at most ${LIMITS.slug} characters. \`renameProject\` can change it.`,
      }),
      name: t.string({ required: true, description: `Its name. ${oneLine()}` }),
      summary: t.string({ required: true, ...SUMMARY }),
      aliases: t.stringList({ description: `${ALIASES} Its slug and name always are among them.` }),
      ...projectFields(t),
    }),
  }),
  success: projectSuccess('AddProjectSuccess', 'The project is added.'),
});
