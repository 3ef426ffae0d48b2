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
      return `${decision.project}, ${decision.criterion}: waived until ${decision.until}`;
    case 'WAIVER_REVOCATION':
      return `${decision.project}, ${decision.criterion}: waiver revoked`;
    case 'CLAIM': {
      const { projects, verdict, kernelSeries } = decision;
      return `${projects.join(' + ')}: ${verdict}${kernelSeries === null ? '' : ` on ${kernelSeries}`}`;
    }
    case 'CRITERION': {
      const { criterion, gates, criterionKind, title } = decision;
      // The title ends at the first colon.
      return `criterion ${criterion} for ${gates} (${criterionKind}): ${title.replace(/\s*:\s*/g, ' - ').trim()}`;
    }
    case 'CRITERION_DROP':
      return `criterion ${decision.criterion} dropped`;
  }
}

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
