import { builder } from './engine/builder.ts';

export const Readiness = builder.enumType('Readiness', {
  description:
    'How far a project is. No recorded readiness is null, never a value of this enum. What the group calls each level, and which it uses, is in `group`.',
  values: {
    PROPOSED: { description: 'People talk about it.' },
    EXPERIMENTAL: { description: 'People try it out.' },
    TESTING: { description: 'It is in the channel, where projects are tested together.' },
    GRADUATED: { description: 'It is ready to be used.' },
    ONGOING: { description: 'It is meant to stay a project.' },
    RETIRED: { description: 'It ended without graduating.' },
  },
});

export const Clock = builder.enumType('Clock', {
  description: 'By which clock the ledger is read at a day (UTC, end of day).',
  values: {
    EFFECTIVE: {
      description:
        'When it took effect: the last change effective on or before the day, of all that stands today.',
    },
    RECORDED: {
      description:
        'What the minutes said then: only records of meetings held on or before the day; corrections count from their own meeting on.',
    },
  },
});

export const Basis = builder.enumType('Basis', {
  description: 'How something is known.',
  values: {
    STATED: {
      description:
        'Of a status change: the minutes say it, in the lines that are cited. Of a criterion or a claim: the source that is cited says it.',
    },
    INFERRED: {
      description:
        'Of a status change: it is read from the minutes. Of a criterion or a claim: it is read from its source.',
    },
    EXTERNAL: { description: 'Another source than the minutes says it.' },
  },
});

export const AS_OF = 'The day it is read at (UTC, end of day); today when absent.';
export const CLOCK = 'By which clock it is read.';
