import type { Readiness } from './operation-types.ts';
import { placeOf, readinessWord } from './words.ts';

interface OpenProposal {
  to: Readiness;
  openedOn: string;
  effectiveOn: string | null;
}

/** Whether it says what is true already. Who is in the testing channel is what meetings record, and nothing else. */
export const isFact = ({ to, openedOn, effectiveOn }: OpenProposal): boolean =>
  to !== 'TESTING' && effectiveOn !== null && effectiveOn <= openedOn;

const proposed = ({ to, openedOn, effectiveOn }: OpenProposal): string =>
  `proposed as ${readinessWord(to)} on ${openedOn}${effectiveOn && effectiveOn > openedOn ? `, to take effect on ${effectiveOn}` : ''}`;

/**
 * What an open proposal says, to stand after what is on record: a fact that no meeting recorded, or something still to come.
 * `hasKernel`: whether the project brings kernel work of its own.
 */
export function proposalSentence(proposal: OpenProposal, hasKernel: boolean): string {
  const { to, effectiveOn } = proposal;
  const what = isFact(proposal)
    ? `${placeOf(to, hasKernel)} ${to === 'RETIRED' ? 'on' : 'since'} ${effectiveOn}`
    : proposed(proposal);
  return `${what}, recorded by no meeting`;
}

/** The same as a sentence of its own. */
export function proposalInFull(proposal: OpenProposal, hasKernel: boolean): string {
  const { to, effectiveOn } = proposal;
  if (!isFact(proposal)) return `It was ${proposed(proposal)}, and no meeting has recorded that yet.`;
  if (to === 'RETIRED') return `It was removed on ${effectiveOn}, but no meeting has recorded that yet.`;
  return `It has been ${placeOf(to, hasKernel)} since ${effectiveOn}, but no meeting has recorded that yet.`;
}
