import { findChannels } from '../../domain/channel/find.ts';
import { findClaims } from '../../domain/claim/find.ts';
import { findCombinations } from '../../domain/combination/find.ts';
import { ChannelRef, CompatibilityClaimRef, NamedCombinationRef } from '../refs.ts';
import { shown, success } from './success.ts';

export const claimSuccess = success<{ claimId: number }>(
  'ClaimCompatibilitySuccess',
  'The claim is on record.',
  {
    claim: shown(
      CompatibilityClaimRef,
      findClaims,
      ({ claimId }) => claimId,
      'The new claim; whether it stands depends on its day.',
    ),
  },
);

export const combinationSuccess = success<{ combinationId: number }>(
  'DefineCombinationSuccess',
  'The combination is on record.',
  {
    combination: shown(
      NamedCombinationRef,
      findCombinations,
      ({ combinationId }) => combinationId,
      'The combination as it is today.',
    ),
  },
);

export const channelSuccess = success<{ channelId: number }>('NameChannelSuccess', 'The name is on record.', {
  channel: shown(ChannelRef, findChannels, ({ channelId }) => channelId, 'The channel with all its names.'),
});
