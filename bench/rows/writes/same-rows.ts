import type { Send } from '../../clients.ts';
import { withClient } from '../../databases/template.ts';
import type { Acting } from './acts.ts';
import { ACTS, assertDone, DEALT } from './script.ts';

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
export async function assertSameRows(send: Send, ours: Acting, byHand: Acting): Promise<void> {
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
