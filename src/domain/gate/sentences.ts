import type { Judgement } from './judge.ts';
import { rulesOf } from './kinds.ts';
import { type CriterionVerdict, type GateActor, isBlocking } from './verdicts.ts';
import { stateAt } from './waiver-at.ts';

const NEXT_STEPS: Record<GateActor, string> = {
  CI: "the project's CI runs it",
  MAINTAINER: 'a maintainer of the project acts',
  CHAIR: 'a chair acts',
  SIG: 'the SIG decides',
};

export const nextIs = (actor: GateActor): string => `Next step: ${NEXT_STEPS[actor]}.`;

export const verdictWords = (verdict: CriterionVerdict): string => verdict.toLowerCase().replaceAll('_', ' ');

/** The role that can change the verdict; null where none has to act. */
export function actorOf({ criterion, underlying, verdict }: Judgement): GateActor | null {
  if (criterion.standing === 'PROPOSED') return 'SIG';
  if (!isBlocking(verdict)) return null;
  return rulesOf(criterion.kind).actor(underlying);
}

/** What is missing, on what evidence, who acts next. Dates and no ages, so that it stays true. */
export function explain(judgement: Judgement, at: Date): string {
  const { criterion, finding } = judgement;
  const found = rulesOf(finding.kind).clause(finding, at);
  const clause = judgement.isAssumed
    ? `assumed to be ${verdictWords(judgement.verdict)}`
    : withWaiver(judgement, found, at);
  const parts = [`${criterion.title}: ${clause}.`];
  if (criterion.standing === 'PROPOSED')
    parts.push(`Not required yet: it was proposed on ${criterion.since}, and no meeting has adopted it.`);
  const actor = actorOf(judgement);
  if (actor) parts.push(nextIs(actor));
  return parts.join(' ');
}

function withWaiver({ waiver, verdict }: Judgement, found: string, at: Date): string {
  if (!waiver) return found;
  if (verdict === 'WAIVED')
    return `waived by the meeting of ${waiver.grantedOn} to the end of ${waiver.expiresOn}; without the waiver: ${found}`;
  if (stateAt(waiver, at) === 'IN_FORCE')
    return `${found}; the waiver by the meeting of ${waiver.grantedOn} to the end of ${waiver.expiresOn} is not needed`;
  if (!isBlocking(verdict)) return found;
  return stateAt(waiver, at) === 'REVOKED'
    ? `${found}; the waiver of ${waiver.grantedOn} was revoked by the meeting of ${waiver.revokedOn}`
    : `${found}; the waiver of ${waiver.grantedOn} ended on ${waiver.expiresOn}`;
}
