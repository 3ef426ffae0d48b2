import type pg from 'pg';

/** A statement that the connection prepares under its name. */
export type Rows = <Row>(name: string, statement: string, values?: unknown[]) => Promise<Row[]>;

export const rowsOf =
  (connection: pg.Pool | pg.PoolClient): Rows =>
  async <Row>(name: string, text: string, values: unknown[] = []) =>
    (await connection.query({ name, text, values })).rows as Row[];

/** What is answered instead of being done. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
