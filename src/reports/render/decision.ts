import { readsAs } from '../decisions/words.ts';
import type { DecisionContent } from '../plan/decisions.ts';
import { escapeMarkdown, link } from './escape.ts';

const RESULTS = { MET: 'met', NOT_MET: 'not met', NOT_APPLICABLE: 'not applicable' } as const;
const on = (date: string | null) => (date === null ? '' : `, effective ${date}`);

/** A decision as a scribe would write it below `## Decisions`, with its bullet, in the grammar of the README. */
export function renderDecision(decision: DecisionContent): string {
  const links = [...new Set(decision.evidence)]
    .filter((url) => !decision.reason.includes(url))
    .map((url) => ` ${link('evidence', url)}`);
  return `- ${clauseOf(decision)}: ${reasonOf(decision.reason)}${links.join('')}`;
}

function clauseOf(decision: DecisionContent): string {
  switch (decision.kind) {
    case 'CHANGE': {
      const { project, statedFrom, to, effectiveOn } = decision;
      return `${project}: ${statedFrom ?? 'none'} -> ${to}${on(effectiveOn)}${overridden(decision)}`;
    }
    case 'CONFIRMATION':
      return `${decision.project}: confirmed ${decision.level}${on(decision.effectiveOn ?? null)}`;
    case 'CORRECTION': {
      const { project, corrects, to, effectiveOn } = decision;
      return `${project}: correction of ${corrects}: ${to}${on(effectiveOn)}${overridden(decision)}`;
    }
    case 'RETRACTION':
      return `${decision.project}: retraction of ${decision.corrects}`;
    case 'ASSESSMENT': {
      const { project, criterion, result, until } = decision;
      return `${project}, ${criterion}: ${RESULTS[result]}${until === null ? '' : `, until ${until}`}`;
    }
    case 'WAIVER':
      return `${decision.project}, ${decision.criterion}: waived${decision.inAdvance ? ' in advance' : ''} until ${decision.until}`;
    case 'WAIVER_REVOCATION':
      return `${decision.project}, ${decision.criterion}: waiver revoked`;
    case 'CLAIM':
      return `${decision.projects.join(' + ')}: ${claimed(decision)}`;
    case 'EXTERNAL_CLAIM':
      return `${decision.project} + ${quoted(decision.external)}: ${claimed(decision)}`;
    case 'CRITERION': {
      const { criterion, gates, criterionKind, title, standing, requiredRuns, windowDays } = decision;
      const settings = [
        criterionKind,
        ...(requiredRuns === undefined ? [] : [`${requiredRuns} ${requiredRuns === 1 ? 'run' : 'runs'}`]),
        ...(windowDays === undefined ? [] : [`${windowDays} ${windowDays === 1 ? 'day' : 'days'}`]),
      ].join(', ');
      // The title ends at the first colon.
      return `criterion ${criterion}${standing ? ' proposed' : ''} for ${gates} (${settings}): ${title.replace(/\s*:\s*/g, ' - ').trim()}`;
    }
    case 'CRITERION_DROP':
      return `criterion ${decision.criterion} dropped`;
    case 'CRITERION_ADOPTION':
      return `criterion ${decision.criterion} adopted`;
    case 'PROPOSAL':
      return `${decision.project}: proposed ${decision.to}${on(decision.effectiveOn)}`;
    case 'PROPOSAL_WITHDRAWAL':
      return `${decision.project}: proposal of ${decision.to} withdrawn`;
    case 'SUGGESTION_ACCEPTANCE': {
      const { to, about, effectiveOn } = decision;
      const words = `${to ? ` as ${to}` : ''}${about ? ` for ${about}` : ''}${on(effectiveOn ?? null)}`;
      return `suggestion of ${decision.of}, line ${decision.line}: accepted${words}`;
    }
    case 'SUGGESTION_DISMISSAL':
      return `suggestion of ${decision.of}, line ${decision.line}: dismissed${decision.about ? ` for ${decision.about}` : ''}`;
    case 'COMBINATION': {
      const asked = decision.askedBy ? `, asked by @${decision.askedBy}` : '';
      return `combination ${decision.combination}: ${decision.members.join(' + ')}${asked}`;
    }
    case 'CHANNEL_NAME':
      return `channel named ${quoted(decision.name)}${decision.since ? `, since ${decision.since}` : ''}`;
  }
}

const claimed = ({
  verdict,
  kernelSeries,
  until,
}: {
  verdict: string;
  kernelSeries: string | null;
  until?: string;
}) => `${verdict}${kernelSeries === null ? '' : ` on ${kernelSeries}`}${until ? `, until ${until}` : ''}`;

/** An override is for the decision's own reason, unless other words say why. */
function overridden({ override, reason }: { override?: string; reason: string }): string {
  if (override === undefined) return '';
  return readsAs(override, reason) ? ', override' : `, override ${quoted(override)}`;
}

/** Words within a clause, which ends at the first colon. */
const quoted = (words: string) =>
  `"${words
    .replace(/\s*:\s*/g, ' - ')
    .replaceAll('"', "'")
    .replace(/\s+/g, ' ')
    .trim()}"`;

/** A reason that is nothing but a link would be read as evidence without a reason. */
function reasonOf(reason: string): string {
  const words = reason.replace(/\bhttps?:\/\/\S+/g, '').trim();
  return words === '' ? `\`${reason.trim().replaceAll('`', '')}\`` : escapeMarkdown(reason);
}
