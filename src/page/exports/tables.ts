import type { Export } from '../view.ts';
import { csv } from './csv.ts';
import type { PageArgs } from './every-page.ts';

const projects: Export = {
  path: '/projects.csv',
  write({ url, reading, query }) {
    const rows = async (page: PageArgs) => (await query('ProjectTable', { ...page, ...reading })).projects;
    return csv(url, 'projects.csv', rows, {
      slug: ({ slug }) => slug,
      name: ({ name }) => name,
      summary: ({ summary }) => summary,
      readiness: ({ readiness }) => readiness,
      since: ({ since }) => since,
      recorded_in: ({ lastChange }) => lastChange?.meeting.date,
      last_confirmed_in: ({ lastConfirmation }) => lastConfirmation?.meeting.date,
      is_stale: ({ isStale }) => isStale,
      open_proposals: ({ proposals }) => proposals.totalCount,
      proposed_readiness: ({ proposals }) => proposals.nodes[0]?.to,
      proposed_effective_on: ({ proposals }) => proposals.nodes[0]?.effectiveOn,
      organisations: ({ organisations }) => organisations.join('; '),
      kernel_series: ({ kernelBase }) => kernelBase?.series,
      path: ({ path }) => path,
      links: ({ links }) => links,
      last_changed_at: ({ lastChangedAt }) => lastChangedAt,
    });
  },
};

const changes: Export = {
  path: '/changes.csv',
  write({ url, reading, query }) {
    const filter = { recordedTo: reading.asOf };
    const rows = async (page: PageArgs) => (await query('ChangeTable', { ...page, filter })).statusChanges;
    return csv(url, 'changes.csv', rows, {
      number: ({ number }) => number,
      project: ({ project }) => project.slug,
      project_name: ({ project }) => project.name,
      kind: ({ kind }) => kind,
      from: ({ from }) => from,
      to: ({ to }) => to,
      meeting: ({ meeting }) => meeting.date,
      effective_on: ({ effectiveOn }) => effectiveOn,
      entered_at: ({ enteredAt }) => enteredAt,
      entered_by: ({ enteredBy }) => enteredBy.handle,
      basis: ({ basis }) => basis,
      reason: ({ reason }) => reason,
      stands: ({ stands }) => stands,
      is_retraction: ({ isRetraction }) => isRetraction,
      corrects: ({ corrects }) => corrects?.number,
      evidence: ({ evidence }) => evidence.flatMap(({ url, link }) => link ?? url ?? []),
    });
  },
};

const criteria: Export = {
  path: '/criteria.csv',
  write({ url, reading: { asOf }, query }) {
    const rows = async () => ({
      nodes: (await query('CriterionTable', { asOf })).criteria,
      pageInfo: { hasNextPage: false, endCursor: null },
    });
    return csv(url, 'criteria.csv', rows, {
      key: ({ key }) => key,
      title: ({ title }) => title,
      gates: ({ gates }) => gates,
      kind: ({ kind }) => kind,
      standing: ({ standing }) => standing,
      since: ({ since }) => since,
      adopted_on: ({ adoptedOn }) => adoptedOn,
      basis: ({ basis }) => basis,
      required_runs: ({ requiredRuns }) => requiredRuns,
      window_days: ({ windowDays }) => windowDays,
      reason: ({ reason }) => reason,
      source_meeting: ({ source }) => source.meeting?.date,
      source_url: ({ source }) => source.url,
      minimum_score: ({ minimumScore }) => minimumScore,
    });
  },
};

const claims: Export = {
  path: '/claims.csv',
  write({ url, reading: { asOf }, query }) {
    const rows = async (page: PageArgs) => (await query('ClaimTable', { ...page, asOf })).compatibilityClaims;
    return csv(url, 'claims.csv', rows, {
      projects: ({ projects }) => projects.map(({ slug }) => slug),
      external_thing: ({ externalThing }) => externalThing,
      verdict: ({ verdict }) => verdict,
      basis: ({ basis }) => basis,
      claimed_on: ({ claimedOn }) => claimedOn,
      expires_on: ({ expiresOn }) => expiresOn,
      is_expired: ({ isExpired }) => isExpired,
      kernel_series: ({ kernelSeries }) => kernelSeries,
      reason: ({ reason }) => reason,
      meeting: ({ meeting }) => meeting?.date,
      source: ({ source }) => source,
      source_url: ({ sourceUrl }) => sourceUrl,
    });
  },
};

/** What the tracker knows, as tables for spreadsheets; what people and programs have said of it is in `records`. */
export const tables: readonly Export[] = [projects, changes, criteria, claims];
