import { findChannels } from '../../domain/channel/find.ts';
import { findClaims } from '../../domain/claim/find.ts';
import { findCombinations } from '../../domain/combination/find.ts';
import { builder } from '../builder.ts';
import { ChannelRef, CompatibilityClaimRef, NamedCombinationRef } from '../refs.ts';
import { readWritten } from './criterion-successes.ts';

export const claimSuccess = builder.objectRef<{ claimId: number }>('ClaimCompatibilitySuccess').implement({
  description: 'The claim is on record.',
  fields: (t) => ({
    claim: t.field({
      type: CompatibilityClaimRef,
      description: 'The new claim; whether it stands depends on its day.',
      resolve: ({ claimId }, _args, context) => readWritten(findClaims, claimId, context),
    }),
  }),
});

export const combinationSuccess = builder
  .objectRef<{ combinationId: number }>('DefineCombinationSuccess')
  .implement({
    description: 'The combination is on record.',
    fields: (t) => ({
      combination: t.field({
        type: NamedCombinationRef,
        description: 'The combination as it is today.',
        resolve: ({ combinationId }, _args, context) => readWritten(findCombinations, combinationId, context),
      }),
    }),
  });

export const channelSuccess = builder.objectRef<{ channelId: number }>('NameChannelSuccess').implement({
  description: 'The name is on record.',
  fields: (t) => ({
    channel: t.field({
      type: ChannelRef,
      description: 'The channel with all its names.',
      resolve: ({ channelId }, _args, context) => readWritten(findChannels, channelId, context),
    }),
  }),
});
