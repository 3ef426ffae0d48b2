import { LIMITS } from '../base/text.ts';
import { addProject } from '../domain/project/add.ts';
import { renameProject } from '../domain/project/rename.ts';
import type { StillCounted } from '../domain/project/still-counted.ts';
import { updateProject } from '../domain/project/update.ts';
import { builder, type InputFields } from './engine/builder.ts';
import { IDEMPOTENCY_KEY, lineLimits, listOf, prose } from './engine/inputs.ts';
import { mutation } from './engine/mutation.ts';
import { projectSuccess } from './successes.ts';

const KernelBaseInput = builder.inputType('KernelBaseInput', {
  description: "What the project's own kernel work starts from.",
  fields: (t) => ({
    series: t.string({ required: true, description: `Such as \`4.11\`. ${lineLimits()}` }),
    base: t.string({
      description: `The exact version, such as \`4.11.1\`; default: not known. ${lineLimits()}`,
    }),
    form: t.string({
      description: `In which form the work is kept, such as \`four patches\`. ${lineLimits()}`,
    }),
  }),
});

/** What is said of a project, when it is added and when it is changed. */
export const projectFields = (t: InputFields) => ({
  notAliases: t.stringList({
    description: `Words that look like its name and are something else, such as \`SELinux\`. ${listOf('words')} ${lineLimits()}`,
  }),
  people: t.stringList({
    description: `GitHub handles of the people behind it, with or without \`@\`, in order. ${listOf('handles')}`,
  }),
  organisations: t.stringList({
    description: `Organisations behind it. ${listOf('organisations')} ${lineLimits()}`,
  }),
  links: t.field({
    type: ['URL'],
    description: `Where to read more. ${listOf(`URLs of at most ${LIMITS.url} characters`)}`,
  }),
  path: t.string({
    description: `Its folder in the group's repository, such as \`projects/landlock\`. ${lineLimits()}`,
  }),
  kernelBase: t.field({ type: KernelBaseInput, description: 'Null if it brings no kernel of its own.' }),
  enteredProjectsOn: t.field({ type: 'Date', description: 'Day on which its folder entered /projects.' }),
  leftProjectsOn: t.field({ type: 'Date', description: 'Day on which its folder left /projects.' }),
  defaultBranch: t.string({
    description: `The only branch whose CI runs count; \`master\` unless given. ${lineLimits()}`,
  }),
  idempotencyKey: t.string(IDEMPOTENCY_KEY),
});

export const SUMMARY = prose('What it is, in a sentence or two.');
export const ALIASES = `Other words that minutes call it by, at least 2 characters each; a name or an alias is of one project, whatever its case, and none is a word of every other line. ${listOf('aliases')} ${lineLimits()}`;

mutation(addProject, {
  description: 'Adds a project, without a readiness: recording one takes a meeting. Open to admins.',
  input: builder.inputType('AddProjectInput', {
    description: 'A project of the group.',
    fields: (t) => ({
      slug: t.string({
        required: true,
        description: `Its name in URLs: small letters, digits and single hyphens, at most ${LIMITS.slug} characters. \`renameProject\` can change it.`,
      }),
      name: t.string({ required: true, description: `Its name. ${lineLimits()}` }),
      summary: t.string({ required: true, ...SUMMARY }),
      aliases: t.stringList({ description: `${ALIASES} Its slug and name always are among them.` }),
      ...projectFields(t),
    }),
  }),
  success: projectSuccess('AddProjectSuccess', 'The project is added.'),
});

const CiRunCount = builder.objectRef<StillCounted>('CiRunCount').implement({
  description: 'How many CI runs of a project that are on record may decide its criteria.',
  fields: (t) => ({
    counted: t.exposeInt('counted', {
      description: 'The runs of its default branch, and those whose branch is not known.',
    }),
    passedOver: t.exposeInt('passedOver', { description: 'The runs of other branches.' }),
    message: t.exposeString('message', { description: 'Both numbers in a sentence.' }),
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
    'Changes what is said of a project, never its readiness. What is left out stays; lists are replaced whole. Open to maintainers of the project and chairs.',
  input: builder.inputType('UpdateProjectInput', {
    description: 'What is said of a project. What is left out stays as it is; lists are replaced whole.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project.' }),
      name: t.string({ description: `Its name. ${lineLimits()}` }),
      summary: t.string({ ...SUMMARY }),
      aliases: t.stringList({
        description: `${ALIASES} Its slug always is among them, its name when given.`,
      }),
      ...projectFields(t),
    }),
  }),
  success: UpdateProjectSuccess,
});

mutation(renameProject, {
  description:
    'Gives a project another slug. The one that it had goes on naming it: addresses lead on, acts and filters take it, minutes are matched by it, and no other project can have it. Open to chairs.',
  input: builder.inputType('RenameProjectInput', {
    description: 'Another slug for a project.',
    fields: (t) => ({
      project: t.string({ required: true, description: 'Slug of the project.' }),
      slug: t.string({
        required: true,
        description: `Its new name in URLs: small letters, digits and single hyphens, at most ${LIMITS.slug} characters.`,
      }),
      reason: t.string({ required: true, ...prose('The reason.') }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: projectSuccess('RenameProjectSuccess', 'The project has the slug.'),
});
