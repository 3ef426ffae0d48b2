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
interface Acting {
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
    const before = await metricOf(ours.server.url, STATEMENTS);
    await done(send, ours, act, 0);
    counts.push(`${(await metricOf(ours.server.url, STATEMENTS)) - before} of ${act}`);
  }
  return {
    what: 'statements of one act of ours, with those that begin and end its transaction',
    value: counts.join(', '),
  };
}

/** What acts leave behind, but for what is drawn or is the instant of writing. */
const LEFT = [
  `select to_jsonb(r) - 'id' - 'entered_at' #- '{gate,evaluatedAt}' as left from status_changes r where meeting_date = current_date order by project_id, sequence`,
  `select to_jsonb(r) - 'id' - 'status_change_id' as left from evidence r where url like 'https://example.org/said/%' order by url`,
  `select to_jsonb(r) - 'id' - 'reported_at' as left from ci_runs r where commit = 'a1b2c3d4' order by project_id, run_id`,
  `select to_jsonb(r) - 'id' - 'opened_at' as left from proposals r order by project_id, criterion_id`,
  `select to_jsonb(r) - 'id' - 'at' - 'request_id' - 'subject' as left from audit_events r order by act, details::text`,
  `select jsonb_build_object('bearer', bearer, 'key', key, 'act', act) as left from idempotency_keys order by bearer, key`,
  'select count(*) as left from news union all select version from ledger_version',
] as const;

/** @throws where the same acts, one after the other, leave other rows in one database than in the other */
async function assertSameRows(send: Send, ours: Acting, byHand: Acting): Promise<void> {
  const left: string[][] = [];
  for (const side of [ours, byHand]) {
    for (const act of ACTS)
      for (let turn = 0; turn < 3; turn += 1)
        for (const client of DEALT.keys()) {
          const sent = side.asSent(side.script(act, client));
          assertDone((await send(side.server.url, sent)).body);
          // The same key again is answered and writes nothing.
          if (turn === 0) assertDone((await send(side.server.url, sent)).body);
        }
    left.push(
      await withClient(side.url, async (client) => {
        const found: string[] = [];
        for (const statement of LEFT) found.push(JSON.stringify((await client.query(statement)).rows));
        return found;
      }),
    );
  }
  const [first = [], second = []] = left;
  if (first.slice(0, 3).some((found) => found.length < 1000)) throw new Error(`Too little is left: ${first}`);
  for (const [at, found] of first.entries())
    if (found !== second[at])
      throw new Error(`Expected the same rows on both sides of ${LEFT[at]}:\n${found}\n${second[at]}`);
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
