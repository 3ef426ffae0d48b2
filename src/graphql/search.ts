import type { Page } from '../domain/page.ts';
import { type Found, search } from '../domain/search/search.ts';
import { builder } from './builder.ts';
import { connectionOf, reading } from './connection.ts';
import { oneLine } from './fields.ts';
import { NULL_ON_ERROR } from './null-on-error.ts';
import { MeetingRef, NoteRef, ProjectRef } from './refs.ts';
import { ahead } from './relation.ts';

const SearchResult = builder.unionType('SearchResult', {
  description: 'What a search can find.',
  types: [ProjectRef, MeetingRef, NoteRef],
  resolveType: (value) => kinds.get(value) ?? null,
});

/** A row does not say of itself what it is. */
const kinds = new WeakMap<object, Found['kind']>();

const SearchConnection = connectionOf(SearchResult, 'Search', 'search results');

builder.queryField('search', (t) =>
  t.field({
    ...NULL_ON_ERROR,
    type: SearchConnection,
    description:
      'Projects, meetings and notes in which every word of the query stands, the best match first. Words are found by their stem or as they are, the last one by how it begins; a word with other characters in it, such as `100%` or `foo_bar`, must also stand there literally. Case does not count.',
    args: {
      query: t.arg.string({
        required: true,
        description:
          'Words separated by blanks, in one line of at most 200 characters; of more than 12 words the first 12 count.',
      }),
      first: t.arg.int({ description: 'How many results: 0 to 100, 20 when absent.' }),
      after: t.arg.string({ description: 'Only results that come after the one with this cursor.' }),
    },
    resolve: ahead(async ({ query, first, after }, context) => {
      const page = await search(context.db, oneLine(query, 'query'), { first, after }, reading(context));
      for (const { kind, node } of page.nodes) kinds.set(node, kind);
      const edges = page.edges.map(({ cursor, node: { node } }) => ({ cursor, node }));
      return { ...page, edges, nodes: edges.map(({ node }) => node) } as Page<Found['node']>;
    }),
  }),
);
