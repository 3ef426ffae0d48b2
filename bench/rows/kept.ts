import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerTo, type Question, rate } from '../load.ts';
import type { Effort, Measured, Row } from '../measure.ts';
import { statusPage } from '../questions.ts';
import { type Server, startServer } from '../servers/start.ts';

const operation = readFileSync(new URL('../../schema/operations/matrix.graphql', import.meta.url), 'utf8');
const persisted: Question = {
  path: `/graphql?${new URLSearchParams({
    extensions: JSON.stringify({
      persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(operation).digest('hex') },
    }),
  })}`,
};

/** Public answers of which nothing has changed, beside a server that has their bytes and nothing else. */
export async function keptRows(url: string, effort: Effort): Promise<Measured> {
  const ours = await startServer('ours', { DATABASE_URL: url, SIG_STATUS_SEED: 'off' }, statusPage.ours);
  try {
    const { headers } = await answerTo(ours.url, persisted);
    const known = { ...persisted, headers: { 'if-none-match': headers.get('etag') ?? '' }, status: 304 };
    const rows = [
      await row('status page by POST, kept', ours, statusPage.ours, statusPage.ours, effort),
      await row('persisted operation by GET, 200', ours, persisted, persisted, effort),
      await row('persisted operation by GET, 304', ours, persisted, known, effort),
      await row('the overview page `/`', ours, { path: '/' }, { path: '/' }, effort),
    ];
    return { rows, facts: [await memory(ours, effort)] };
  } finally {
    await ours.stop();
  }
}

async function row(
  work: string,
  ours: Server,
  first: Question,
  asked: Question,
  effort: Effort,
): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'sig-status-bench-'));
  const { body, headers } = await answerTo(ours.url, first);
  const file = join(folder, 'body');
  writeFileSync(file, body);
  const bare = await startServer(
    'node:http',
    { BODY: file, TYPE: headers.get('content-type') ?? '' },
    { path: '/' },
  );
  const found: Row = {
    work: `${work} (${body.length.toLocaleString('en')} bytes), nothing changed`,
    against: 'node:http, the same bytes by 200',
    ours: [],
    peer: [],
  };
  try {
    for (let round = -1; round < effort.rounds; round += 1) {
      const own = await rate(ours.url, asked, effort.secondsPerRound);
      const peer = await rate(bare.url, { ...asked, status: 200 }, effort.secondsPerRound);
      if (round < 0) continue;
      found.ours.push(own);
      found.peer.push(peer);
    }
    return found;
  } finally {
    await bare.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of the process, once after a tenth of the requests and once after all: kept answers and computed ones in turn. */
async function memory({ url }: Server, { requests }: Effort) {
  const resident = async () => {
    const { body } = await answerTo(url, { path: '/metrics' });
    return Number(/^process_resident_memory_bytes (\d+)/m.exec(body)?.[1]);
  };
  let sent = 0;
  const send = async (upTo: number) => {
    while (sent < upTo) {
      for (const asked of [
        statusPage.ours,
        persisted,
        { path: '/' },
        { path: `/?text=project-0000${sent % 7}` },
      ])
        sent += Math.round(await rate(url, asked, 1));
    }
    return resident();
  };
  const early = await send(requests / 10);
  const late = await send(requests);
  const mib = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MiB`;
  const counts = [requests, requests / 10].map((count) => count.toLocaleString('en'));
  return {
    what: `resident memory after ${counts[0]} requests, beside that after ${counts[1]}`,
    value: `${(late / early).toFixed(2)} (${mib(late)}, ${mib(early)})`,
  };
}
