import type { Decision } from '../types.ts';

type WithoutPlace<D> = D extends Decision
  ? Omit<D, 'lineStart' | 'lineEnd' | 'column' | 'markdown' | 'evidence'>
  : never;
/** The content of a decision, without its place and markup: two that are equal ask for the same record. */
export type DecisionContent = WithoutPlace<Decision> & { evidence: string[] };

export function contentOf(decision: Decision): DecisionContent {
  const { lineStart: _, lineEnd: __, column: ___, markdown: ____, evidence, ...content } = decision;
  const links = evidence.map(({ url }) => url);
  // A claim about a pair is the same claim in either order.
  const pair = content.kind === 'CLAIM' ? { projects: content.projects.toSorted() } : {};
  return { ...content, ...pair, evidence: links } as DecisionContent;
}
