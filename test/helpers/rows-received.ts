import pg from 'pg';

interface Receiver {
  handleDataRow(message: unknown): void;
}

let received = 0;
const query = (pg.Query as unknown as { prototype: Receiver }).prototype;
const handle = query.handleDataRow;
query.handleDataRow = function (this: Receiver, message) {
  received += 1;
  handle.call(this, message);
};

/** How many rows PostgreSQL sent to this process while the work ran. */
export async function rowsReceived<Result>(
  work: () => Promise<Result>,
): Promise<{ rows: number; result: Result }> {
  const before = received;
  const result = await work();
  return { rows: received - before, result };
}
