import type { Readiness } from '../../operation-types.ts';
import type { Acting } from '../acting.ts';
import { meetingKeyOf } from '../evidence.ts';
import { type ActForm, type Begun, first, type Values } from '../form.ts';

import { readinessWord } from '../levels.ts';
import {
  maintainersNamed,
  openProposals,
  SAID_OF_PROJECT,
  standingRecords,
  waiversInForce,
} from './options.ts';

const page = (values: Values, hash = '') =>
  `/projects/${encodeURIComponent(first(values, 'project'))}${hash}`;
const PROJECT = ['project', { isGiven: true }] as const;
const EXPECTED = ['expectedFrom', { isGiven: true, label: 'Level now', kind: 'choice' }] as const;
const BASIS = 'basis';

const levelIn = (values: Values) => readinessWord((first(values, 'to') || null) as Readiness | null);

/** The level that the person saw when filling in the form: if it has changed since, nothing is recorded. */
async function seenLevel({ query }: Acting, values: Values): Promise<Begun> {
  const slug = first(values, 'project');
  if (!slug) return {};
  const { project } = await query('ActProject', { slug });
  return project ? { expectedFrom: [project.readiness ?? 'NONE'] } : {};
}

/** The present level says nothing about an earlier day. */
async function unlessLast(values: Values, { query }: Acting): Promise<readonly string[]> {
  const day = first(values, 'effectiveOn') || first(values, 'meeting').slice(0, 10);
  const { project } = await query('ActProject', { slug: first(values, 'project') });
  return project?.since && day !== '' && day < project.since ? ['expectedFrom'] : [];
}

async function begunFromProposal(ask: Acting, values: Values): Promise<Begun> {
  const seen = await seenLevel(ask, values);
  const id = first(values, 'proposal');
  const slug = first(values, 'project');
  if (!id || !slug) return seen;
  const { project } = await ask.query('ActProject', { slug });
  const proposal = project?.proposals.nodes.find((one) => one.id === id);
  if (!proposal) return seen;
  const { to, effectiveOn, reason } = proposal;
  return { ...seen, to: [to], reason: [reason], ...(effectiveOn ? { effectiveOn: [effectiveOn] } : {}) };
}

export const projectForms: readonly ActForm[] = [
  {
    act: 'proposeStatusChange',
    title: 'Propose a change',
    offer: 'Propose a change',
    place: 'PROJECT',
    lede: 'A proposal changes nothing on record. It waits until a meeting records it.',
    button: (values) => (first(values, 'to') ? `Propose ${levelIn(values)}` : 'Propose it'),
    fields: [
      PROJECT,
      'to',
      [
        'effectiveOn',
        { hint: 'Year, month, day, as in 2017-08-16. Leave it empty if it has not happened yet.' },
      ],
      'reason',
      'evidence',
    ],
    foresee: async () => [
      {
        text: 'A proposal opens. It goes on the list for the next meeting, and everybody who follows the project sees it.',
      },
      {
        text: 'Then a meeting records it, or somebody withdraws it. The level on record stays as it is until then.',
      },
    ],
    after: (values) => page(values, '#proposals'),
    done: 'The proposal is open.',
  },
  {
    act: 'recordStatusChange',
    title: 'Record a change',
    offer: 'Record a change',
    place: 'PROJECT',
    lede: 'A record says that a meeting decided this. It is never changed, only corrected.',
    button: (values) => (first(values, 'to') ? `Record ${levelIn(values)}` : 'Record it'),
    fields: [
      PROJECT,
      EXPECTED,
      'to',
      'meeting',
      ['proposal', { options: openProposals, kind: 'thing' }],
      'effectiveOn',
      'reason',
      'evidence',
      BASIS,
      'statedFrom',
      ['override', { needs: 'overrideRules' }],
    ],
    begin: begunFromProposal,
    leavesOut: unlessLast,
    foresee: async (_ask, values) =>
      first(values, 'to')
        ? [
            {
              text: `The project goes to ${levelIn(values)}, from ${first(values, 'effectiveOn') || first(values, 'meeting') || 'the day of the meeting'} on.`,
            },
            ...(first(values, 'proposal') ? [{ text: 'The proposal is closed as recorded.' }] : []),
          ]
        : [],
    after: (values) => page(values, '#history'),
    done: 'The change is on record.',
  },
  {
    act: 'confirmReadiness',
    title: 'Confirm the level',
    offer: 'Confirm the level',
    place: 'PROJECT',
    lede: 'A confirmation says that a meeting found the level still standing. It moves nothing.',
    button: 'Confirm it',
    fields: [PROJECT, EXPECTED, 'meeting', 'effectiveOn', 'reason', 'evidence', BASIS],
    begin: seenLevel,
    leavesOut: unlessLast,
    whyNot: async ({ query }, values) => {
      const slug = first(values, 'project');
      const { project } = slug ? await query('ActProject', { slug }) : { project: null };
      return project && project.readiness === null
        ? 'No meeting has recorded a level of this project, so there is none to confirm. Record one first.'
        : null;
    },
    after: (values) => page(values, '#history'),
    done: 'The level is confirmed.',
  },
  {
    act: 'correctStatusChange',
    title: 'Correct a record',
    offer: 'Correct a record',
    place: 'PROJECT',
    lede: 'A correction takes the place of a record, or takes it back. What it said before stays readable.',
    button: (values) => (first(values, 'retract') ? 'Take the record back' : 'Correct the record'),
    fields: [
      ['statusChange', { options: standingRecords }],
      'retract',
      ['to', { kind: 'choice', label: 'Level that it should say' }],
      [
        'meeting',
        { hint: 'For an error of entry the meeting of the record; for a change of mind the later one.' },
      ],
      'effectiveOn',
      'reason',
      'evidence',
      BASIS,
      'statedFrom',
      ['override', { needs: 'overrideRules' }],
    ],
    leavesOut: async (values) =>
      first(values, 'retract') ? ['to', 'effectiveOn', 'statedFrom', 'override'] : [],
    begin: async ({ query }, values) => {
      const slug = first(values, 'project');
      const id = first(values, 'statusChange');
      const { project } = slug ? await query('ActProject', { slug }) : { project: null };
      const record = project?.history.nodes.find((one) => one.id === id);
      if (!record) return {};
      return {
        ...(record.to ? { to: [record.to] } : {}),
        meeting: [meetingKeyOf(record.meeting)],
        effectiveOn: [record.effectiveOn],
      };
    },
    after: (values) => page(values, '#history'),
    done: 'The record is corrected.',
  },
  {
    act: 'withdrawProposal',
    title: 'Withdraw a proposal',
    offer: 'Withdraw a proposal',
    place: 'PROJECT',
    lede: 'It is closed without having been recorded. It stays readable.',
    button: 'Withdraw it',
    fields: [['proposal', { options: openProposals, kind: 'thing' }], 'reason'],
    whyNot: async (ask, values) =>
      first(values, 'project') && (await openProposals(ask, values)).length === 0
        ? 'No proposal for this project is open.'
        : null,
    after: (values) => page(values, '#proposals'),
    done: 'The proposal is withdrawn.',
  },
  {
    act: 'assessCriterion',
    title: 'Assess a criterion',
    offer: 'Assess a criterion',
    place: 'PROJECT',
    lede: 'It says whether the project meets a criterion that a person judges. The newest assessment counts.',
    button: 'Enter the assessment',
    fields: [
      PROJECT,
      [
        'criterion',
        {
          options: async ({ query }) =>
            (await query('ActChoices', {})).criteria
              .filter(({ kind }) => kind !== 'CI')
              .map(({ key, title, gates }) => ({ value: key, label: `${title} (${readinessWord(gates)})` })),
        },
      ],
      'result',
      'justification',
      'validUntil',
      ['meeting', { isRequired: false, hint: 'Only where a meeting said so.' }],
      'evidence',
      'attestation',
    ],
    after: (values) => page(values, '#gate'),
    done: 'The assessment is entered.',
  },
  {
    act: 'waiveCriterion',
    title: 'Waive a criterion',
    offer: 'Waive a criterion',
    place: 'PROJECT',
    lede: 'A waiver lets the project pass without a criterion, until a day. It never counts as met.',
    button: 'Waive it',
    fields: [PROJECT, 'criterion', 'meeting', 'expiresOn', 'reason', 'inAdvance', 'evidence'],
    foresee: async ({ query }, values) => {
      const [slug, key] = [first(values, 'project'), first(values, 'criterion')];
      const { criteria } = key ? await query('ActChoices', {}) : { criteria: [] };
      const gates = criteria.find((one) => one.key === key)?.gates;
      if (!slug || !gates) return [];
      const { previewGate } = await query('PreviewGate', {
        project: slug,
        to: gates,
        assume: [{ criterion: key, verdict: 'WAIVED' }],
      });
      const isOpen = previewGate.verdict !== 'BLOCKED';
      return [
        {
          text: `With the waiver the step to ${readinessWord(gates)} is ${isOpen ? 'open' : 'still blocked'}.`,
          isGood: isOpen,
        },
        ...previewGate.blockers.map(({ message }) => ({ text: message, isGood: false })),
      ];
    },
    after: (values) => page(values, '#waivers'),
    done: 'The criterion is waived.',
  },
  {
    act: 'revokeWaiver',
    title: 'Revoke a waiver',
    offer: 'Revoke a waiver',
    place: 'PROJECT',
    lede: 'The criterion blocks again from now on. The waiver stays readable.',
    button: 'Revoke it',
    fields: [['waiver', { options: waiversInForce }], 'meeting', 'reason'],
    whyNot: async (ask, values) =>
      first(values, 'project') && (await waiversInForce(ask, values)).length === 0
        ? 'No waiver of this project is in force.'
        : null,
    after: (values) => page(values, '#waivers'),
    done: 'The waiver is revoked.',
  },
  {
    act: 'claimCompatibility',
    title: 'Say whether it combines with another',
    offer: 'Say whether it combines with another',
    place: 'PROJECT',
    lede: 'A claim says whether two projects, or a project and a thing outside, can be combined. The newest counts.',
    button: 'Enter the claim',
    fields: [
      PROJECT,
      ['other', { isRequired: false }],
      'external',
      'verdict',
      'reason',
      'evidence',
      'kernelSeries',
      'claimedOn',
      'expiresOn',
      BASIS,
      'source',
      ['meeting', { isRequired: false, hint: 'Only where a meeting said so.' }],
    ],
    after: (values) => page(values, '#combines'),
    done: 'The claim is entered.',
  },
  {
    act: 'updateProject',
    title: 'Edit the project',
    offer: 'Edit',
    place: 'PROJECT',
    lede: 'What is said of it. Only what you change is sent.',
    button: 'Save',
    changes: true,
    fields: [
      PROJECT,
      ['name', { isRequired: true }],
      ['summary', { isRequired: true }],
      'aliases',
      ...SAID_OF_PROJECT,
    ],
    begin: async ({ query }, values) => {
      const slug = first(values, 'project');
      const { project } = slug ? await query('ActProject', { slug }) : { project: null };
      if (!project) return {};
      const { kernelBase } = project;
      return {
        name: [project.name],
        summary: [project.summary],
        aliases: project.aliases,
        organisations: project.organisations,
        people: project.people.map(({ handle }) => `@${handle}`),
        links: project.links,
        path: [project.path ?? ''],
        'kernelBase.series': [kernelBase?.series ?? ''],
        'kernelBase.base': [kernelBase?.base ?? ''],
        'kernelBase.form': [kernelBase?.form ?? ''],
        enteredProjectsOn: [project.enteredProjectsOn ?? ''],
        leftProjectsOn: [project.leftProjectsOn ?? ''],
        defaultBranch: [project.defaultBranch],
      };
    },
    after: (values) => page(values),
    done: 'The project is changed.',
  },
  {
    act: 'setTargetDate',
    title: 'Set a target date',
    offer: 'Set a target date',
    place: 'PROJECT',
    lede: 'The day by which the project means to take a step. Earlier days stay readable.',
    button: 'Set the day',
    fields: [
      PROJECT,
      'to',
      ['date', { hint: 'Year, month, day. Leave it empty to have no target date.' }],
      'reason',
    ],
    also: (values) => (first(values, 'date') ? {} : { date: null }),
    after: (values) => page(values, '#gate'),
    done: 'The day is set.',
  },
  {
    act: 'nameMaintainer',
    title: 'Name a maintainer',
    offer: 'Name a maintainer',
    place: 'PROJECT',
    lede: 'They act on the project from now on, with whatever they sign in with.',
    button: 'Name them',
    fields: [PROJECT, 'person', 'kind', 'succeeds', 'reason'],
    after: (values) => page(values),
    done: 'The maintainer is named.',
  },
  {
    act: 'revokeMaintainer',
    title: 'Remove a maintainer',
    offer: 'Remove a maintainer',
    place: 'PROJECT',
    lede: 'They can no longer act on the project. What they entered stays.',
    button: 'Remove them',
    fields: [PROJECT, ['person', { options: maintainersNamed, kind: 'thing' }], 'reason'],
    whyNot: async (ask, values) =>
      first(values, 'project') && (await maintainersNamed(ask, values)).length === 0
        ? 'Nobody was named a maintainer of it here.'
        : null,
    after: (values) => page(values),
    done: 'They no longer maintain the project.',
  },
  {
    act: 'renameProject',
    title: 'Rename the project',
    offer: 'Rename',
    place: 'PROJECT',
    lede: 'The one that it had goes on naming it: addresses lead on, and minutes are matched by it.',
    button: 'Rename it',
    fields: [PROJECT, ['slug', { label: 'New short name' }], 'reason'],
    after: (values) => `/projects/${encodeURIComponent(first(values, 'slug'))}`,
    done: 'The project has another short name.',
  },
  {
    act: 'mergeProjects',
    title: 'Merge the project into another',
    offer: 'Merge into another',
    place: 'PROJECT',
    lede: 'A meeting merged it into another. Both keep their records; its names go over, and its page leads on.',
    button: 'Merge it',
    fields: [PROJECT, 'into', 'meeting', 'reason'],
    after: (values) => page(values),
    done: 'The project is merged.',
  },
  {
    act: 'separateProject',
    title: 'Take a merger back',
    offer: 'Take a merger back',
    place: 'PROJECT',
    lede: 'The project is where it was before, with its names and its open proposals.',
    button: 'Take the merger back',
    fields: [PROJECT, 'reason'],
    after: (values) => page(values),
    done: 'The merger is taken back.',
  },
  {
    act: 'splitProject',
    title: 'Split a project off',
    offer: 'Split one off',
    place: 'PROJECT',
    lede: 'A meeting made a part of it a project of its own, which names where it came from.',
    button: 'Split it off',
    fields: [
      ['origin', { isGiven: true }],
      'slug',
      'name',
      'summary',
      'meeting',
      'reason',
      'aliases',
      'notAliases',
      ...SAID_OF_PROJECT,
    ],
    after: (values) => `/projects/${encodeURIComponent(first(values, 'slug'))}`,
    done: 'The project is split off.',
  },
  {
    act: 'voidProject',
    title: 'Make the project void',
    offer: 'Make it void',
    place: 'PROJECT',
    lede: 'For a project that was entered by mistake. It disappears from all lists, but is kept whole and can be restored.',
    button: 'Make it void',
    fields: [PROJECT, 'reason'],
    foresee: async (_ask, _values, tried) => goesWith(tried),
    after: () => '/',
    done: 'The project is void.',
  },
];

/** What goes with something that is made void. */
export function goesWith(tried: Record<string, unknown> | null) {
  const list = (tried?.goesWith ?? []) as { what: string; count: number }[];
  return list.map(({ what, count }) => ({ text: `${count} ${what} would go with it.` }));
}
