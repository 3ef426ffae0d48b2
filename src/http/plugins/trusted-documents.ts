import { createHash } from 'node:crypto';
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import { type DocumentNode, type FieldNode, Kind, parse, print, type SelectionSetNode, visit } from 'graphql';
import { mapInTurns, withWork } from '../../base/work.ts';
import type { EdgePlugin } from '../edge-context.ts';
import { refusal } from '../refusal.ts';

export interface TrustedDocumentsOptions {
  /** Texts of the operations that the server brings along. */
  documents: readonly string[];
  /** Whether every other document is refused. */
  isExclusive: boolean;
}

/** How a persisted operation is asked for: the SHA-256 of its text, in hex. */
export function documentHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hashIn(extensions: unknown): string | null {
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } };
  return typeof persistedQuery?.sha256Hash === 'string' ? persistedQuery.sha256Hash : null;
}

/**
 * Lets a client name one of the server's own operations by `extensions.persistedQuery.sha256Hash` instead of sending
 * it. Nothing is ever added to them at run time, so that no caller can fill the memory: of an unknown hash the client is told not
 * to send hashes, in the words by which clients know it.
 */
export function useTrustedDocuments({ documents, isExclusive }: TrustedDocumentsOptions): EdgePlugin[] {
  const published = byHash(documents);
  let printed: Promise<Map<string, string>> | null = null;
  /** Printed when somebody asks for one first, for that takes longer than all else here; for all, whoever goes meanwhile. */
  const forms = () => {
    printed ??= withWork({ deadline: Number.POSITIVE_INFINITY }, async () =>
      byHash((await mapInTurns(documents, formsOf)).flat()),
    );
    return printed;
  };
  const find = async (hash: string) => published.get(hash) ?? (await forms()).get(hash) ?? null;
  const assertTrusted = async (query: string) => {
    if ((await find(documentHash(query))) === null) throw notTrusted();
  };
  return [
    // A query that is sent, which the library passes on unseen.
    {
      onParams({ params: { query, extensions } }) {
        if (!query) return;
        const hash = hashIn(extensions);
        if (hash !== null && hash !== documentHash(query)) throw otherHash();
        if (isExclusive) return assertTrusted(query);
      },
    },
    // A query that is named.
    usePersistedOperations({
      allowArbitraryOperations: true,
      extractPersistedOperationId: ({ extensions }) => hashIn(extensions),
      getPersistedOperation: find,
      customErrors: { keyNotFound: noQuery, notFound: unknownHash },
    }) as EdgePlugin,
  ];
}

const noQuery = () => refusal(400, 'BAD_REQUEST', 'The request must have a "query".');
const unknownHash = () => refusal(400, 'PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported');
const otherHash = () =>
  refusal(
    400,
    'BAD_REQUEST',
    'Expected the SHA-256 of the query, in hexadecimal, in extensions.persistedQuery.sha256Hash; got that of something else.',
  );
const notTrusted = () =>
  refusal(403, 'DOCUMENT_NOT_TRUSTED', 'This server answers only the operations that it publishes.');

const byHash = (texts: readonly string[]) => new Map(texts.map((text) => [documentHash(text), text]));

/** A document as it is published, and as clients send it: printed again, with the types that they ask for, in one line. */
function formsOf(text: string): string[] {
  const document = parse(text);
  const printed = [print(document), print(withTypenames(document))];
  return [text, ...printed, ...printed.map((form) => form.replace(/\s+/g, ' ').trim())];
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** What caching clients make of a document: `__typename` last in each selection below its root that has none. */
const withTypenames = (document: DocumentNode): DocumentNode =>
  visit(document, {
    SelectionSet(node, _key, parent): SelectionSetNode | undefined {
      const isRoot = (parent as { kind?: string } | undefined)?.kind === Kind.OPERATION_DEFINITION;
      const isAsked = node.selections.some(
        (selection) =>
          selection.kind === Kind.FIELD && selection.name.value === '__typename' && !selection.alias,
      );
      return isRoot || isAsked ? undefined : { ...node, selections: [...node.selections, TYPENAME] };
    },
  });
