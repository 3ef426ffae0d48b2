import { type Group, levelWord, placeOf } from './group.ts';
import type { Readiness } from './operation-types.ts';

interface OpenProposal {
  to: Readiness;
  openedOn: string;
  effectiveOn: string | null;
}

/**
 * What an open proposal says, to stand after what is on record: a fact that no meeting recorded, or something still to come.
 * `hasKernel`: whether the project brings kernel work of its own.
 */
export function proposalSentence(
  group: Group,
  { to, openedOn, effectiveOn }: OpenProposal,
  hasKernel: boolean,
): string {
  if (effectiveOn !== null && effectiveOn <= openedOn)
    return `${placeOf(group, to, hasKernel)} ${to === 'RETIRED' ? 'on' : 'since'} ${effectiveOn}, recorded by no meeting`;
  const when = effectiveOn ? `, to take effect on ${effectiveOn}` : '';
  return `proposed as ${levelWord(group, to)} on ${openedOn}${when}, recorded by no meeting`;
}
