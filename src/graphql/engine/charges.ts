/** What a field costs beside the objects that it gives, because it looks at more than it shows. */
export interface Charge {
  /** Whatever it finds. */
  points?: number;
  /** For every hundred projects of the tracker: it looks at all of them, or at all in the channel. */
  perHundredProjects?: number;
  /** Only where one of these arguments is given: without them it reads no more than it shows. */
  given?: readonly string[];
  /** The argument that names what it looks at, instead of all. */
  of?: string;
  /** For each that the argument names. */
  perListed?: number;
  /** For each two of those. */
  perPair?: number;
  /** Of a list without a page size: how many of it are counted. */
  size?: number;
}

export type Charges = Readonly<Record<string, Charge>>;

/** Judges every criterion of a step by what was found about one project. */
const GATE: Charge = { points: 10 };
/** Judges every gate of at most five hundred projects on two days, or the pairs of the channel. */
const SECTION_OF_GATES: Charge = { points: 700 };
const SECTION_OF_EVIDENCE: Charge = { points: 350 };
/** The neighbour of a row in some order. */
const NEIGHBOUR: Charge = { points: 1 };

/**
 * Every field that reads more than its row, measured by CPU (`npm run bench -- --only cost`). What is not here costs what it shows: an
 * object is a row, and a page is read through an index.
 */
export const charges: Charges = {
  'Query.allowedMoves': { points: 20 },
  'Query.brief': { points: 100, perHundredProjects: 5 },
  'Query.combination': { of: 'projects', perListed: 2, perPair: 0.4 },
  'Query.compare': { points: 100, perHundredProjects: 5 },
  'Query.composition': { points: 150, perHundredProjects: 5, of: 'projects', perListed: 2, perPair: 0.4 },
  'Query.criteria': { points: 20, size: 15 },
  'Query.largestCombinations': { points: 1000, perHundredProjects: 10 },
  'Query.nodes': { of: 'ids', perListed: 2 },
  'Query.previewCriterion': { points: 2000 },
  'Query.previewGate': GATE,
  'Query.readinessCounts': { points: 5, perHundredProjects: 1 },
  'Query.projects': { points: 10, perHundredProjects: 3, given: ['filter', 'orderBy'] },
  'Query.search': { points: 500 },
  'BriefItem.page': { points: 1 },
  'ActionItem.page': { points: 1 },
  'Note.page': { points: 1 },
  'Resolution.page': { points: 1 },
  'Query.isVoid': { points: 1 },
  'Decision.text': { points: 1 },
  'Brief.contradictions': SECTION_OF_GATES,
  'Brief.gatesClosed': SECTION_OF_GATES,
  'Brief.gatesOpened': SECTION_OF_GATES,
  'Brief.endCursor': { points: 20 },
  'Brief.judgedCount': { points: 20 },
  'Brief.expired': SECTION_OF_EVIDENCE,
  'Brief.expiring': SECTION_OF_EVIDENCE,
  'BriefSection.items': { size: 20 },
  'Channel.composition': { points: 150, perHundredProjects: 5 },
  'Channel.criteria': { points: 20, size: 15 },
  'CiRun.isCounted': { points: 1 },
  'CiRun.isFlaky': { points: 1 },
  'Combination.report': { points: 100 },
  'CombinationReport.pairs': { size: 20 },
  'CompatibilityClaim.projects': { size: 2 },
  'CompatibilityPair.projects': { size: 2 },
  'Criterion.results': { points: 100 },
  'CriterionResult.evidence': { size: 3 },
  // The content is read whole.
  'Dispute.line': { points: 20 },
  'Gate.criteria': { size: 15 },
  'Import.files': { size: 3 },
  'Meeting.agendaReport': { points: 800, perHundredProjects: 5 },
  'Meeting.channelNames': { size: 2 },
  'Meeting.draft': { points: 1 },
  'Meeting.movedFrom': NEIGHBOUR,
  'Meeting.lastChangedAt': NEIGHBOUR,
  'Meeting.next': NEIGHBOUR,
  'Meeting.previous': NEIGHBOUR,
  'NamedCombination.report': { points: 5 },
  'NamedCombination.verdict': { points: 1 },
  'NewsSubscription.failingSince': { points: 1 },
  'NewsSubscription.lastDeliveredAt': { points: 1 },
  'NewsSubscription.lastDeliveries': { size: 20 },
  'Person.handles': { points: 1 },
  'Project.compatibility': { points: 20, perHundredProjects: 0.5 },
  'Project.criterionResults': { points: 10, size: 15 },
  'Project.gate': GATE,
  'Project.lastChange': NEIGHBOUR,
  // The newest content of the report is read whole.
  'Meeting.otherLines': { points: 20 },
  'Meeting.unreadLines': { points: 20 },
  'Meeting.redactions': { points: 1 },
  'Project.lastChangedAt': { points: 5 },
  'Project.lastConfirmation': NEIGHBOUR,
  'Project.lastRecordedIn': NEIGHBOUR,
  'Project.nextGate': GATE,
  'Proposal.gate': GATE,
  'Proposal.lastChangedAt': NEIGHBOUR,
  // A content is read whole, whichever of its lines are shown.
  'Proposal.voices': { points: 1, size: 3 },
  'ReportRevision.differences': { points: 50 },
  'ReportRevision.disputes': { points: 1, size: 3 },
  'ReportRevision.isCurrent': { points: 1 },
  'ReportRevision.lineCount': { points: 20 },
  'ReportRevision.link': { points: 1 },
  'ReportRevision.lines': { points: 20 },
  'ReportRevision.path': { points: 1 },
  'ScheduleMeetingSuccess.meetings': { size: 60 },
  'Session.via': { points: 1 },
  'StatusChange.disputes': { points: 1, size: 1 },
  'StatusChange.page': { points: 1 },
  'StatusChange.gate': { points: 1 },
  'Viewer.sessions': { points: 1, size: 5 },
  'VoidedRow.fields': { size: 15 },
  'Voiding.goesWith': { points: 5 },
};

/** In words, for the description of the schema. */
export function inWords({
  points = 0,
  perHundredProjects = 0,
  of,
  given,
  perListed = 0,
  perPair = 0,
  size,
}: Charge): string {
  const listed = [perListed && `${perListed} for each`, perPair && `${perPair} for each two`].filter(Boolean);
  const all = perHundredProjects > 0 ? `${perHundredProjects} for every hundred projects` : '';
  const parts = [
    points > 0 ? String(points) : '',
    of ? `${listed.join(' and ')} of \`${of}\`${all && `, or else ${all}`}` : all,
    size === undefined ? '' : `counts as a list of ${size}`,
  ];
  const where = given?.map((name) => `\`${name}\``).join(' or ');
  return parts.filter(Boolean).join(', ') + (where ? ` where ${where} is given` : '');
}
