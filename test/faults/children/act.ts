/**
 * Says what it finds, then acts: opens a proposal, records it, and acknowledges what was answered. Every record leaves
 * evidence, an event, an answered key and a closed proposal, or none of them.
 */
import { sql } from 'drizzle-orm';
import { authenticate } from '../../../src/domain/access/authenticate.ts';
import { issueToken } from '../../../src/domain/access/create-token.ts';
import { perform } from '../../../src/domain/act/perform.ts';
import { proposeStatusChange } from '../../../src/domain/proposal/propose.ts';
import { recordStatusChange } from '../../../src/domain/status-change/record.ts';
import { database } from '../../db/open/children/opened.ts';

const { db } = database;
/** Each table is read once: the more was acknowledged, the longer it is looked for. */
const { rows } = await db.execute<{ top: number; records: number; halves: number }>(sql`
  with evidenced as materialized (select distinct status_change_id as id from evidence),
    audited as materialized (select subject, count(*) as times, bool_or(act = 'recordStatusChange') as is_record from audit_events group by subject),
    answered as materialized (select key, (answer->>'statusChangeId')::int as id from idempotency_keys where key like 'record %'),
    closed as materialized (select status_change_id as id from proposals where outcome = 'RECORDED'),
    records as materialized (select id, reason, 'StatusChange:' || id as subject, 'record ' || reason as key from status_changes)
  select coalesce(max(reason::int), 0) as top, count(*)::int as records,
    count(*) filter (where evidenced.id is null or times is distinct from 1 or answered.id is null or closed.id is null)::int
    + (select count(*) from audited where is_record and not exists (select from records where records.subject = audited.subject))::int
    + (select count(*) from idempotency_keys where answer = 'null')::int as halves
  from records left join evidenced using (id) left join audited using (subject)
    left join answered on answered.key = records.key and answered.id = records.id left join closed on closed.id = records.id`);
console.log(`found ${JSON.stringify(rows[0])}`);

const now = new Date();
const token = await db.transaction((tx) =>
  issueToken(tx, { role: 'CHAIR', projects: [], person: 'chair', name: 'writer' }, now),
);
const viewer = await authenticate(db, `Bearer ${token.secret}`, now);
if (!viewer || viewer === 'refused') throw new Error('a token that was just issued is refused');
// Keys are of a bearer: the one who was killed, and comes back.
const by = { viewer: { ...viewer, tokenId: null }, now, requestId: null };

async function act(number: number): Promise<number> {
  const to = number % 2 ? 'PROPOSED' : 'RETIRED';
  const evidence = [{ url: 'https://example.org' }];
  const proposal = {
    project: 'landlock',
    to,
    reason: `${number}`,
    evidence,
    idempotencyKey: `propose ${number}`,
  };
  const { proposalId } = await perform(db, proposeStatusChange, proposal, by);
  const record = {
    ...proposal,
    meeting: '2017-05-24',
    idempotencyKey: `record ${number}`,
    proposal: { id: proposalId, given: '' },
  };
  return (await perform(db, recordStatusChange, record, by)).statusChangeId;
}

// The last act may have been done without its answer: asked again, it is not done twice.
const top = rows[0]?.top ?? 0;
if (top > 0) console.log(`repeated ${top} as ${await act(top)}`);
for (let number = top + 1; ; number += 1) console.log(`acknowledged ${number} as ${await act(number)}`);
