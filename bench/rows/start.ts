import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Effort, type Measured, median, type Row } from '../measure.ts';
import { statusPage } from '../questions.ts';
import { startServer } from '../servers/start.ts';

/** From the start of the process to its first answer to the status page. */
export async function startRows(url: string, { rounds }: Effort): Promise<Measured> {
  const row: Row = {
    work: 'cold start to the first status page of 1,000 projects',
    against: 'PostGraphile',
    ours: [],
    peer: [],
  };
  for (let round = 0; round < rounds; round += 1)
    for (const [name, rates] of [
      ['ours', row.ours],
      ['PostGraphile', row.peer],
    ] as const) {
      const env = { DATABASE_URL: url, SIG_STATUS_SEED: 'off' };
      const server = await startServer(name, env, statusPage[name]);
      rates.push(1 / server.secondsToFirstAnswer);
      await server.stop();
    }
  const directory = mkdtempSync(join(tmpdir(), 'sig-status-bench-'));
  const reopened: number[] = [];
  try {
    for (let round = -1; round < rounds; round += 1) {
      const server = await startServer('ours', { SIG_STATUS_DATA: join(directory, 'data') }, statusPage.ours);
      if (round >= 0) reopened.push(server.secondsToFirstAnswer);
      await server.stop();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  const value = `${median(reopened).toFixed(2)} s (${Math.min(...reopened).toFixed(2)}–${Math.max(...reopened).toFixed(2)})`;
  return {
    rows: [row],
    facts: [{ what: 'embedded database: start with existing data to the first status page', value }],
  };
}
