import type { ProjectIndex } from '../parse/projects.ts';
import type { DecisionContent } from './content.ts';
import { type Clause, EFFECTIVE, match, type NextPart, NOTHING } from './form.ts';
import type { KindsOf } from './kind.ts';
import { bare, DecisionError, type Part, readDate, readLevel, readMeeting, readProject } from './words.ts';
import { overridden, writtenDay } from './written.ts';

const OVERRIDE = '(?:\\s*,?\\s+override(?<override>d?)(?:\\s+"(?<because>[^"]+)")?)?';
const FORMS = {
  change: new RegExp(`^(?<from>\\S+)\\s*(?:->|→)\\s*(?<to>[^\\s,]+)${EFFECTIVE}${OVERRIDE}$`, 'dis'),
  to: new RegExp(`^(?<to>[^\\s,]+)${EFFECTIVE}${OVERRIDE}$`, 'dis'),
  confirmed: new RegExp(`^confirmed\\s+(?<level>[^\\s,]+)${EFFECTIVE}$`, 'dis'),
  undone: /^(?<what>correction|retraction)\s+of\s+(?<date>\S.*)$/dis,
  proposed: new RegExp(`^proposed\\s+(?<to>[^\\s,]+)${EFFECTIVE}$`, 'dis'),
  withdrawn: /^proposal\s+of\s+(?<to>\S+)\s+withdrawn$/di,
};

const STATUS_FORMS = '"LEVEL -> LEVEL", "confirmed LEVEL", "correction of DATE" or "retraction of DATE"';
const PROPOSAL_FORMS = '"proposed LEVEL", "proposed LEVEL, effective DATE" or "proposal of LEVEL withdrawn"';

/** `wireguard: EXPERIMENTAL -> TESTING, effective 2017-07-18`, `confirmed TESTING`, `correction of 2017-05-24: RETIRED`. */
export function readStatus(subject: Part, next: NextPart, projects: ProjectIndex): Clause {
  const project = readProject(subject, projects);
  const clause = next(STATUS_FORMS);
  const changed = match(FORMS.change, clause);
  if (changed) {
    const { from = NOTHING, to = NOTHING, on } = changed;
    const statedFrom = bare(from).text === 'none' ? null : readLevel(from);
    const effectiveOn = on ? readDate(on) : null;
    return { kind: 'CHANGE', project, statedFrom, to: readLevel(to), effectiveOn, ...readOverride(changed) };
  }
  const confirmed = match(FORMS.confirmed, clause);
  if (confirmed) {
    const level = readLevel(confirmed.level ?? NOTHING);
    return {
      kind: 'CONFIRMATION',
      project,
      level,
      ...(confirmed.on ? { effectiveOn: readDate(confirmed.on) } : {}),
    };
  }
  const undone = match(FORMS.undone, clause);
  const proposed = match(FORMS.proposed, clause);
  if (proposed) {
    const effectiveOn = proposed.on ? readDate(proposed.on) : null;
    return { kind: 'PROPOSAL', project, to: readLevel(proposed.to ?? NOTHING), effectiveOn };
  }
  const withdrawn = match(FORMS.withdrawn, clause);
  if (withdrawn) return { kind: 'PROPOSAL_WITHDRAWAL', project, to: readLevel(withdrawn.to ?? NOTHING) };
  if (!undone) {
    const isProposal = /^propos/i.test(clause.text);
    throw new DecisionError('decision-form', clause, isProposal ? PROPOSAL_FORMS : STATUS_FORMS);
  }
  const corrects = readMeeting(undone.date ?? NOTHING);
  if (undone.what?.text.toLowerCase() === 'retraction') return { kind: 'RETRACTION', project, corrects };
  const instead = next('a readiness');
  const found = match(FORMS.to, instead) ?? {};
  const { to, on } = found;
  if (!to)
    throw new DecisionError(
      'decision-form',
      instead,
      '"LEVEL", "LEVEL, effective DATE" or "LEVEL, override"',
    );
  const effectiveOn = on ? readDate(on) : null;
  return { kind: 'CORRECTION', project, corrects, to: readLevel(to), effectiveOn, ...readOverride(found) };
}

/** Without words of its own, the reason of the decision says why: see {@link OVERRIDDEN_BY_REASON}. */
const readOverride = ({ override, because }: Record<string, Part | undefined>) =>
  override === undefined
    ? {}
    : { override: because?.text.replace(/\s+/g, ' ').trim() || OVERRIDDEN_BY_REASON };

/** Stands for the reason of the decision, which is read after the clause. */
export const OVERRIDDEN_BY_REASON = '';

const isConfirmation = ({ kind }: DecisionContent) => kind === 'CONFIRMATION';
const anew = (confirms: boolean) => (old: DecisionContent) =>
  isConfirmation(old) === confirms
    ? 'a correction that cites the same meeting'
    : 'a retraction and a new record';
const writesProposals = ({ project }: { project: string }) => [`proposals of ${project}`, 'proposals'];
const ofProposal = ({ project, to }: { project: string; to: string }) => `proposal ${project} ${to}`;
const ofStatus = ({ project }: { project: string }) => `status ${project}`;
const ofCorrection = ({ project, corrects }: { project: string; corrects: string }) =>
  `correction ${project} ${corrects}`;

export const statusKinds: KindsOf<
  'CHANGE' | 'CONFIRMATION' | 'CORRECTION' | 'RETRACTION' | 'PROPOSAL' | 'PROPOSAL_WITHDRAWAL'
> = {
  CHANGE: {
    subject: ofStatus,
    describe: ({ project, to, override }) => `${project}: ${to}${override === undefined ? '' : ', override'}`,
    clause: (content) =>
      `${content.project}: ${content.statedFrom ?? 'none'} -> ${content.to}${writtenDay(content.effectiveOn)}${overridden(content)}`,
    whenChanged: anew(false),
    whenRemoved: 'a retraction that cites the same meeting',
  },
  CONFIRMATION: {
    subject: ofStatus,
    describe: ({ project, level }) => `${project}: confirmed ${level}`,
    clause: ({ project, level, effectiveOn }) =>
      `${project}: confirmed ${level}${writtenDay(effectiveOn ?? null)}`,
    whenChanged: anew(true),
    whenRemoved: 'a retraction that cites the same meeting',
  },
  CORRECTION: {
    subject: ofCorrection,
    describe: ({ project, corrects, to }) => `${project}: correction of ${corrects}: ${to}`,
    clause: (content) =>
      `${content.project}: correction of ${content.corrects}: ${content.to}${writtenDay(content.effectiveOn)}${overridden(content)}`,
    whenChanged: anew(false),
    whenRemoved: 'a correction that restores the record of the earlier meeting',
  },
  RETRACTION: {
    subject: ofCorrection,
    describe: ({ project, corrects }) => `${project}: retraction of ${corrects}`,
    clause: ({ project, corrects }) => `${project}: retraction of ${corrects}`,
    whenChanged: anew(false),
    whenRemoved: 'a correction that restores the record of the earlier meeting',
  },
  PROPOSAL: {
    subject: ofProposal,
    describe: ({ project, to }) => `${project}: proposed ${to}`,
    clause: ({ project, to, effectiveOn }) => `${project}: proposed ${to}${writtenDay(effectiveOn)}`,
    whenChanged: 'the proposal is withdrawn and another one opened',
    whenRemoved: 'the proposal is withdrawn',
    writes: writesProposals,
  },
  PROPOSAL_WITHDRAWAL: {
    subject: ofProposal,
    describe: ({ project, to }) => `${project}: proposal of ${to} withdrawn`,
    clause: ({ project, to }) => `${project}: proposal of ${to} withdrawn`,
    whenChanged: 'the proposal is opened again and withdrawn',
    whenRemoved: 'the proposal is opened again',
    writes: writesProposals,
  },
};
