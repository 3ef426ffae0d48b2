/** The statements a database sends, for the tests whose point they are. Hand `record` to it as `onStatement`. */
export function createSqlLog() {
  let sent: string[] = [];
  return {
    record: (statement: string) => {
      sent.push(statement);
    },
    /**
     * What was sent while the work ran, transaction control left out. The ledger's version stands apart: it is asked for anew where
     * nobody has asked this instant, so how often depends on how fast the machine is.
     */
    async during<T>(
      work: () => Promise<T>,
    ): Promise<{ result: T; statements: string[]; versionsAsked: number }> {
      sent = [];
      const result = await work();
      const statements = sent.filter((statement) => !statement.includes('ledger_version'));
      return { result, statements, versionsAsked: sent.length - statements.length };
    },
  };
}

export type SqlLog = ReturnType<typeof createSqlLog>;
