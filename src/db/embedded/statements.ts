import {
  type messages,
  type PGlite,
  parse,
  protocol,
  type QueryOptions,
  type Transaction,
} from '@electric-sql/pglite';
import { LRUCache } from 'lru-cache';
import { isStalePlan } from '../postgres/stale-plan.ts';

type Message = messages.BackendMessage;
type Query = Transaction['query'];

/** A statement as the database understood it. */
interface Statement {
  /** Empty for the one without a name, which the next one without a name replaces. */
  name: string;
  parameterTypes: number[];
  /** Its description of rows; none where it gives no rows. */
  rows: messages.RowDescriptionMessage | undefined;
}

/** Their plans are kept in the memory of the database inside. */
const MOST_KEPT = 300;
const MOST_SEEN = 1000;
/** Longer ones have their values in them, and do not come again. */
const LONGEST = 20_000;

/** What changes no table and no setting, so that everything that is kept still means the same afterwards. */
const HARMLESS =
  /^\s*(select|insert|update|delete|with|values|savepoint|release savepoint|rollback to savepoint|set constraints|set local work_mem|lock table|analyze)\b/i;
const WORTH_KEEPING = /^\s*(select|insert|update|delete|with|values)\b/i;

const { serialize } = protocol;

/**
 * PGlite has every statement parsed and planned anew, and goes into the database inside six times for each. Here one that
 * came before is kept there under a name, and is bound, executed and closed with one call; any other takes two.
 *
 * What is kept must mean what its text means. So all is forgotten after a statement that may change tables, types or
 * settings; and within a transaction nothing is kept from such a statement on, for it may yet be rolled back.
 */
export function keepStatements(pglite: PGlite): void {
  const seen = new LRUCache<string, true>({ max: MOST_SEEN });
  const kept = new LRUCache<string, Statement>({
    max: MOST_KEPT,
    dispose: ({ name }) => leftOver.push(name),
  });
  /** Names that are no longer used; the next call closes them. */
  let leftOver: string[] = [];
  let lastName = 0;

  const forget = () => kept.clear();

  async function send(...parts: Uint8Array[]): Promise<Message[]> {
    const closing = leftOver.map((name) => serialize.close({ type: 'S', name }));
    leftOver = [];
    // With the end of the unit in it the database is ready for the next one, whatever becomes of this one.
    const unit = Buffer.concat([...closing, ...parts, serialize.sync()]);
    return pglite.execProtocolStream(unit, { syncToFs: false });
  }

  async function understand(text: string, name: string): Promise<Statement> {
    const said = await send(serialize.parse({ name, text }), serialize.describe({ type: 'S', name }));
    const isRows = (message: Message): message is messages.RowDescriptionMessage =>
      message.name === 'rowDescription';
    return { name, parameterTypes: parse.parseDescribeStatementResults(said), rows: said.find(isRows) };
  }

  async function statementOf(text: string, mayKeep: boolean): Promise<Statement> {
    if (!mayKeep || text.length > LONGEST || !WORTH_KEEPING.test(text)) return understand(text, '');
    const there = kept.get(text);
    if (there) return there;
    // Much is asked once and never again.
    if (!seen.has(text)) {
      seen.set(text, true);
      return understand(text, '');
    }
    lastName += 1;
    const statement = await understand(text, `kept_${lastName}`);
    kept.set(text, statement);
    return statement;
  }

  async function execute(statement: Statement, values: unknown[], options?: QueryOptions) {
    const { name, parameterTypes, rows } = statement;
    const texts = values.map((value, at) => {
      if (value === null || value === undefined) return null;
      const type = parameterTypes[at] as number;
      const toText = options?.serializers?.[type] ?? pglite.serializers[type];
      return toText ? toText(value) : String(value);
    });
    const said = await send(serialize.bind({ statement: name, values: texts }), serialize.execute());
    // PGlite copies the parsers of all types for each result; those of its columns are enough.
    const parsers: PGlite['parsers'] = {};
    for (const { dataTypeID } of rows?.fields ?? []) {
      const parser = pglite.parsers[dataTypeID];
      if (parser) parsers[dataTypeID] = parser;
    }
    return parse.parseResults(rows ? [rows, ...said] : said, parsers, options)[0];
  }

  async function run(text: string, values: unknown[], options: QueryOptions | undefined, mayKeep: boolean) {
    return pglite._runExclusiveQuery(async () => {
      try {
        return await execute(await statementOf(text, mayKeep), values, options);
      } catch (error) {
        // As PGlite's own errors are.
        if (error instanceof Error && 'severity' in error)
          Object.assign(error, { query: text, params: values, queryOptions: options });
        throw error;
      }
    });
  }

  pglite.query = (async (text, values = [], options) => {
    await pglite._checkReady();
    return pglite._runExclusiveTransaction(async () => {
      try {
        return await run(text, values, options, true);
      } catch (error) {
        if (!isStalePlan(error)) throw error;
        forget();
        return await run(text, values, options, true);
      } finally {
        // Before anybody else has the database.
        if (!HARMLESS.test(text)) forget();
      }
    });
  }) as Query;

  const transaction = pglite.transaction.bind(pglite);
  pglite.transaction = (work) =>
    transaction(async (tx) => {
      let isChanged = false;
      const queryClosed = tx.query.bind(tx);
      tx.query = (async (text, values = [], options) => {
        if (tx.closed) return queryClosed(text, values, options);
        isChanged ||= !HARMLESS.test(text);
        return run(text, values, options, !isChanged);
      }) as Query;
      try {
        return await work(tx);
      } finally {
        if (isChanged) forget();
      }
    });
}
