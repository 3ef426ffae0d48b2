import { createYoga, maskError } from 'graphql-yoga';
import { readConfig } from '../../src/config.ts';
import type { Viewer } from '../../src/domain/act/viewer.ts';
import { RelationStore } from '../../src/graphql/engine/relation-store.ts';
import { createContext, type Settings, schema } from '../../src/graphql/index.ts';

import { useOrderedExecution } from '../../src/http/plugins/ordered-execution.ts';
import type { TestDatabase } from './database.ts';
import { refuseDoubledPrefixes } from './prefixes.ts';

/** Where the group of the seeds keeps its reports. */
const SOURCE = readConfig({}).source;

export interface ClientOptions {
  /** The instant of every request; the end of 2017-12-31 when absent. */
  now?: string;
  viewer?: Viewer | null;
  settings?: Partial<Settings>;
  /** False: without fetching ahead, every relation through its loader. */
  fetchesAhead?: boolean;
}

export interface Answer<Data> {
  data: Data | null;
  errors?: { message: string; path?: (string | number)[]; extensions?: { code?: string } }[];
}

// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects by expecting it
type Loose = any;

export type Client = ReturnType<typeof client>;

/** Asks the schema through Yoga's front door, JSON in and JSON out. */
export function client({ db }: Pick<TestDatabase, 'db'>, options: ClientOptions = {}) {
  const { now = '2017-12-31T23:00:00Z', viewer = null, settings, fetchesAhead = true } = options;
  /** What was masked, so that a test that fails can say why. */
  const masked: unknown[] = [];
  const yoga = createYoga({
    schema,
    maskedErrors: {
      maskError: (error, message, isDev) => {
        const answered = maskError(error, message, isDev);
        if (answered !== error) masked.push((error as { originalError?: unknown }).originalError ?? error);
        return answered;
      },
    },
    plugins: [useOrderedExecution()],
    logging: false,
    graphiql: false,
    context: () => ({
      ...createContext({
        db,
        now: new Date(now),
        viewer,
        requestId: 'test',
        settings: { staleDays: 90, maxPageSize: 100, source: SOURCE, ...settings },
      }),
      relations: new RelationStore({ fetchesAhead }),
    }),
  });
  /** The whole answer, errors included. */
  async function ask<Data = Loose>(
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<Answer<Data>> {
    const response = await yoga.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as Answer<Data>;
    refuseDoubledPrefixes(answer.errors);
    return answer;
  }
  return {
    ask,
    /** The data; fails with what was answered instead. */
    async data<Data = Loose>(query: string, variables?: Record<string, unknown>): Promise<Data> {
      const answer = await ask<Data>(query, variables);
      if (answer.errors || !answer.data)
        throw new Error(JSON.stringify(answer.errors ?? answer, null, 1), { cause: masked.splice(0)[0] });
      return answer.data;
    },
    /** The code of the one error that is expected. */
    async code(query: string, variables?: Record<string, unknown>): Promise<string | undefined> {
      const { errors } = await ask(query, variables);
      if (errors?.length !== 1) throw new Error(`Expected one error; got ${JSON.stringify(errors)}`);
      return errors[0]?.extensions?.code;
    },
  };
}
