/** The statements a database sends, for the tests whose point they are. Hand `record` to it as `onStatement`. */
export function createSqlLog() {
  let statements: string[] = [];
  return {
    record: (statement: string) => {
      statements.push(statement);
    },
    /** What was sent while the work ran, transaction control left out. */
    async during<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
      statements = [];
      const result = await work();
      return { result, statements };
    },
  };
}

export type SqlLog = ReturnType<typeof createSqlLog>;

/** The statements but the one that asks for the ledger's version, which is asked for anew where nobody has asked this instant. */
export const besidesVersion = (statements: readonly string[]): string[] =>
  statements.filter((statement) => !statement.includes('ledger_version'));
