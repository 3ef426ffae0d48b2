import { isUtf8 } from 'node:buffer';
import type { GraphQLParams } from 'graphql-yoga';
import type { EdgePlugin } from '../edge-context.ts';
import { refusal } from '../refusal.ts';

const isJson = /^application\/json\s*(?:;|$)/i;

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal(400, 'BAD_REQUEST', `${what} must be JSON.`);
  }
}

/** What is not an object (or a batch, refused by name later) has no query in it. */
function asParams(value: unknown): GraphQLParams {
  if (typeof value === 'object' && value !== null) return value;
  const came = value === null ? 'null' : `a ${typeof value}`;
  throw refusal(400, 'BAD_REQUEST', `The body must be a JSON object with a query, got ${came}.`);
}

function parsePost(body: Uint8Array): GraphQLParams {
  if (!isUtf8(body)) throw refusal(400, 'BAD_REQUEST', 'The body must be JSON in UTF-8.');
  return asParams(parseJson(new TextDecoder().decode(body), 'The body'));
}

function parseGet(url: string): GraphQLParams {
  const { searchParams } = new URL(url);
  const json = (name: string) => {
    const text = searchParams.get(name);
    return text ? parseJson(text, `The parameter ${name}`) : undefined;
  };
  return {
    query: searchParams.get('query') ?? undefined,
    operationName: searchParams.get('operationName') || undefined,
    variables: json('variables') as GraphQLParams['variables'],
    extensions: json('extensions') as GraphQLParams['extensions'],
  };
}

/**
 * Takes JSON in a POST, and parameters in a GET; every other body is 415, so that no form on a foreign page can send
 * a mutation. The edge has read the body within its limit; a request that did not come through it brings its own.
 */
export function useJsonBody(): EdgePlugin {
  return {
    onRequestParse({ request, serverContext, setRequestParser }) {
      if (request.method === 'GET') setRequestParser(({ url }) => parseGet(url));
      if (request.method !== 'POST') return;
      if (!isJson.test(request.headers.get('content-type') ?? ''))
        throw refusal(415, 'UNSUPPORTED_MEDIA_TYPE', 'The body must be sent as application/json.');
      const encoding = request.headers.get('content-encoding') ?? 'identity';
      if (encoding !== 'identity')
        throw refusal(415, 'UNSUPPORTED_MEDIA_TYPE', 'The body must be sent without a Content-Encoding.');
      setRequestParser(async (sent) =>
        parsePost(serverContext.body ?? new Uint8Array(await sent.arrayBuffer())),
      );
    },
  };
}
