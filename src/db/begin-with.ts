import pg from 'pg';

/** Members of pg's connection that its types leave out. */
interface Wire {
  stream: { cork(): void; uncork(): void };
  parse(statement: { text: string }): void;
  bind(portal: object): void;
  execute(portal: object): void;
}

/**
 * BEGIN and the first statement of a transaction as one unit: where BEGIN fails, PostgreSQL passes over what comes with it, which
 * would otherwise be done outside of any transaction. The statement goes without its name: what pg remembers of names would be wrong
 * if only BEGIN was understood.
 */
export function beginWith(
  client: pg.ClientBase,
  { name: _, ...statement }: pg.QueryConfig,
  values: unknown[] = [],
): Promise<pg.QueryResult> {
  return new Promise((resolve, reject) => {
    const config = { ...statement, values, queryMode: 'extended' } as pg.QueryConfig;
    const query = new pg.Query(config) as unknown as {
      callback: (error: Error | null, results: pg.QueryResult | pg.QueryResult[]) => void;
      submit(wire: Wire): Error | null;
    };
    const submit = query.submit.bind(query);
    query.submit = (wire) => {
      wire.stream.cork();
      try {
        wire.parse({ text: 'begin' });
        wire.bind({});
        wire.execute({});
        return submit(wire);
      } finally {
        wire.stream.uncork();
      }
    };
    query.callback = (error, results) => {
      if (error) reject(error);
      else resolve([results].flat().at(-1) as pg.QueryResult);
    };
    client.query(query as unknown as pg.Submittable);
  });
}
