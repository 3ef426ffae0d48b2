import type { Readiness } from './operation-types.ts';
import { placeOf, readinessWord } from './words.ts';

interface OpenProposal {
  to: Readiness;
  openedOn: string;
  effectiveOn: string | null;
}

/**
 * What an open proposal says, to stand after what is on record: a fact that no meeting recorded, or something still to come.
 * `hasKernel`: whether the project brings kernel work of its own.
 */
export function proposalSentence({ to, openedOn, effectiveOn }: OpenProposal, hasKernel: boolean): string {
  if (effectiveOn !== null && effectiveOn <= openedOn)
    return `${placeOf(to, hasKernel)} ${to === 'RETIRED' ? 'on' : 'since'} ${effectiveOn}, recorded by no meeting`;
  const when = effectiveOn ? `, to take effect on ${effectiveOn}` : '';
  return `proposed as ${readinessWord(to)} on ${openedOn}${when}, recorded by no meeting`;
}
