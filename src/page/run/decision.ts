import { whyNoDay } from '../act/days.ts';
import type { Form } from '../visitor.ts';

/** What is decided, as the chair fills it in. */
export interface Deciding {
  kind: string;
  project: string;
  to: string;
  criterion: string;
  effectiveOn: string;
  evidence: string;
  override: string;
  reason: string;
  line: string;
}

export const NOTHING: Deciding = {
  kind: 'CHANGE',
  project: '',
  to: '',
  criterion: '',
  effectiveOn: '',
  evidence: '',
  override: '',
  reason: '',
  line: '',
};

export const KINDS: Readonly<Record<string, string>> = {
  CHANGE: 'Change the level',
  CONFIRM: 'Confirm the level',
  PROPOSE: 'Propose a level',
  WITHDRAW: 'Withdraw a proposal',
  MET: 'A criterion is met',
  NOT_MET: 'A criterion is not met',
  WAIVE: 'Waive a criterion',
  LINE: 'Anything else, as its line',
};

export function decidingOf(given: Form | URLSearchParams): Deciding {
  const value = (name: string): string => {
    const found = given instanceof URLSearchParams ? given.get(name) : given.get(name)?.[0];
    return (found ?? '').replace(/\s+/g, ' ').trim();
  };
  return {
    kind: KINDS[value('kind')] ? value('kind') : 'CHANGE',
    project: value('project'),
    to: value('to'),
    criterion: value('criterion'),
    effectiveOn: value('effectiveOn'),
    evidence: value('evidence'),
    override: value('override'),
    reason: value('reason'),
    line: value('line'),
  };
}

type Line = { line: string } | { problems: Record<string, string> };

/** The line that the minutes will get; or what it lacks. `level` is where the project stands now. */
export function lineOf(deciding: Deciding, level: string | null): Line {
  const { kind, project, to, criterion, effectiveOn, evidence, override, reason, line } = deciding;
  if (kind === 'LINE')
    return line
      ? { line: line.startsWith('- ') ? line : `- ${line}` }
      : { problems: { line: 'Write the line.' } };
  const problems: Record<string, string> = {};
  if (!project) problems.project = 'Choose a project.';
  const isAboutLevel = ['CHANGE', 'PROPOSE', 'WITHDRAW'].includes(kind);
  if (isAboutLevel && !to) problems.to = 'Choose a level.';
  const isAboutCriterion = ['MET', 'NOT_MET', 'WAIVE'].includes(kind);
  if (isAboutCriterion && !criterion) problems.criterion = 'Choose a criterion.';
  const noDay = effectiveOn ? whyNoDay(effectiveOn) : kind === 'WAIVE' ? 'Say until when.' : null;
  if (noDay) problems.effectiveOn = noDay;
  if (!reason) problems.reason = 'Say why, as the minutes will.';
  if (evidence && !/^(?:https?:|mailto:)/i.test(evidence))
    problems.evidence = 'Write an address that begins with https://.';
  if (Object.keys(problems).length > 0) return { problems };
  if (kind === 'CONFIRM' && level === null)
    return { problems: { project: 'No meeting has recorded a level of it, so there is none to confirm.' } };
  const on = effectiveOn ? `, effective ${effectiveOn}` : '';
  const past = override ? `, override "${override.replaceAll('"', '’')}"` : '';
  const clauses: Record<string, string> = {
    CHANGE: `${project}: ${level ?? 'none'} -> ${to}${on}${past}`,
    CONFIRM: `${project}: confirmed ${level}${on}`,
    PROPOSE: `${project}: proposed ${to}${on}`,
    WITHDRAW: `${project}: proposal of ${to} withdrawn`,
    MET: `${project}, ${criterion}: met${effectiveOn ? `, until ${effectiveOn}` : ''}`,
    NOT_MET: `${project}, ${criterion}: not met${effectiveOn ? `, until ${effectiveOn}` : ''}`,
    WAIVE: `${project}, ${criterion}: waived until ${effectiveOn}`,
  };
  const link = evidence ? ` [evidence](${evidence.replaceAll(')', '%29')})` : '';
  return { line: `- ${clauses[kind]}: ${reason}${link}` };
}

/** The whole report as it will be imported: what was typed, and the decisions below it. */
export function reportOf(notes: string, decisions: readonly string[]): string {
  const typed = notes.replace(/\r\n?/g, '\n').trimEnd();
  return decisions.length > 0 ? `${typed}\n\n## Decisions\n\n${decisions.join('\n')}\n` : `${typed}\n`;
}
