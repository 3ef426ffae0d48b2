import { addDays, startOfDay } from '../../base/calendar.ts';
import type { Criterion } from '../criterion/on.ts';
import type { Evidence } from './evidence.ts';
import { type Finding, rulesOf } from './kinds.ts';
import { type CriterionVerdict, isSatisfied } from './verdicts.ts';
import { stateAt, type WaiverEvidence, waiverAt } from './waiver-at.ts';

/** How one project stands to one criterion at one instant. */
export interface Judgement {
  criterion: Criterion;
  verdict: CriterionVerdict;
  /** What it would be without the waiver; the same where none is in force. */
  underlying: CriterionVerdict;
  finding: Finding;
  /** The newest waiver, in force or ended. */
  waiver: WaiverEvidence | null;
  /** Day from which what decides the verdict counts. */
  since: string;
  /** The earliest instant after it at which the judgement changes although nothing is written; null when none is in sight. */
  changesAt: Date | null;
  /** Set where the verdict is assumed, for a gate that is only tried out. */
  isAssumed?: boolean;
}

/** The one place where a verdict is decided: by what the kind of the criterion goes by, a waiver last. */
export function judge(criterion: Criterion, evidence: Evidence, at: Date): Judgement {
  const rules = rulesOf(criterion.kind);
  const finding = rules.find(criterion, evidence, at);
  const waiver = waiverAt(evidence.waivers, at);
  const underlying = finding.verdict;
  const isWaived = waiver !== null && stateAt(waiver, at) === 'IN_FORCE' && !isSatisfied(underlying);
  const found = rules.since(finding);
  const changes = [
    rules.changesAt(finding, at),
    waiver && stateAt(waiver, at) === 'IN_FORCE' ? endOf(waiver) : null,
  ].filter((instant) => instant !== null);
  return {
    criterion,
    verdict: isWaived ? 'WAIVED' : underlying,
    underlying,
    finding,
    waiver,
    since: isWaived ? waiver.grantedOn : (found ?? criterion.since),
    changesAt: changes.length ? new Date(Math.min(...changes.map(Number))) : null,
  };
}

function endOf({ expiresOn, revokedOn }: WaiverEvidence): Date {
  const expires = startOfDay(addDays(expiresOn, 1));
  return revokedOn !== null && startOfDay(revokedOn) < expires ? startOfDay(revokedOn) : expires;
}

/** The waiver in force where the project passes without it. */
export const unusedWaiver = ({ waiver, verdict }: Judgement, at: Date): WaiverEvidence | null =>
  waiver !== null && verdict !== 'WAIVED' && stateAt(waiver, at) === 'IN_FORCE' ? waiver : null;
