import type { Acting } from '../acting.ts';
import { minuteOf } from '../days.ts';
import { meetingKeyOf } from '../evidence.ts';
import { type ActForm, first, type Values } from '../form.ts';

import { meetingsThatAre, openActionItems } from './options.ts';
import { goesWith } from './project.ts';

const page = (values: Values) => `/meetings/${encodeURIComponent(first(values, 'meeting'))}`;
const KEY = /^(\d{4}-\d\d-\d\d)(?:-([a-z0-9-]+))?$/;

async function meetingOf({ query }: Acting, values: Values) {
  const [, date, name = null] = KEY.exec(first(values, 'meeting')) ?? [];
  return date ? (await query('ActMeeting', { date, name })).meeting : null;
}

/** Why not now, where the meeting has another state than these. */
const onlyIf =
  (states: readonly string[], sentence: (state: string) => string): NonNullable<ActForm['whyNot']> =>
  async (ask, values) => {
    const meeting = await meetingOf(ask, values);
    return meeting && !states.includes(meeting.state)
      ? sentence(STATES[meeting.state] ?? meeting.state)
      : null;
  };

const STATES: Record<string, string> = {
  PLANNED: 'is planned',
  HELD: 'was held',
  CANCELLED: 'was cancelled',
  MOVED: 'was moved to another day',
};

const meeting = (...states: string[]) =>
  [
    'meeting',
    { isGiven: true, hint: 'The day of the meeting.', options: meetingsThatAre(...states) },
  ] as const;

export const meetingForms: readonly ActForm[] = [
  {
    act: 'scheduleMeeting',
    title: 'Schedule a meeting',
    offer: 'Schedule a meeting',
    place: 'MEETING',
    lede: 'It is planned from now on, and stands in the calendar. With a rule it and the ones after it are planned at once.',
    button: 'Schedule it',
    fields: [
      'date',
      'startsAt',
      'lengthMinutes',
      ['name', { hint: 'Only where the day has several meetings, such as apac.' }],
      'location',
      'announcementUrl',
      'scribe',
      'jointWith',
      'repeats',
      'timeZone',
    ],
    after: (values) =>
      `/meetings/${first(values, 'date')}${first(values, 'name') ? `-${first(values, 'name')}` : ''}`,
    done: 'The meeting is scheduled.',
  },
  {
    act: 'moveMeeting',
    title: 'Move the meeting',
    offer: 'Move to another day',
    place: 'MEETING',
    lede: 'Its old day stays on record and leads on to the new one. Calendars move their entry.',
    button: 'Move it',
    fields: [
      meeting('PLANNED'),
      ['to', { kind: 'day', label: 'New day', hint: 'Year, month, day.' }],
      'startsAt',
      'reason',
    ],
    whyNot: onlyIf(['PLANNED'], (state) => `Only a planned meeting can be moved. This one ${state}.`),
    after: (values) => `/meetings/${first(values, 'to')}`,
    done: 'The meeting is moved.',
  },
  {
    act: 'cancelMeeting',
    title: 'Cancel the meeting',
    offer: 'Cancel',
    place: 'MEETING',
    lede: 'It is not held. It stays on record with the reason, and can be planned again.',
    button: 'Cancel the meeting',
    fields: [meeting('PLANNED'), 'reason'],
    whyNot: onlyIf(['PLANNED'], (state) => `Only a planned meeting can be cancelled. This one ${state}.`),
    after: page,
    done: 'The meeting is cancelled.',
  },
  {
    act: 'holdMeeting',
    title: 'Say that the meeting was held',
    offer: 'Say that it was held',
    place: 'MEETING',
    lede: 'Records can cite it from now on. Importing its minutes says the same.',
    button: 'It was held',
    fields: [meeting('PLANNED', 'CANCELLED')],
    whyNot: onlyIf(['PLANNED', 'CANCELLED'], (state) => `There is nothing to say: this meeting ${state}.`),
    after: page,
    done: 'The meeting is on record as held.',
  },
  {
    act: 'updateMeeting',
    title: 'Edit the meeting',
    offer: 'Edit',
    place: 'MEETING',
    lede: 'What is known of it beside its minutes. Only what you change is sent.',
    button: 'Save',
    changes: true,
    fields: [
      meeting('PLANNED', 'HELD', 'CANCELLED'),
      'startsAt',
      'lengthMinutes',
      'location',
      'announcementUrl',
      'recordingUrl',
      'scribe',
      'attendeeOrganisations',
      'jointWith',
      'announcedNextOn',
    ],
    begin: async (ask, values) => {
      const found = await meetingOf(ask, values);
      if (!found) return {};
      return {
        startsAt: [minuteOf(found.startsAt)],
        lengthMinutes: [found.lengthMinutes === null ? '' : String(found.lengthMinutes)],
        location: [found.location ?? ''],
        announcementUrl: [found.announcementUrl ?? ''],
        recordingUrl: [found.recordingUrl ?? ''],
        scribe: [found.scribe ? `@${found.scribe.handle}` : ''],
        attendeeOrganisations: found.attendeeOrganisations,
        jointWith: found.jointWith,
        announcedNextOn: [found.announcedNextOn ?? ''],
      };
    },
    after: page,
    done: 'The meeting is changed.',
  },
  {
    act: 'recordAttendance',
    title: 'Say who was there',
    offer: 'Say who was there',
    place: 'MEETING',
    lede: 'Beside those whom the minutes name. The list takes the place of the one that was entered before.',
    button: 'Save the list',
    fields: [
      meeting('PLANNED', 'HELD'),
      [
        'people',
        {
          label: 'People',
          hint: 'One on each line: @handle or name, (Organisation), a remark behind a colon. Who sent regrets: Regrets: @handle.',
        },
      ],
    ],
    begin: async (ask, values) => {
      const found = await meetingOf(ask, values);
      const entered = (found?.attendance.nodes ?? []).filter(({ lineStart }) => lineStart === null);
      return {
        people: entered.map(({ name, person, organisation, remark, state }) =>
          [
            state === 'REGRETS' ? 'Regrets: ' : '',
            person ? `@${person.handle}` : name,
            organisation ? ` (${organisation})` : '',
            remark ? `: ${remark}` : '',
          ].join(''),
        ),
      };
    },
    after: page,
    done: 'The list is saved.',
  },
  {
    act: 'addActionItem',
    title: 'Add an action item',
    offer: 'Add an action item',
    place: 'MEETING',
    lede: 'What somebody is to do by a meeting whose minutes do not say it. It stands on the next agenda until it is done.',
    button: 'Add it',
    fields: [
      meeting('PLANNED', 'HELD'),
      'text',
      'owner',
      'dueOn',
      ['projects', { kind: 'projects' }],
      'doneOn',
    ],
    after: page,
    done: 'The action item is added.',
  },
  {
    act: 'updateActionItem',
    title: 'Update an action item',
    offer: 'Update an action item',
    place: 'MEETING',
    lede: 'Say that it is done or open, whose it is, and until when.',
    button: 'Save',
    changes: true,
    fields: [['actionItem', { options: openActionItems }], 'isDone', 'doneOn', 'owner', 'dueOn'],
    begin: async ({ query }, values) => {
      const id = first(values, 'actionItem');
      const { actionItems } = id ? await query('ActActionItems', {}) : { actionItems: { nodes: [] } };
      const item = actionItems.nodes.find((one) => one.id === id);
      return item ? { owner: [item.ownerName ?? ''], dueOn: [item.dueOn ?? ''] } : {};
    },
    after: (values) => (first(values, 'meeting') ? page(values) : '/brief'),
    done: 'The action item is changed.',
  },
  {
    act: 'importReport',
    title: 'Take in minutes',
    offer: 'Take in minutes',
    place: 'MEETING',
    lede: 'Paste the report of a meeting, or upload its file. Decisions in it become records; prose becomes suggestions. If one part is refused, nothing is taken.',
    button: 'Take them in',
    fields: [
      'markdown',
      ['date', { hint: 'Only where the report does not say it.' }],
      ['path', { hint: 'In the repository of the reports, such as minutes/2017-05-24.md.' }],
      'commit',
      'link',
      'replace',
      'retractMissing',
      'acceptUnread',
      'redate',
    ],
    foresee: async (_ask, _values, tried) => importConsequences(tried),
    after: (values, answer) => {
      const found = answer.meeting as { date: string; name: string | null } | null;
      return found ? `/meetings/${meetingKeyOf(found)}` : page(values);
    },
    done: 'The minutes are taken in.',
  },
  {
    act: 'redateMeeting',
    title: 'Correct the date of the meeting',
    offer: 'Correct its date',
    place: 'MEETING',
    lede: 'For a meeting that was entered under a wrong day and never was on it. What it recorded goes along.',
    button: 'Correct the date',
    fields: [
      meeting('PLANNED', 'HELD', 'CANCELLED'),
      ['to', { kind: 'day', label: 'The right day', hint: 'Year, month, day.' }],
      'reason',
    ],
    after: (values) => `/meetings/${first(values, 'to')}`,
    done: 'The date is corrected.',
  },
  {
    act: 'voidMeeting',
    title: 'Make the meeting void',
    offer: 'Make it void',
    place: 'MEETING',
    lede: 'For a meeting that was entered by mistake. It disappears from all lists, but is kept whole and can be restored.',
    button: 'Make it void',
    fields: [meeting('PLANNED', 'HELD', 'CANCELLED'), 'reason'],
    foresee: async (_ask, _values, tried) => goesWith(tried),
    after: () => '/meetings',
    done: 'The meeting is void.',
  },
  {
    act: 'voidReport',
    title: 'Make a report void',
    offer: 'Make its report void',
    place: 'MEETING',
    lede: 'For a report that was imported by mistake. It is kept whole, and can be restored.',
    button: 'Make it void',
    fields: [['report', { hint: 'Its path in the repository of the reports.' }], 'reason'],
    begin: async (ask, values) => {
      const found = await meetingOf(ask, values);
      const path = found?.revisions.nodes[0]?.path ?? found?.source?.path;
      return path ? { report: [path] } : {};
    },
    foresee: async (_ask, _values, tried) => goesWith(tried),
    after: (values) => (first(values, 'meeting') ? page(values) : '/meetings'),
    done: 'The report is void.',
  },
  {
    act: 'redactLines',
    title: 'Take lines out of the minutes',
    offer: 'Take lines out',
    place: 'MEETING',
    lede: 'For what must not have been published. The lines are blank for everybody from now on, wherever they are quoted. It cannot be undone.',
    button: 'Take them out for good',
    fields: [meeting('HELD'), 'revision', 'lineStart', 'lineEnd', 'reason'],
    begin: async (ask, values) => {
      const number = (await meetingOf(ask, values))?.revisions.nodes[0]?.number;
      return number === undefined ? {} : { revision: [String(number)] };
    },
    after: page,
    done: 'The lines are taken out.',
  },
];

interface Summary {
  isUnchanged: boolean;
  isNewMeeting: boolean;
  date: string;
  counts: { subject: string; added: number; changed: number; removed: number }[];
  changes: { act: string; subject: string; label: string; line: number | null; consequence: string | null }[];
  missing: { label: string; consequence: string }[];
}

const ACTS: Record<string, string> = {
  ADDED: 'Added',
  CHANGED: 'Changed',
  REMOVED: 'Removed',
  MOVED: 'Moved',
};
const MOST = 40;

/** What an import would change, in sentences. */
export function importConsequences(tried: Record<string, unknown> | null) {
  if (!tried) return [];
  const { isUnchanged, isNewMeeting, date, changes, missing } = tried.summary as Summary;
  const diagnostics = tried.diagnostics as { line: number; severity: string; message: string }[];
  if (isUnchanged) return [{ text: `Nothing would change: these minutes of ${date} are on record.` }];
  return [
    { text: `${isNewMeeting ? 'A new meeting' : 'The meeting'} of ${date}.` },
    ...changes.slice(0, MOST).map(({ act, subject, label, line, consequence }) => ({
      text: `${ACTS[act] ?? act}: ${subject.toLowerCase().replaceAll('_', ' ')}${line === null ? '' : `, line ${line}`}: ${label}${consequence ? `. ${consequence}` : ''}`,
    })),
    ...(changes.length > MOST ? [{ text: `and ${changes.length - MOST} other changes` }] : []),
    ...missing.map(({ label, consequence }) => ({
      text: `Its line is gone: ${label}. ${consequence}`,
      isGood: false,
    })),
    ...diagnostics.map(({ line, message }) => ({ text: `Line ${line}: ${message}`, isGood: false })),
  ];
}
