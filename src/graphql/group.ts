import type { Group, LevelKey } from '../base/group.ts';
import { READINESS } from '../base/readiness.ts';
import { rhythmWords } from '../base/rhythm.ts';
import { builder } from './engine/builder.ts';
import { Readiness } from './readiness.ts';

const LevelRef = builder
  .objectRef<Group['levels'][LevelKey] & { readiness: LevelKey }>('GroupLevel')
  .implement({
    description: 'What the group calls a level.',
    fields: (t) => ({
      readiness: t.expose('readiness', { type: Readiness, description: 'The level.' }),
      name: t.exposeString('name', { description: 'What it is called, such as `Incubating`.' }),
      means: t.exposeString('means', { description: 'What it means, as a sentence.' }),
      isUsed: t.exposeBoolean('isUsed', {
        description:
          'Whether the group uses it; one that it does not use is still shown where it is recorded.',
      }),
    }),
  });

const GroupRef = builder.objectRef<Group>('Group').implement({
  description: 'Whose projects and meetings these are, as its own file `sig.yaml` says.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is called; it stands behind “the” in sentences.' }),
    shortName: t.exposeString('shortName', {
      description: 'A short word for it, behind “the” in sentences.',
    }),
    purpose: t.exposeString('purpose', { description: 'What it is for, as a sentence.' }),
    homePage: t.exposeString('homePage', {
      nullable: true,
      description: 'The address of its home page; null if it gives none.',
    }),
    timeZone: t.exposeString('timeZone', {
      description: 'The time zone of its hours, such as `Europe/Berlin`.',
    }),
    rhythm: t.string({
      nullable: true,
      description: 'How often it meets, in words, such as `every 2 weeks`; null if it says nothing.',
      resolve: ({ slot }) => slot.rule && rhythmWords(slot.rule),
    }),
    place: t.exposeString('place', {
      nullable: true,
      description: 'Where it meets unless a meeting says otherwise; null if it says nothing.',
    }),
    channel: t.exposeString('channel', {
      nullable: true,
      description: 'What it calls its channel, behind “the”; null if it has none.',
    }),
    staleDays: t.int({
      description: 'Days without a change or confirmation after which a project counts as stale.',
      resolve: ({ staleDays }, _args, { settings }) => settings.staleDays ?? staleDays,
    }),
    projectWord: t.string({
      description: 'What one of its projects is called, in small letters.',
      resolve: ({ project }) => project.one,
    }),
    projectsWord: t.string({
      description: 'What several of its projects are called, in small letters.',
      resolve: ({ project }) => project.many,
    }),
    levels: t.field({
      type: [LevelRef],
      description: 'Every level with its words, from the first word about a project to its end.',
      resolve: ({ levels }) => READINESS.map((readiness) => ({ readiness, ...levels[readiness] })),
    }),
  }),
});

builder.queryField('group', (t) =>
  t.field({
    type: GroupRef,
    nullable: true,
    description: 'The group whose tracker this is; null if nobody has said.',
    resolve: (_root, _args, { settings }) => settings.source?.group ?? null,
  }),
);
