import { endSubscription } from '../domain/subscription/end.ts';
import { rotateSigningSecret } from '../domain/subscription/rotate.ts';
import { findSubscriptions } from '../domain/subscription/rows.ts';
import { type Subscribed, subscribe } from '../domain/subscription/subscribe.ts';
import { updateSubscription } from '../domain/subscription/update.ts';
import { builder } from './engine/builder.ts';
import { IDEMPOTENCY_KEY, lineLimits } from './engine/inputs.ts';
import { mutation } from './engine/mutation.ts';
import { shown, success } from './engine/success.ts';
import { ALSO_FOR_ME, NewsChannel, NewsPace, NewsSubscriptionRef, NewsTopic } from './news-subscription.ts';
import { Readiness } from './readiness.ts';

const SECRET =
  'Signs each webhook: `whsec_…`, as Standard Webhooks has it. Null for other channels, and where this answer was given before, under the same idempotency key: it is shown once.';

const subscription = shown(
  NewsSubscriptionRef,
  findSubscriptions,
  ({ subscriptionId }: { subscriptionId: number }) => subscriptionId,
  'The subscription.',
);

mutation(subscribe, {
  description:
    'Subscribes to news. E-mail begins once its reader has followed the link that is sent to the address. Open to maintainers, chairs and admins; for the group, chairs.',
  input: builder.inputType('SubscribeInput', {
    description: 'A subscription to news: who, about what, and how.',
    fields: (t) => ({
      topic: t.field({ type: NewsTopic, required: true, description: 'What the subscription is about.' }),
      project: t.string({ description: 'Slug of the project, with the topic PROJECT.' }),
      level: t.field({ type: Readiness, description: 'The level, with the topic LEVEL.' }),
      channel: t.field({
        type: NewsChannel,
        required: true,
        description: 'The channel over which news is sent.',
      }),
      address: t.string({
        required: true,
        description: `Where it goes: an http or https URL, or an e-mail address. ${lineLimits(2048)}`,
      }),
      pace: t.field({ type: NewsPace, description: 'How soon; AT_ONCE when it is left out.' }),
      forGroup: t.boolean({
        description: 'Whether it is the group’s: any chair can end it. Open to chairs.',
      }),
      alsoForMe: t.boolean({ description: `${ALSO_FOR_ME} True when it is left out.` }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: success<Subscribed>('SubscribeSuccess', 'The subscription is made.', { subscription }, (t) => ({
    secret: t.string({ nullable: true, description: SECRET, resolve: ({ secret }) => secret ?? null }),
  })),
});

mutation(updateSubscription, {
  description:
    'Changes what a subscription tells, or how soon; what is left out stays. Where it goes does not change: end it, and subscribe again. Open to its owner, to chairs for those of the group, and to admins.',
  ids: { subscription: 'NewsSubscription' },
  input: builder.inputType('UpdateSubscriptionInput', {
    description: 'What a subscription is to tell from now on.',
    fields: (t) => ({
      subscription: t.id({ required: true, description: 'The subscription.' }),
      topic: t.field({ type: NewsTopic, description: 'What the subscription is about.' }),
      project: t.string({ description: 'Slug of the project, with the topic PROJECT.' }),
      level: t.field({ type: Readiness, description: 'The level, with the topic LEVEL.' }),
      pace: t.field({ type: NewsPace, description: 'How soon.' }),
      alsoForMe: t.boolean({ description: ALSO_FOR_ME }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: success<{ subscriptionId: number }>('UpdateSubscriptionSuccess', 'It is changed.', {
    subscription,
  }),
});

mutation(endSubscription, {
  description:
    'Ends a subscription: nothing more is sent, not even messages that are waiting. Open to its owner, to chairs for those of the group, and to admins.',
  ids: { subscription: 'NewsSubscription' },
  input: builder.inputType('EndSubscriptionInput', {
    description: 'A subscription to end.',
    fields: (t) => ({
      subscription: t.id({ required: true, description: 'The subscription.' }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: success<{ subscriptionId: number }>('EndSubscriptionSuccess', 'The subscription has ended.', {
    subscription,
  }),
});

mutation(rotateSigningSecret, {
  description:
    'Gives a webhook another secret. For 24 hours each message is signed with both, so that the receiver can change over. Open to its owner, to chairs for those of the group, and to admins.',
  ids: { subscription: 'NewsSubscription' },
  input: builder.inputType('RotateSigningSecretInput', {
    description: 'A webhook that is to have another secret.',
    fields: (t) => ({
      subscription: t.id({ required: true, description: 'The subscription of the webhook.' }),
      idempotencyKey: t.string(IDEMPOTENCY_KEY),
    }),
  }),
  success: success<{ subscriptionId: number; secret?: string }>(
    'RotateSigningSecretSuccess',
    'The webhook has a new secret.',
    { subscription },
    (t) => ({
      secret: t.string({ nullable: true, description: SECRET, resolve: ({ secret }) => secret ?? null }),
    }),
  ),
});
