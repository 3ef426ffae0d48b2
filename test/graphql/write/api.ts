import { pino } from 'pino';
import { readConfig } from '../../../src/config.ts';
import { authenticate } from '../../../src/domain/access/authenticate.ts';
import { issueToken } from '../../../src/domain/access/create-token.ts';
import type { Role } from '../../../src/domain/act/viewer.ts';
import { createContext, schema } from '../../../src/graphql/index.ts';
import { createGraphQL } from '../../../src/http/graphql.ts';
import { createMetrics } from '../../../src/http/metrics/metrics.ts';
import type { TestDatabase } from '../../helpers/database.ts';
import { refuseDoubledPrefixes } from '../../helpers/prefixes.ts';
import { saidElsewhere } from '../../helpers/said.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects by expecting it
type Loose = any;

export interface Answer {
  status: number;
  text: string;
  data: Loose;
  errors: { message: string; extensions: { code: string } }[] | undefined;
}

export interface Asked {
  token?: string | null;
  headers?: Record<string, string>;
}

export type Api = ReturnType<typeof api>;

/** The endpoint with its whole edge but the socket; the clock stands still where it is told to. */
export function api(
  { db }: Pick<TestDatabase, 'db'>,
  { now, compileAfter }: { now?: string; compileAfter?: number } = {},
) {
  const logged: string[] = [];
  const instant = () => (now ? new Date(now) : new Date());
  const yoga = createGraphQL({
    schema,
    clock: null,
    authenticate: (authorization) => authenticate(db, authorization, instant()),
    createContext: ({ viewer = null, requestId }) =>
      createContext({
        db,
        now: instant(),
        viewer,
        requestId,
        settings: { staleDays: 90, maxPageSize: 100 },
      }),
    config: readConfig({
      SIG_STATUS_WRITES_PER_MINUTE: '0',
      SIG_STATUS_READS_PER_MINUTE: '0',
      SIG_STATUS_DISPUTES_PER_HOUR: '0',
    }),
    log: pino({ level: 'info' }, { write: (line) => void logged.push(line) }),
    faultOf: () => null,
    documents: [],
    compileAfter,
    metrics: createMetrics([]),
  });

  async function post(
    query: string,
    variables: Record<string, unknown> = {},
    { token = null, headers = {} }: Asked = {},
  ): Promise<Answer> {
    const request = new Request('http://localhost/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    const response = await yoga.fetch(request);
    const text = await response.text();
    const answer = JSON.parse(text);
    refuseDoubledPrefixes(answer);
    return { status: response.status, text, ...answer };
  }

  return {
    logged,
    post,
    /** A token, issued as the command does. */
    token: async (
      role: Role,
      projects: string[] = [],
      given: { name?: string; person?: string; expiresAt?: Date | null } = {},
    ) =>
      (await db.transaction((tx) => issueToken(tx, { role, projects, expiresAt: null, ...given }, instant())))
        .secret,
    /** One act: what its field answers, with everything that an error of the tracker carries. */
    async act(token: string | null, name: string, input: Record<string, unknown>, selection = '') {
      const answer = await post(
        mutationOf(name, selection),
        { input: saidElsewhere(name, input) },
        { token },
      );
      if (!answer.data?.[name]) throw new Error(answer.text);
      return answer.data[name] as Loose;
    },
    /** The code of the top-level error that an act is refused with. */
    async refusal(token: string | null, name: string, input: Record<string, unknown>) {
      const { data, errors, status, text } = await post(mutationOf(name), { input }, { token });
      if (data?.[name] !== null || errors?.length !== 1)
        throw new Error(`Expected one error and no data; got ${text}`);
      return `${status} ${errors[0]?.extensions.code}`;
    },
    /** What a reader sees. */
    async read(query: string, variables: Record<string, unknown> = {}, asked: Asked = {}): Promise<Loose> {
      const answer = await post(query, variables, asked);
      if (answer.errors || !answer.data) throw new Error(answer.text);
      return answer.data;
    },
  };
}

export function mutationOf(name: string, selection = ''): string {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const onSuccess = selection && `... on ${type}Success { ${selection} }`;
  return `mutation Act($input: ${type}Input!) { ${name}(input: $input) {
    __typename ... on Error { message }
    ... on NotFoundError { what key }
    ... on ValidationError { issues { path message } }
    ... on ConflictError { current }
    ${hasMoves(type) ? '... on InvalidTransitionError { from to allowed contradicts { meeting { date } } }' : ''}
    ${onSuccess} } }`;
}

const hasMoves = (type: string) => /Status|Readiness|AcceptSuggestion/.test(type);
