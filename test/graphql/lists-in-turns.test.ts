import { buildSchema, type ExecutionResult, execute, parse } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { describe, expect, test } from 'vitest';
import { withWork } from '../../src/base/work.ts';
import { listsInTurns } from '../../src/graphql/engine/lists-in-turns.ts';
import { turnsDuring } from '../helpers/turns.ts';

const ITEMS = 400;

function burn(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

/** A list whose items take a millisecond each, and how many were asked. */
function slowList() {
  const schema = buildSchema(
    'type Query { items: [Item!]! few: [Item!]! } type Item { name: String! few: [Item!]! }',
  );
  let asked = 0;
  const item = (at: number): object => ({
    name: () => {
      asked += 1;
      burn(1);
      return String(at);
    },
    few: () => Array.from({ length: 5 }, (_, below) => item(below)),
  });
  const call = (
    source: Record<string, unknown>,
    _args: unknown,
    _context: unknown,
    info: { fieldName: string },
  ) => {
    const value = source[info.fieldName];
    return typeof value === 'function' ? value() : value;
  };
  for (const name of ['Query', 'Item'])
    for (const field of Object.values(
      (schema.getType(name) as { getFields?: () => Record<string, { resolve?: unknown }> }).getFields?.() ??
        {},
    ))
      field.resolve = call;
  listsInTurns(schema);
  const list = () => Array.from({ length: ITEMS }, (_, at) => item(at));
  return { schema, rootValue: { items: list, few: () => [item(0), item(1)] }, asked: () => asked };
}

type Run = (query: string, made: ReturnType<typeof slowList>) => Promise<ExecutionResult>;

describe.each<[string, Run]>([
  [
    'executed',
    async (query, { schema, rootValue }) => execute({ schema, document: parse(query), rootValue }),
  ],
  [
    'compiled',
    async (query, { schema, rootValue }) => {
      const compiled = compileQuery(schema, parse(query));
      if (!isCompiledQuery(compiled)) throw new Error('it cannot be compiled');
      return compiled.query(rootValue, {}, {}) as Promise<ExecutionResult>;
    },
  ],
])('%s', (_how, run) => {
  test.each(['{ items { name } }', '{ items { few { name } } }'])(
    '%s gives way, and answers all in their order',
    async (query) => {
      const made = slowList();
      const { result, turns } = await turnsDuring(() => run(query, made));
      expect(result.errors).toBeUndefined();
      const items = result.data?.items as { name?: string; few?: object[] }[];
      expect(items).toHaveLength(ITEMS);
      if (items[0]?.name) expect(items.map(({ name }) => name)).toEqual(items.map((_, at) => String(at)));
      // Each turn lasts ten milliseconds, and as long as it takes to execute what was begun.
      expect(turns).toBeGreaterThan(made.asked() / 100);
    },
  );

  test('ends with the work that it is part of', async () => {
    const made = slowList();
    const result = await withWork({ deadline: performance.now() + 60 }, () =>
      run('{ items { name } }', made),
    );
    expect(result.errors?.length).toBe(1);
    expect(result.errors?.[0]?.originalError?.name).toBe('WorkEnded');
    expect(made.asked()).toBeLessThan(ITEMS);
  });
});

test('a short list is left as it is while the turn lasts', async () => {
  const { schema, rootValue } = slowList();
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  const result = execute({ schema, document: parse('{ few { __typename } }'), rootValue });
  expect(result).not.toBeInstanceOf(Promise);
});
