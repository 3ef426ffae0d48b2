import { dayOf } from '../../../src/base/calendar.ts';
import type { Judgement } from '../../../src/domain/gate/judge.ts';
import { explain } from '../../../src/domain/gate/sentences.ts';
import { isSatisfied } from '../../../src/domain/gate/verdicts.ts';
import type { Rows } from './rows.ts';

/** A criterion that is met again takes back what its failure has proposed; one that fails proposes a step back. */
export async function follow(
  rows: Rows,
  { id }: { id: number },
  judgement: Judgement | undefined,
  { personId, now }: { personId: number; now: Date },
): Promise<object> {
  if (!judgement) return {};
  const { criterion, verdict, since } = judgement;
  const today = dayOf(now);
  if (isSatisfied(verdict)) {
    const closed = await rows<{ id: number }>(
      'withdraw',
      `update proposals set outcome = 'WITHDRAWN', closed_on = $3, closed_by = $4, closed_reason = $5
       where project_id = $1 and criterion_id = $2 and outcome is null returning id`,
      [
        id,
        criterion.id,
        today,
        personId,
        `The project recovered before a meeting recorded this: “${criterion.title}” has been met again since ${since}.`,
      ],
    );
    return closed.length ? { demotionsWithdrawn: closed.map((proposal) => proposal.id) } : {};
  }
  if (verdict !== 'FAILED') return {};
  const [standing] = await rows<{ to: string }>(
    'readiness',
    `select "to" from standing_status_changes($2::date, 'EFFECTIVE') where project_id = $1 and effect = 'SET'
     order by effective_on desc, meeting_date desc, place desc limit 1`,
    [id, today],
  );
  const isPast =
    standing?.to === 'GRADUATED' || (standing?.to === 'TESTING' && criterion.gates !== 'GRADUATED');
  if (!isPast) return {};
  const [opened] = await rows<{ id: number }>(
    'demote',
    `with opened as (
       insert into proposals (project_id, criterion_id, "to", reason, opened_on, opened_at, opened_by)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id
     ), cited as (
       insert into evidence (proposal_id, position, url)
       select opened.id, 0, run.url from opened, ci_runs run where run.id = $8 and run.url is not null
     )
     select id from opened`,
    [
      id,
      criterion.id,
      standing?.to === 'GRADUATED' ? 'TESTING' : 'EXPERIMENTAL',
      `It no longer meets a criterion of a step that it has taken. ${explain(judgement, now)}`,
      today,
      now.toISOString(),
      personId,
      judgement.finding.kind === 'CI' ? judgement.finding.newest?.id : null,
    ],
  );
  return opened ? { demotionOpened: opened.id } : {};
}
