import type { DisputeState } from '../../operation-types.ts';
import type { Acting } from '../acting.ts';
import { meetingKeyOf } from '../evidence.ts';
import { type FieldOptions, first, type Option, type Values } from '../form.ts';

import { wordFor } from '../labels.ts';
import { readinessWord } from '../levels.ts';

type Options = NonNullable<FieldOptions['options']>;

/** The fields that describe a project besides its names, in every form that has them. */
export const SAID_OF_PROJECT = [
  'organisations',
  'people',
  'links',
  'path',
  'kernelBase',
  'enteredProjectsOn',
  'leftProjectsOn',
  'defaultBranch',
] as const;

const short = (text: string, most = 80) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

async function projectOf({ query }: Acting, values: Values) {
  const slug = first(values, 'project');
  return slug ? (await query('ActProject', { slug })).project : null;
}

export const openProposals: Options = async (ask, values) =>
  ((await projectOf(ask, values))?.proposals.nodes ?? []).map(({ id, to, reason, effectiveOn }) => ({
    value: id,
    label: `${readinessWord(to)}${effectiveOn ? `, ${effectiveOn}` : ''}: ${short(reason, 60)}`,
  }));

export const allOpenProposals: Options = async ({ query }) =>
  (await query('ActProposals', {})).proposals.nodes.map(({ id, to, project }) => ({
    value: id,
    label: `${project.name} to ${readinessWord(to)}`,
  }));

export const standingRecords: Options = async (ask, values) =>
  ((await projectOf(ask, values))?.history.nodes ?? [])
    .filter(({ stands, isRetraction }) => stands || isRetraction)
    .reverse()
    .map(({ id, number, to, meeting, kind, isRetraction }) => ({
      value: id,
      label: `Record ${number}: ${isRetraction ? 'retraction' : `${kind === 'CONFIRMATION' ? 'confirmed as ' : ''}${readinessWord(to)}`}, meeting of ${meetingKeyOf(meeting)}`,
    }));

export const waiversInForce: Options = async (ask, values) =>
  ((await projectOf(ask, values))?.waivers.nodes ?? [])
    .filter(({ state }) => state !== 'REVOKED' && state !== 'EXPIRED')
    .map(({ id, criterion, expiresOn }) => ({ value: id, label: `${criterion.title}, until ${expiresOn}` }));

export const maintainersNamed: Options = async (ask, values) =>
  ((await projectOf(ask, values))?.maintainers.nodes ?? [])
    .filter(({ isRevoked }) => !isRevoked)
    .map(({ person }) => ({ value: person.handle, label: `@${person.handle}` }));

export const suggestionsWaiting: Options = async ({ query }, values) => {
  const project = first(values, 'project');
  const { suggestions } = await query('ActSuggestions', project ? { project: [project] } : {});
  return suggestions.nodes.map(({ id, quote, meeting, project }) => ({
    value: id,
    label: `${meetingKeyOf(meeting)}${project ? `, ${project.name}` : ''}: ${short(quote)}`,
  }));
};

export const openActionItems: Options = async ({ query }) =>
  (await query('ActActionItems', {})).actionItems.nodes.toReversed().map(
    ({ id, text, ownerName, meeting }): Option => ({
      value: id,
      label: `${meetingKeyOf(meeting)}${ownerName ? `, ${ownerName}` : ''}: ${short(text)}`,
    }),
  );

export const activeTokens: Options = async ({ query }) =>
  (await query('ActTokens', {})).tokens.nodes
    .filter(({ state }) => state !== 'REVOKED')
    .map(({ id, name, person }) => ({ value: id, label: `${name} (@${person.handle})` }));

export const openSessions: Options = async ({ query, visitor }) => {
  const own = (await query('Account', {})).viewer?.sessions ?? [];
  const all = visitor?.may('readSessions') ? (await query('ActSessions', {})).sessions.nodes : [];
  const of = all
    .filter(({ state }) => state === 'OPEN')
    .map(({ id, person, address, browser }) => ({
      value: id,
      label: `@${person.handle}, from ${address}, ${short(browser, 60)}`,
    }));
  const mine = own.map(({ id, address, browser, isCurrent }) => ({
    value: id,
    label: `${isCurrent ? 'This browser' : short(browser, 60)}, from ${address}`,
  }));
  return [...mine, ...of.filter(({ value }) => !mine.some((one) => one.value === value))];
};

const voided =
  (kind: 'PROJECT' | 'MEETING' | 'REPORT'): Options =>
  async ({ query }) =>
    (await query('ActVoidings', {})).voidings.nodes
      .filter((one) => one.kind === kind)
      .map(({ key, title }) => ({ value: key, label: title }));
export const voidProjects = voided('PROJECT');
export const voidMeetings = voided('MEETING');
export const voidReports = voided('REPORT');

/** Meetings in these states, newest first. */
export const meetingsThatAre =
  (...states: readonly string[]): Options =>
  async ({ query }) =>
    (await query('ActChoices', {})).meetings.nodes
      .filter(({ state }) => states.includes(state))
      .map((meeting) => ({ value: meetingKeyOf(meeting), label: meetingKeyOf(meeting) }))
      .reverse();

const subscriptions =
  (isShown: (channel: string) => boolean): Options =>
  async ({ query }) =>
    (await query('ActSubscriptions', {})).newsSubscriptions.nodes
      .filter(({ endedAt, isOfFile, channel }) => endedAt === null && !isOfFile && isShown(channel))
      .map(({ id, topic, channel, address }) => ({
        value: id,
        label: `${wordFor(topic, 'NewsTopic')}, ${wordFor(channel, 'NewsChannel')} to ${short(address, 60)}`,
      }));
export const ownSubscriptions = subscriptions(() => true);
export const ownWebhooks = subscriptions((channel) => channel === 'WEBHOOK');

export const disputesIn =
  (...state: DisputeState[]): Options =>
  async ({ query }) =>
    ((await query('Disputes', { state, first: 100 })).disputes?.nodes ?? []).map(
      ({ id, reason, statusChange, line }) => ({
        value: id,
        label: `${statusChange ? `Record ${statusChange.number}` : `Line ${line?.lineStart}`}: ${short(reason)}`,
      }),
    );
