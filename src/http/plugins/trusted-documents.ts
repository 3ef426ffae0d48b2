import { createHash } from 'node:crypto';
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
 * it. Nothing is ever added to them at run time, so that no caller can fill the memory.
 */
export function useTrustedDocuments({ documents, isExclusive }: TrustedDocumentsOptions): EdgePlugin {
  const byHash = new Map(documents.map((text) => [documentHash(text), text]));
  const trusted = new Set(documents);
  return {
    onParams({ params, setParams }) {
      const hash = hashIn(params.extensions);
      if (hash !== null && params.query === undefined) {
        const query = byHash.get(hash);
        if (query === undefined)
          throw refusal(404, 'PERSISTED_QUERY_NOT_FOUND', 'There is no persisted operation with this hash.');
        setParams({ ...params, query });
      } else if (params.query === undefined || params.query === null) {
        throw refusal(400, 'BAD_REQUEST', 'The request must name what it asks for in "query".');
      } else if (isExclusive && !trusted.has(params.query)) {
        throw refusal(
          403,
          'DOCUMENT_NOT_TRUSTED',
          'This server answers only the operations that it publishes.',
        );
      }
    },
  };
}
