import type { AgendaItem } from '../domain/meeting/agenda.ts';
import type { PlannedTopic } from '../domain/meeting/planned.ts';
import { presentersOfAgendaItems, presentersOfPlannedTopics } from '../domain/person/rows.ts';
import { projectsOfAgendaItems, projectsOfPlannedTopics } from '../domain/project/linked.ts';
import { builder } from './engine/builder.ts';
import { related } from './engine/relation.ts';
import { PersonRef, ProjectRef } from './refs.ts';

export const AgendaItemRef = builder.objectRef<AgendaItem>('AgendaItem');

AgendaItemRef.implement({
  description: 'An item of the agenda.',
  fields: (t) => ({
    position: t.exposeInt('position', {
      description: 'Its place in the report, counted over items and sub-items together.',
    }),
    title: t.exposeString('title', { description: 'Plain text, without minutes and presenters.' }),
    minutes: t.exposeInt('minutes', {
      nullable: true,
      description: 'Minutes set aside for it; null if the report gives none.',
    }),
    presenters: t.field({
      type: [PersonRef],
      description: 'Who presents it, in the order they are named in.',
      ...related((items: readonly AgendaItem[], _args, { db }) => presentersOfAgendaItems(db, items)),
    }),
    presenterNames: t.exposeStringList('presenterNames', {
      description: 'Presenters for whom the report gives a name and no handle.',
    }),
    projects: t.field({
      type: [ProjectRef],
      description: 'The projects it is about, by slug.',
      ...related((items: readonly AgendaItem[], _args, { db }) => projectsOfAgendaItems(db, items)),
    }),
    items: t.expose('items', {
      type: [AgendaItemRef],
      description: 'The items below it, in the order of the report.',
    }),
    lineStart: t.exposeInt('lineStart', {
      nullable: true,
      description: 'Its first line in the report, counted from 1; null if it was entered by hand.',
    }),
    lineEnd: t.exposeInt('lineEnd', {
      nullable: true,
      description: 'Its last line in the report, included; null if it was entered by hand.',
    }),
  }),
});

export const PlannedTopicRef = builder.objectRef<PlannedTopic>('PlannedTopic').implement({
  description: 'What a meeting planned for the next one.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'Plain text of the report.' }),
    presenters: t.field({
      type: [PersonRef],
      description: 'Who was to present it, in the order they are named in.',
      ...related((topics: readonly PlannedTopic[], _args, { db }) => presentersOfPlannedTopics(db, topics)),
    }),
    projects: t.field({
      type: [ProjectRef],
      description: 'The projects it is about, by slug.',
      ...related((topics: readonly PlannedTopic[], _args, { db }) => projectsOfPlannedTopics(db, topics)),
    }),
  }),
});
