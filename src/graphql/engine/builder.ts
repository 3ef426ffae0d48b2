import SchemaBuilder from '@pothos/core';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import { LARGEST_PAGE, PAGE_BOUNDS } from '../../base/page-size.ts';
import { badInput } from './bad-input.ts';
import type { Context } from './context.ts';
import { fetchBelow } from './fetch-ahead.ts';
import { decodeId, encodeId } from './id.ts';

export interface SchemaTypes {
  Context: Context;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  Scalars: {
    ID: { Input: string; Output: string | number };
    Date: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    URL: { Input: string; Output: string };
  };
}

const MAX_NODES = 100;

export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [ErrorsPlugin, RelayPlugin],
  defaultFieldNullability: false,
  errors: { directResult: true, defaultTypes: [] },
  relay: {
    clientMutationId: 'omit',
    cursorType: 'String',
    encodeGlobalID: (type, key) => encodeId(type, String(key)),
    decodeGlobalID: (id) => decodeId(id),
    nodesOnConnection: { description: 'The rows of this page, in order; the same as `edges { node }`.' },
    edgesFieldOptions: { description: 'The rows of this page, in order, each with its cursor.' },
    nodeFieldOptions: { description: 'The row.' },
    cursorFieldOptions: { description: 'Where the row stands in this order: for `after` or `before`.' },
    pageInfoFieldOptions: { description: 'Whether there is more, and how to go on.' },
    pageInfoTypeOptions: { description: 'What comes before and after a page.' },
    hasNextPageFieldOptions: {
      description: 'Whether rows come after this page, whichever way it was asked for.',
    },
    hasPreviousPageFieldOptions: {
      description: 'Whether rows come before this page, whichever way it was asked for.',
    },
    startCursorFieldOptions: { description: 'Cursor of the first row; null on an empty page.' },
    endCursorFieldOptions: { description: 'Cursor of the last row; null on an empty page.' },
    firstArgOptions: {
      description: `How many rows from the start, or from after \`after\`: ${PAGE_BOUNDS}. Not with \`last\`.`,
    },
    afterArgOptions: { description: 'Only rows that come after the one with this cursor.' },
    lastArgOptions: {
      description: `How many rows from the end, or from before \`before\`: 0 to ${LARGEST_PAGE}. The order stays the same.`,
    },
    beforeArgOptions: { description: 'Only rows that come before the one with this cursor.' },
    nodeTypeOptions: { description: 'What has an id of its own, by which `node` finds it again.' },
    idFieldOptions: {
      description:
        'Opaque, and unique over all types. It carries the day and clock the object was read at, unless that was today by EFFECTIVE.',
    },
    nodeQueryOptions: {
      description:
        'The object with this id, as of the day and clock that the id carries. Null if there is none; BAD_USER_INPUT if it is no id.',
      args: { id: { description: 'An `id` that this server gave out.' } },
      resolve: async (_root, { id }, context, info, resolveNode) => {
        const node = await resolveNode(id);
        await fetchBelow(node, context, info);
        return node;
      },
    },
    nodesQueryOptions: {
      nullable: { list: true, items: true },
      extensions: { isNullOnlyOnError: true },
      description: `The objects with these ids, at most ${MAX_NODES}, in the order of the ids; null in the place of each that is not there.`,
      args: { ids: { description: `Each an \`id\` that this server gave out; at most ${MAX_NODES}.` } },
      resolve: async (_root, { ids }, context, info, resolveNodes) => {
        if (ids.length > MAX_NODES) throw badInput(`Expected at most ${MAX_NODES} ids; got ${ids.length}.`);
        const nodes = await Promise.all(await resolveNodes(ids));
        await fetchBelow(nodes, context, info);
        return nodes;
      },
    },
  },
});

/** What the fields of an input type are made with. */
export type InputFields = PothosSchemaTypes.InputFieldBuilder<
  PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>,
  'InputObject'
>;
