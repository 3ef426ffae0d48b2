import type { StillCounted } from '../../domain/ci-run/still-counted.ts';
import { updateProject } from '../../domain/project/update.ts';
import { builder } from '../builder.ts';
import { mutation } from '../mutation.ts';
import { oneLine } from './inputs.ts';
import { ALIASES, projectFields, SUMMARY } from './project-inputs.ts';
import { projectSuccess } from './successes.ts';

const CiRunCount = builder.objectRef<StillCounted>('CiRunCount').implement({
  description: 'How many CI runs of a project that are on record may decide its criteria.',
  fields: (t) => ({
    counted: t.exposeInt('counted', {
      description: 'Those of its default branch, and those whose branch is not known.',
    }),
    passedOver: t.exposeInt('passedOver', { description: 'Those of other branches.' }),
    message: t.exposeString('message', { description: 'Both in a sentence.' }),
  }),
});

const UpdateProjectSuccess = projectSuccess<{ projectId: number; ciRuns: StillCounted | null }>(
  'UpdateProjectSuccess',
  'The project is changed.',
);
builder.objectField(UpdateProjectSuccess, 'ciRuns', (t) =>
  t.expose('ciRuns', {
    type: CiRunCount,
    nullable: true,
    description:
      'Which CI runs on record still count, where the default branch or the kernel base was given; else null.',
  }),
);

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
  success: UpdateProjectSuccess,
});
