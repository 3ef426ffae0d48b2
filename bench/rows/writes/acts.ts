import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { doneBy, type Send, withSender } from '../../clients.ts';
import { addCredentials } from '../../databases/credentials.ts';
import { fillForQueries } from '../../databases/filled.ts';
import { withClient } from '../../databases/template.ts';
import { metricOf, STATEMENTS } from '../../load.ts';
import type { Effort, Fact, Measured, Row } from '../../measure.ts';
import type { Question } from '../../question.ts';
import { type Server, startServer } from '../../servers/start.ts';
import { assertSameRows } from './same-rows.ts';
import {
  ACTS,
  type ActName,
  assertDone,
  CLIENTS,
  createScript,
  DEALT,
  type Step,
  toByHand,
  toOurs,
} from './script.ts';

const SIZE = 1000;
const WORDS: Record<ActName, string> = {
  recordStatusChange: 'changes of readiness recorded',
  confirmReadiness: 'confirmations recorded',
  reportCiRun: 'CI runs reported',
};

/** Our server or that by hand, each with a database of its own, and the acts that it has been sent. */
export interface Acting {
  server: Server;
  url: string;
  asSent: (step: Step) => Question;
  script: ReturnType<typeof createScript>;
}

/** Acts a second that many clients at once get done, beside a server by hand with the same guarantees on the same tables. */
export async function actRows(fresh: (name: string) => Promise<string>, effort: Effort): Promise<Measured> {
  const sides: Acting[] = [];
  try {
    sides.push(await started('ours', await fresh('acts_ours'), toOurs));
    sides.push(await started('by hand', await fresh('acts_by_hand'), toByHand));
    const [ours, byHand] = sides as [Acting, Acting];
    const rows: Row[] = [];
    await withSender(async (send) => {
      await assertSameRows(send, ours, byHand);
      for (const act of ACTS) {
        const row: Row = {
          work: `${WORDS[act]} by ${CLIENTS} clients, each with a key, a credential and its audit event`,
          against: 'by hand, one transaction each',
          ours: [],
          peer: [],
        };
        for (let round = -1; round < effort.rounds; round += 1)
          for (const [side, rates] of [
            [ours, row.ours],
            [byHand, row.peer],
          ] as const) {
            const found = await doneBy(CLIENTS, effort.secondsPerRound, (client) =>
              done(send, side, act, client),
            );
            if (round >= 0) rates.push(found);
          }
        rows.push(row);
      }
    });
    const statements = await withSender((send) => statementsOf(send, ours));
    return { rows, facts: [statements, await verified('ours', ours), await verified('by hand', byHand)] };
  } finally {
    for (const { server } of sides) await server.stop();
  }
}

async function started(
  name: 'ours' | 'by hand',
  url: string,
  asSent: (step: Step) => Question,
): Promise<Acting> {
  await fillForQueries(url, SIZE);
  await addCredentials(url, DEALT);
  const env = { DATABASE_URL: url, SIG_STATUS_SEED: 'off', SIG_STATUS_WRITES_PER_MINUTE: '0' };
  const first =
    name === 'ours' ? { path: '/health' } : { path: '/meetings', method: 'POST' as const, body: '{}' };
  return { server: await startServer(name, env, first), url, asSent, script: createScript() };
}

async function done(
  send: Send,
  { server, asSent, script }: Acting,
  act: ActName,
  client: number,
): Promise<void> {
  assertDone((await send(server.url, asSent(script(act, client)))).body);
}

async function statementsOf(send: Send, ours: Acting): Promise<Fact> {
  const counts: string[] = [];
  for (const act of ACTS) {
    const found: number[] = [];
    // The fewest of three: the version of the ledger may be asked for beside them.
    for (let turn = 0; turn < 3; turn += 1) {
      const before = await metricOf(ours.server.url, STATEMENTS);
      await done(send, ours, act, turn);
      found.push((await metricOf(ours.server.url, STATEMENTS)) - before);
    }
    counts.push(`${Math.min(...found)} of ${act}`);
  }
  return {
    what: 'statements of one act of ours, with those that begin and end its transaction',
    value: counts.join(', '),
  };
}

const root = resolve(import.meta.dirname, '../../..');

/** @throws where anything that is derived differs from what it is recomputed to be */
async function verified(name: string, { url }: Acting): Promise<Fact> {
  const count = await withClient(url, (client) =>
    client.query('select count(*)::int as many from audit_events where refusal is null'),
  );
  const env = { ...process.env, DATABASE_URL: url, SIG_STATUS_SEED: 'off' };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [resolve(root, 'dist/bin/main.js'), 'verify'],
    { env },
  );
  return {
    what: `\`sig-status verify\` after ${count.rows[0].many.toLocaleString('en')} acts of the server ${name}`,
    value: stdout.trim(),
  };
}
