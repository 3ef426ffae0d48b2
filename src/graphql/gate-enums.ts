import { builder } from './builder.ts';

const BLOCKING = {
  FAILED: { description: 'The newest finished CI run failed, or it was assessed as not met.' },
  ERRORED: { description: 'The newest finished CI run that was not cancelled broke down.' },
  MISSING: { description: 'No CI run, no assessment.' },
  STALE: { description: 'The newest passing run has left the window, or the assessment has expired.' },
  RUNNING: { description: 'Too few passing runs, and a run is under way.' },
  INSUFFICIENT: { description: 'Too few passing runs since the last one that did not pass.' },
};

export const CriterionVerdict = builder.enumType('CriterionVerdict', {
  description:
    'How a project stands to a criterion, worst first; of the verdicts that apply the worst one is given. Only the last three let it pass.',
  values: {
    ...BLOCKING,
    WAIVED: { description: 'Not met, and a waiver is in force. Never counted as met.' },
    NOT_APPLICABLE: { description: 'Assessed as having nothing to say about the project.' },
    MET: { description: 'Shown.' },
  },
});

export const GateVerdict = builder.enumType('GateVerdict', {
  description: 'Whether a project may take a step.',
  values: {
    OPEN: { description: 'Every adopted criterion is met, or not applicable.' },
    OPEN_WITH_WAIVERS: { description: 'No adopted criterion blocks, because at least one is waived.' },
    BLOCKED: { description: 'At least one adopted criterion blocks.' },
    NO_CRITERIA: {
      description: 'No criterion is adopted for the step: there is nothing to pass, and nothing passed.',
    },
  },
});

export const GateActor = builder.enumType('GateActor', {
  description: 'Who can do something about it next.',
  values: {
    CI: { description: "The project's CI." },
    MAINTAINER: { description: 'A maintainer of the project.' },
    CHAIR: { description: 'A chair.' },
    SIG: { description: 'The SIG, at a meeting.' },
  },
});

export const GateBlockerCode = builder.enumType('GateBlockerCode', {
  description: 'What keeps a gate shut.',
  values: {
    CHANNEL_CONFLICT: {
      description: 'To TESTING: it conflicts with a member of the channel. Nobody can override it.',
    },
    CHANNEL_NEEDS_PORT: {
      description: 'To TESTING: it and a member of the channel need a port before they can be combined.',
    },
    CHANNEL_UNKNOWN: {
      description: 'To TESTING: nobody knows whether it and a member of the channel can be combined.',
    },
    ...BLOCKING,
  },
});
