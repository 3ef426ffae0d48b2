import type { DecisionContent } from '../decisions/content.ts';
import { clauseOf } from '../decisions/kinds.ts';
import { escapeMarkdown, link } from './escape.ts';

/** A decision as a scribe would write it below `## Decisions`, with its bullet, in the grammar of the README. */
export function renderDecision(decision: DecisionContent): string {
  const links = [...new Set(decision.evidence)]
    .filter((url) => !decision.reason.includes(url))
    .map((url) => ` ${link('evidence', url)}`);
  return `- ${clauseOf(decision)}: ${reasonOf(decision.reason)}${links.join('')}`;
}

/** A reason that is nothing but a link would be read as evidence without a reason. */
function reasonOf(reason: string): string {
  const words = reason.replace(/\bhttps?:\/\/\S+/g, '').trim();
  return words === '' ? `\`${reason.trim().replaceAll('`', '')}\`` : escapeMarkdown(reason);
}
