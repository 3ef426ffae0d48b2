import { type Group, levelWord, placeOf } from './group.ts';
import type { Readiness } from './operation-types.ts';

interface OpenProposal {
  to: Readiness;
  openedOn: string;
  effectiveOn: string | null;
}

/** Whether it says what is true already. Who is in the testing channel is what meetings record, and nothing else. */
export const isFact = ({ to, openedOn, effectiveOn }: OpenProposal): boolean =>
  to !== 'TESTING' && effectiveOn !== null && effectiveOn <= openedOn;

const proposed = (group: Group, { to, openedOn, effectiveOn }: OpenProposal): string =>
  `proposed as ${levelWord(group, to)} on ${openedOn}${effectiveOn && effectiveOn > openedOn ? `, to take effect on ${effectiveOn}` : ''}`;

/**
 * What an open proposal says, to stand after what is on record: a fact that no meeting recorded, or something still to come.
 * `hasKernel`: whether the project brings kernel work of its own.
 */
export function proposalSentence(group: Group, proposal: OpenProposal, hasKernel: boolean): string {
  const { to, effectiveOn } = proposal;
  const what = isFact(proposal)
    ? `${placeOf(group, to, hasKernel)} ${to === 'RETIRED' ? 'on' : 'since'} ${effectiveOn}`
    : proposed(group, proposal);
  return `${what}, not yet recorded by a meeting`;
}

/** The same as a sentence of its own. */
export function proposalInFull(group: Group, proposal: OpenProposal, hasKernel: boolean): string {
  const { to, effectiveOn } = proposal;
  if (!isFact(proposal)) return `It was ${proposed(group, proposal)}, and no meeting has recorded that yet.`;
  if (to === 'RETIRED') return `It was removed on ${effectiveOn}, but no meeting has recorded that yet.`;
  return `It has been ${placeOf(group, to, hasKernel)} since ${effectiveOn}, but no meeting has recorded that yet.`;
}
