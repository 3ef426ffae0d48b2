import { PAGE_BOUNDS } from '../base/page-size.ts';
import { type Found, type Kind, MOST_FOUND, MOST_LOOKED_AT, search } from '../domain/search/search.ts';
import type { Page } from '../reading/page.ts';
import { NULL_ON_ERROR } from './engine/bad-input.ts';
import { builder } from './engine/builder.ts';
import { connectionOf, reading } from './engine/connection.ts';
import { oneLine } from './engine/fields.ts';
import { ahead } from './engine/relation.ts';
import { MeetingRef, NoteRef, ProjectRef } from './refs.ts';

const SearchResult = builder.unionType('SearchResult', {
  description: 'What a search can find.',
  types: [ProjectRef, MeetingRef, NoteRef],
  resolveType: (value) => kindOf.get(value) ?? null,
});

/** A row does not say of itself what it is. */
const kindOf = new WeakMap<object, Found['kind']>();

const SearchKind = builder.enumType('SearchKind', {
  description: 'What a search can find.',
  values: {
    MEETING: { value: 'Meeting', description: 'Meetings.' },
    NOTE: { value: 'Note', description: 'Notes of the minutes.' },
    PROJECT: { value: 'Project', description: 'Projects.' },
  } satisfies Record<string, { value: Kind; description: string }>,
});

const SearchConnection = connectionOf(SearchResult, 'Search', 'search results');

builder.queryField('search', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: SearchConnection,
    description: `Projects, meetings and notes in which every word of the query stands, the best match first. Words are found by their stem or as they are, the last one by how it begins. Case, accents and what stands between or around words do not count, so that \`self-protection\` and \`self protection\` find each other, and \`1000251\` finds \`CVE-2017-1000251\`; words that are joined by such signs, or stand between quotation marks, must follow one another. A word with any other sign in it, such as \`100%\`, must also stand there literally. Meetings are also found by their scribe, who presented and who was there, notes by who spoke, projects by who works on them. Of each kind the newest ${MOST_FOUND.toLocaleString('en')} that match are ranked and counted; what has no letter and no digit is looked for in the newest ${MOST_LOOKED_AT.toLocaleString('en')} of each kind.`,
    args: {
      query: t.arg.string({
        required: true,
        description:
          'Words separated by blanks, or phrases between quotation marks, in one line of at most 200 characters; of more than 12 the first 12 count.',
      }),
      kinds: t.arg({ type: [SearchKind], description: 'Only results of these kinds; all when absent.' }),
      newestFirst: t.arg.boolean({
        description:
          'True: the newest first, by the day of the meeting, and of a project by the meeting of its last record. False or absent: the best match first.',
      }),
      first: t.arg.int({ description: `How many results: ${PAGE_BOUNDS}.` }),
      after: t.arg.string({ description: 'Only results that come after the one with this cursor.' }),
    },
    resolve: ahead(async ({ query, kinds, newestFirst, first, after }, context) => {
      const page = await search(
        context.db,
        oneLine(query, 'query'),
        { first, after, kinds, newestFirst },
        reading(context),
      );
      for (const { kind, node } of page.nodes) kindOf.set(node, kind);
      const edges = page.edges.map(({ cursor, node: { node } }) => ({ cursor, node }));
      return { ...page, edges, nodes: edges.map(({ node }) => node) } as Page<Found['node']>;
    }),
  }),
);
