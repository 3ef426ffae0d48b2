import type { GroupWords } from '../../base/group.ts';
import type { Steps } from '../../base/work.ts';
import type { LineSpan } from '../lines.ts';
import type { Block, Place } from '../parse/block-writer.ts';
import { type Region, readBlocks } from '../parse/blocks.ts';
import { type Context, placeOf } from '../parse/context.ts';
import { hasVotes, readResolution } from '../parse/resolutions.ts';
import type { Decision, Resolution, TextBlock } from '../types.ts';
import { readClause } from './clauses.ts';
import { readReason } from './reason.ts';
import { OVERRIDDEN_BY_REASON } from './status.ts';
import { DecisionError, type Part, trimPart } from './words.ts';

export interface Decisions {
  decisions: Decision[];
  /** `none`. */
  remarks: TextBlock[];
  /** Lines with an error. */
  refused: TextBlock[];
  /** How was voted on a decision: in its line or in one below it. */
  resolutions: Resolution[];
}

/** How a decision begins, or a word of one: what has neither is a resolution that is quoted, and never a record. */
const GRAMMAR =
  /^[`*_\s]{0,4}(?!(?:agreed|agreement|resolved|resolution|decided|decision|accepted|approved|rejected|declined|consensus|motion|votes?|yes|no|note|done|outcome|result|action|todo|deferred|postponed|tabled)[`*]{0,3}\s?[:,])(?:[a-z\d]+(?:-[a-z\d]+)*[`*]{0,3}\s?(?:[:,+]|$)|(?:criterion|suggestion of|combination|channel named)\b|[^\s:]{1,60}\s?\+\s)|\b(?:PROPOSED|EXPERIMENTAL|TESTING|GRADUATED|ONGOING|RETIRED)\b|:\s*(?:not )?(?:met|waived|confirmed|proposed|correction|retraction)\b/;

const NONE = /^(?:none|no decisions?(?: (?:were )?(?:made|taken))?)\.?$/i;

/**
 * Adds to `found` what stands below `## Decisions`, one bullet each, in the grammar of the README. Whatever is not in that form is
 * an error with its line and column: a decision that was meant must not get lost.
 */
export function* readDecisions(region: Region, found: Decisions, context: Context): Steps<void> {
  const { blocks, unread } = readBlocks(region);
  const first = region.lines[0]?.number ?? 1;
  const refuse = (span: LineSpan, at: Place, rule: string, message: string) => {
    const { lineStart, lineEnd } = span;
    const lines = region.lines.slice(lineStart - first, lineEnd - first + 1);
    context.diagnose.error(rule, at.line, at.column, message);
    found.refused.push({ lineStart, lineEnd, markdown: lines.map(({ raw }) => raw).join('\n') });
  };
  const expected =
    'expected one bullet for each decision, such as "- landlock: confirmed EXPERIMENTAL: reason"';
  const lineOf = new Map<number, number>();
  const isQuoted = new Set<number>();
  /** Headings below that of the decisions: what stands under one is as good as without it. */
  const headed = new Set<number>();
  for (const [index, block] of blocks.entries()) {
    yield;
    const { lineStart, lineEnd, markdown } = block;
    const span = { lineStart, lineEnd, markdown };
    if (NONE.test(markdown.trim())) {
      found.remarks.push(span);
      continue;
    }
    const decided = block.parent === null ? undefined : lineOf.get(block.parent);
    const vote = decided === undefined ? null : readResolution(context.read(block).text, false);
    if (vote && decided !== undefined) {
      found.resolutions.push({ ...vote, decisionLine: decided, lineStart, lineEnd });
      continue;
    }
    // Below a resolution that is quoted nothing is decided.
    if (isQuoted.has(block.parent ?? -1)) {
      isQuoted.add(index);
      found.remarks.push(span);
      continue;
    }
    const isUnder = block.parent !== null && !headed.has(block.parent);
    if (block.marker === 'heading') headed.add(index);
    // Among decisions, or where it begins like one, a paragraph or a heading may have been meant as one.
    const isMeant = lineOf.size > 0 || GRAMMAR.test(markdown.replace(/^#+\s*/, ''));
    if (!isMeant && !isUnder && (block.marker === 'none' || block.marker === 'heading')) {
      const quoted = block.marker === 'none' ? readResolution(context.read(block).text, true) : null;
      if (quoted) found.resolutions.push({ ...quoted, decisionLine: null, lineStart, lineEnd });
      else found.remarks.push(span);
      continue;
    }
    if (isUnder || block.marker === 'none' || block.marker === 'heading') {
      const what = isUnder
        ? 'a line below one'
        : block.marker === 'heading'
          ? 'a heading'
          : 'a line without a bullet';
      refuse(span, placeOf(block, 0), 'decision-form', `${expected}, found ${what}`);
      continue;
    }
    try {
      const decision = readDecision(block, region.words?.levels ?? {}, context);
      found.decisions.push(decision);
      lineOf.set(index, lineStart);
      const voted = readResolution(decision.reason, false);
      if (voted && hasVotes(voted))
        found.resolutions.push({ ...voted, decisionLine: lineStart, lineStart, lineEnd });
    } catch (error) {
      if (!(error instanceof DecisionError)) throw error;
      const quoted = GRAMMAR.test(markdown) ? null : readResolution(context.read(block).text, true);
      if (quoted) {
        isQuoted.add(index);
        found.resolutions.push({ ...quoted, decisionLine: null, lineStart, lineEnd });
      } else refuse(span, placeOf(block, error.at), error.rule, error.message);
    }
  }
  for (const span of unread) {
    const lines = region.lines.slice(span.lineStart - first, span.lineEnd - first + 1);
    const isMeant = lines.some(({ raw }) => GRAMMAR.test(raw.replace(/^[\s|]+/, '')));
    if (isMeant) refuse(span, { line: span.lineStart, column: 1 }, 'decision-form', expected);
    else found.remarks.push({ ...span, markdown: lines.map(({ raw }) => raw).join('\n') });
  }
}

type Names = NonNullable<GroupWords['levels']>;

/** The group's names of levels as the grammar has them. */
function withLevels(text: string, names: Names): string {
  let words = text;
  for (const [level, name] of Object.entries(names)) {
    const at = words.toLowerCase().indexOf(name.toLowerCase());
    const isWhole = at >= 0 && !/[\p{L}\d]/u.test(`${words[at - 1] ?? ''}${words[at + name.length] ?? ''}`);
    if (isWhole) words = words.slice(0, at) + level + words.slice(at + name.length);
  }
  return words;
}

/** Throws a `DecisionError` at the first word that is not as the grammar has it. */
function readDecision(block: Block, names: Names, context: Context): Decision {
  const { lineStart, lineEnd, markdown } = block;
  let from = 0;
  let isSubject = true;
  const next = (expected: string): Part => {
    const colon = markdown.indexOf(':', from);
    const rest = trimPart({ text: markdown.slice(from, colon < 0 ? undefined : colon), at: from });
    if (colon < 0) {
      const at = markdown.trimEnd().length;
      if (rest.text === '') throw new DecisionError('decision-form', { text: '', at }, expected);
      throw new DecisionError(
        'decision-reason',
        { text: '', at },
        `": " and more after "${rest.text.slice(0, 60)}"`,
      );
    }
    if (rest.text === '') throw new DecisionError('decision-form', { text: '', at: colon }, expected);
    from = colon + 1;
    // What is decided on may be called as a level is.
    const isNamed = isSubject && !/^criterion\b/i.test(rest.text);
    isSubject = false;
    return isNamed ? rest : { ...rest, text: withLevels(rest.text, names) };
  };
  const clause = readClause(next('a decision'), next, context.projects);
  const reason = readReason(block, from, context);
  const { column } = placeOf(block, 0);
  const isByReason = 'override' in clause && clause.override === OVERRIDDEN_BY_REASON;
  const override = isByReason ? { override: reason.reason } : {};
  return { ...clause, ...reason, ...override, lineStart, lineEnd, column, markdown };
}
