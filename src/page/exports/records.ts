import type { Export } from '../view.ts';
import { csv } from './csv.ts';
import type { PageArgs } from './every-page.ts';

const meetings: Export = {
  path: '/meetings.csv',
  write({ url, reading, query }) {
    const filter = { to: reading.asOf };
    const rows = async (page: PageArgs) => (await query('MeetingTable', { ...page, filter })).meetings;
    return csv(url, 'meetings.csv', rows, {
      date: ({ date }) => date,
      starts_at: ({ startsAt }) => startsAt,
      is_held: ({ isHeld }) => isHeld,
      location: ({ location }) => location,
      scribe: ({ scribe }) => scribe?.handle,
      attendee_organisations: ({ attendeeOrganisations }) => attendeeOrganisations.join('; '),
      agenda: ({ agenda }) => agenda.map(({ title }) => title).join('; '),
      announcement: ({ announcementUrl }) => announcementUrl,
      recording: ({ recordingUrl }) => recordingUrl,
      announced_next_on: ({ announcedNextOn }) => announcedNextOn,
      report: ({ source }) => source?.path,
      last_changed_at: ({ lastChangedAt }) => lastChangedAt,
      name: ({ name }) => name,
      state: ({ state }) => state,
      state_reason: ({ stateReason }) => stateReason,
      moved_to: ({ movedTo }) => movedTo?.date,
      length_minutes: ({ lengthMinutes }) => lengthMinutes,
    });
  },
};

const notes: Export = {
  path: '/notes.csv',
  write({ url, reading: { asOf }, query }) {
    const rows = async (page: PageArgs) => (await query('NoteTable', { ...page, asOf })).notes;
    return csv(url, 'notes.csv', rows, {
      meeting: ({ meeting }) => meeting.date,
      line_start: ({ lineStart }) => lineStart,
      line_end: ({ lineEnd }) => lineEnd,
      depth: ({ depth }) => depth,
      section: ({ section }) => section,
      speaker: ({ speaker }) => speaker?.handle,
      text: ({ text }) => text,
      projects: ({ projects }) => projects.map(({ slug }) => slug),
      links: ({ links }) => links,
    });
  },
};

const proposals: Export = {
  path: '/proposals.csv',
  write({ url, reading: { asOf }, query }) {
    const rows = async (page: PageArgs) => (await query('ProposalTable', { ...page, asOf })).proposals;
    return csv(url, 'proposals.csv', rows, {
      project: ({ project }) => project.slug,
      to: ({ to }) => to,
      effective_on: ({ effectiveOn }) => effectiveOn,
      reason: ({ reason }) => reason,
      opened_on: ({ openedOn }) => openedOn,
      opened_at: ({ openedAt }) => openedAt,
      opened_by: ({ openedBy }) => openedBy.handle,
      is_open: ({ isOpen }) => isOpen,
      outcome: ({ outcome }) => outcome,
      closed_on: ({ closedOn }) => closedOn,
      closed_by: ({ closedBy }) => closedBy?.handle,
      closed_reason: ({ closedReason }) => closedReason,
      record: ({ statusChange }) => statusChange?.number,
      evidence: ({ evidence }) => evidence.flatMap(({ url, link }) => link ?? url ?? []),
    });
  },
};

const suggestions: Export = {
  path: '/suggestions.csv',
  write({ url, query }) {
    const rows = async (page: PageArgs) => (await query('SuggestionTable', page)).suggestions;
    return csv(url, 'suggestions.csv', rows, {
      meeting: ({ meeting }) => meeting.date,
      project: ({ project }) => project?.slug,
      quote: ({ quote }) => quote,
      rule: ({ rule }) => rule,
      suggested_to: ({ suggestedTo }) => suggestedTo,
      state: ({ state }) => state,
      closed_on: ({ closedOn }) => closedOn,
      closed_by: ({ closedBy }) => closedBy?.handle,
      closed_reason: ({ closedReason }) => closedReason,
      source: ({ source }) => source.link,
    });
  },
};

const waivers: Export = {
  path: '/waivers.csv',
  write({ url, reading: { asOf }, query }) {
    const rows = async (page: PageArgs) => (await query('WaiverTable', { ...page, asOf })).waivers;
    return csv(url, 'waivers.csv', rows, {
      project: ({ project }) => project.slug,
      criterion: ({ criterion }) => criterion.key,
      meeting: ({ meeting }) => meeting.date,
      reason: ({ reason }) => reason,
      expires_on: ({ expiresOn }) => expiresOn,
      state: ({ state }) => state,
      revoked_in: ({ revocation }) => revocation?.meeting.date,
      revoked_reason: ({ revocation }) => revocation?.reason,
      entered_at: ({ enteredAt }) => enteredAt,
      entered_by: ({ enteredBy }) => enteredBy.handle,
      evidence: ({ evidence }) => evidence.flatMap(({ url, link }) => link ?? url ?? []),
    });
  },
};

const assessments: Export = {
  path: '/assessments.csv',
  write({ url, reading: { asOf }, query }) {
    const rows = async (page: PageArgs) => (await query('AssessmentTable', { ...page, asOf })).assessments;
    return csv(url, 'assessments.csv', rows, {
      project: ({ project }) => project.slug,
      criterion: ({ criterion }) => criterion.key,
      result: ({ result }) => result,
      justification: ({ justification }) => justification,
      assessed_on: ({ assessedOn }) => assessedOn,
      valid_until: ({ validUntil }) => validUntil,
      is_own_project: ({ isOwnProject }) => isOwnProject,
      meeting: ({ meeting }) => meeting?.date,
      entered_at: ({ enteredAt }) => enteredAt,
      entered_by: ({ enteredBy }) => enteredBy.handle,
      evidence: ({ evidence }) => evidence.flatMap(({ url, link }) => link ?? url ?? []),
      attestation_url: ({ attestation }) => attestation?.url,
      attestation_digest: ({ attestation }) => attestation?.digest,
      score: ({ attestation }) => attestation?.score,
      issued_on: ({ attestation }) => attestation?.issuedOn,
    });
  },
};

const runs: Export = {
  path: '/runs.csv',
  write({ url, reading: { asOf }, query }) {
    const rows = async (page: PageArgs) => (await query('RunTable', { ...page, asOf })).ciRuns;
    return csv(url, 'runs.csv', rows, {
      project: ({ project }) => project?.slug,
      combination: ({ combination }) => combination?.slug,
      criterion: ({ criterion }) => criterion.key,
      status: ({ status }) => status,
      run_id: ({ runId }) => runId,
      attempt: ({ attempt }) => attempt,
      run_number: ({ runNumber }) => runNumber,
      branch: ({ branch }) => branch,
      commit: ({ commit }) => commit,
      kernel_series: ({ kernelSeries }) => kernelSeries,
      started_at: ({ startedAt }) => startedAt,
      finished_at: ({ finishedAt }) => finishedAt,
      finished_on: ({ finishedOn }) => finishedOn,
      reported_at: ({ reportedAt }) => reportedAt,
      reported_by: ({ reportedBy }) => reportedBy.handle,
      url: ({ url }) => url,
    });
  },
};

/** What people and programs have said, as tables for spreadsheets: one for everything that is recorded. */
export const records: readonly Export[] = [
  meetings,
  notes,
  proposals,
  suggestions,
  waivers,
  assessments,
  runs,
];
