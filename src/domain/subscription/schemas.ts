import { z } from 'zod';
import { type Issue, ValidationError } from '../../base/errors.ts';
import { line } from '../../base/text.ts';
import { newsChannel, newsPace, newsTopic, readiness } from '../../db/tables/enums.ts';
import type { Ref } from '../act/act.ts';

const CHANNELS = newsChannel.enumValues;

const Wish = z.object({
  topic: z.enum(newsTopic.enumValues),
  project: line().nullish(),
  level: z.enum(readiness.enumValues).nullish(),
  channel: z.enum(CHANNELS),
  address: line(2048),
  pace: z.enum(newsPace.enumValues).nullish(),
});

export const SubscribeInput = Wish.extend({
  forGroup: z.boolean().nullish(),
  alsoForMe: z.boolean().nullish(),
});
/** What of a subscription can be changed; its address cannot, since the new one would have to be confirmed. */
export const UpdateInput = Wish.omit({ channel: true, address: true })
  .partial()
  .extend({ alsoForMe: z.boolean().nullish(), subscription: z.custom<Ref>() });
/** What a reader without a credential can subscribe to. */
export const MailWish = Wish.omit({ channel: true }).transform((wish) => ({
  ...wish,
  channel: 'EMAIL' as const,
}));
export type WishGiven = z.output<typeof Wish>;

const MAIL = /^[^\s@<>"',;:\\]{1,64}@[a-z\d](?:[a-z\d.-]{0,251}[a-z\d])?$/i;

const isMailAddress = (address: string): boolean => MAIL.test(address);

/** Checks the parts of a wish against each other. @throws ValidationError */
export function assertConsistent({ topic, project, level, channel, address, pace }: WishGiven): void {
  const issues: Issue[] = [];
  const wrong = (field: string, message: string) => issues.push({ path: `input.${field}`, message });
  if ((topic === 'PROJECT') !== Boolean(project))
    wrong('project', 'Expected the slug of a project with the topic PROJECT, and none with any other.');
  if ((topic === 'LEVEL') !== Boolean(level))
    wrong('level', 'Expected a level with the topic LEVEL, and none with any other.');
  if (channel === 'EMAIL' && !isMailAddress(address))
    wrong('address', 'Expected an e-mail address such as person@example.org.');
  if (channel !== 'EMAIL' && !isAddress(address))
    wrong('address', 'Expected an http or https URL without a user name or password in it.');
  if (channel !== 'EMAIL' && pace && pace !== 'AT_ONCE')
    wrong('pace', 'Expected AT_ONCE: only e-mail can come once a day or a week.');
  if (issues.length) throw new ValidationError(issues);
}

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}
