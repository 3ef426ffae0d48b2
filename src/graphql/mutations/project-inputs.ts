import { LIMITS } from '../../domain/text.ts';
import { builder } from '../builder.ts';
import { IDEMPOTENCY_KEY, listOf, oneLine, prose } from './inputs.ts';

const KernelBaseInput = builder.inputType('KernelBaseInput', {
  description: "What the project's own kernel work starts from.",
  fields: (t) => ({
    series: t.string({ required: true, description: `Such as \`4.11\`. ${oneLine()}` }),
    base: t.string({
      description: `The exact version, such as \`4.11.1\`; left out: not known. ${oneLine()}`,
    }),
    form: t.string({ description: `In which form the work is kept, such as \`four patches\`. ${oneLine()}` }),
  }),
});

type Fields = Parameters<typeof builder.inputType>[1]['fields'];
type InputBuilder = Parameters<Fields>[0];

/** What is said of a project, when it is added and when it is changed. */
export const projectFields = (t: InputBuilder) => ({
  notAliases: t.stringList({
    description: `Words that look like its name and are something else, such as \`SELinux\`. ${listOf('words')} ${oneLine()}`,
  }),
  people: t.stringList({
    description: `GitHub handles of the people behind it, with or without \`@\`, in order. ${listOf('handles')}`,
  }),
  organisations: t.stringList({
    description: `Organisations behind it. ${listOf('organisations')} ${oneLine()}`,
  }),
  links: t.field({
    type: ['URL'],
    description: `Where to read more. ${listOf(`URLs of at most ${LIMITS.url} characters`)}`,
  }),
  path: t.string({
    description: `Its folder in the group's repository, such as \`projects/landlock\`. ${oneLine()}`,
  }),
  kernelBase: t.field({ type: KernelBaseInput, description: 'Null where it brings no kernel of its own.' }),
  enteredProjectsOn: t.field({ type: 'Date', description: 'Day on which its folder entered /projects.' }),
  leftProjectsOn: t.field({ type: 'Date', description: 'Day on which its folder left /projects.' }),
  defaultBranch: t.string({
    description: `The only branch whose CI runs count; \`master\` unless given. ${oneLine()}`,
  }),
  idempotencyKey: t.string({ description: `${IDEMPOTENCY_KEY} ${oneLine()}` }),
});

export const SUMMARY = prose('What it is, in a sentence or two.');
export const ALIASES = `Other words that minutes call it by, at least 2 characters each; a name or an alias is of one project, whatever its case, and none is a word of every other line. ${listOf('aliases')} ${oneLine()}`;
