import { builder } from './engine/builder.ts';

const BLOCKING = {
  FAILED: { description: 'The newest finished CI run failed, or it was assessed as not met.' },
  ERRORED: { description: 'The newest finished CI run that was not cancelled broke down.' },
  MISSING: { description: 'There is no CI run and no assessment.' },
  STALE: { description: 'The newest passing run has left the window, or the assessment has expired.' },
  RUNNING: { description: 'There are too few passing runs so far, and a run is under way.' },
  INSUFFICIENT: { description: 'There are too few passing runs since the last one that did not pass.' },
};

export const CriterionVerdict = builder.enumType('CriterionVerdict', {
  description:
    'How a project stands to a criterion, worst first; of the verdicts that apply the worst one is given. Only the last three let it pass.',
  values: {
    ...BLOCKING,
    WAIVED: { description: 'It is not met, and a waiver is in force. It never counts as met.' },
    NOT_APPLICABLE: { description: 'It was assessed as not applicable to the project.' },
    MET: { description: 'The project has shown it.' },
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
      description:
        'It conflicts with a member of the channel, which bars the step to TESTING. Nobody can override it.',
    },
    CHANNEL_NEEDS_PORT: {
      description:
        'It and a member of the channel need a port before they can be combined, which bars the step to TESTING.',
    },
    CHANNEL_UNKNOWN: {
      description:
        'Nobody knows whether it and a member of the channel can be combined, which bars the step to TESTING.',
    },
    ...BLOCKING,
  },
});
