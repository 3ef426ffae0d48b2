import type { Db } from '../../db/index.ts';
import { type Recorded, readRecorded } from '../../domain/agenda/recorded.ts';
import { KINDS, SETTINGS } from '../../domain/criterion/kinds.ts';
import type { StatusChangeRow } from '../../domain/ledger/append.ts';
import { createLedger, foundByMeeting } from '../../domain/ledger/ledger.ts';
import { keysOfDays } from '../../domain/meeting/rows.ts';
import { standingOf } from '../../domain/project/standing.ts';
import type { RecordRef } from '../apply/decision-scope.ts';
import type { DecisionContent } from '../decisions/content.ts';

/** A meeting's decision about one thing, with all its own corrections, as a line of its report would say it. */
export interface Act {
  content: DecisionContent;
  /** Every record by which the meeting said it, the last one last. */
  records: RecordRef[];
}

interface Meeting {
  id: number;
  date: string;
}

/** The acts of a meeting, in the order of entry, without those that changed nothing. */
export async function readActs(db: Db, meeting: Meeting): Promise<Act[]> {
  const recorded = await readRecorded(db, meeting.id);
  return [
    ...criterionActs(recorded, meeting),
    ...assessmentActs(recorded, meeting),
    ...waiverActs(recorded, meeting),
    ...claimActs(recorded, meeting),
    ...combinationActs(recorded),
    ...channelActs(recorded, meeting),
    ...(await statusActs(db, recorded, meeting)),
  ];
}

async function statusActs(
  db: Db,
  { ledger: records, slugOf, urlsOf }: Recorded,
  meeting: Meeting,
): Promise<Act[]> {
  const ledger = createLedger(records);
  const keyOfRecord = await keysOfDays(
    db,
    records.map(({ meetingDate }) => meetingDate),
  );
  const standing = standingOf(ledger);
  const ofMeeting = records.filter(({ meetingId }) => meetingId === meeting.id);
  // One act for each chain: its records by this meeting follow each other.
  const chains = new Map<string, StatusChangeRow[]>();
  for (const record of ofMeeting.sort((a, b) => a.id - b.id)) {
    const key = `${record.projectId} ${record.place}`;
    chains.set(key, [...(chains.get(key) ?? []), record]);
  }
  const acts = [...chains.values()].map(async (chain): Promise<Act[]> => {
    const last = chain.at(-1);
    const first = chain[0];
    if (!last || !first) return [];
    const before = foundByMeeting(ledger, first);
    const common = { project: slugOf(last.projectId), reason: last.reason, evidence: urlsOf(last.id) };
    const effectiveOn = last.effectiveOn === meeting.date ? null : last.effectiveOn;
    const records = chain.map(({ id }) => ({ recordTable: 'status_changes', recordId: id }));
    const { to, effect } = last;
    // Where the minutes said nothing of where it came from, the ledger's own word is true, and `none` would not be.
    const statedFrom = last.statedFrom ?? (await standing.before(last.projectId, last));
    if (!before) {
      if (effect === 'RETRACT' || to === null) return [];
      const content: DecisionContent =
        effect === 'CONFIRM'
          ? { kind: 'CONFIRMATION', ...common, level: to, ...(effectiveOn === null ? {} : { effectiveOn }) }
          : { kind: 'CHANGE', ...common, statedFrom, to, effectiveOn, ...overridden(last) };
      return [{ content, records }];
    }
    const isAsBefore =
      before.effect === effect && before.to === to && before.effectiveOn === last.effectiveOn;
    if (isAsBefore) return [];
    const corrects = keyOfRecord(before);
    return [
      {
        content:
          to === null
            ? { kind: 'RETRACTION', ...common, corrects }
            : {
                kind: 'CORRECTION',
                ...common,
                corrects,
                to,
                effectiveOn: last.effectiveOn,
                ...overridden(last),
              },
        records,
      },
    ];
  });
  return (await Promise.all(acts)).flat();
}

const overridden = ({ override }: StatusChangeRow) => (override === null ? {} : { override });

/** What a meeting left of each thing and what it found, from rows that are read in the order in which they count. */
function byThing<Row extends { id: number; meetingId: number | null }>(
  rows: readonly Row[],
  meeting: Meeting,
  keyOf: (row: Row) => string,
): { own: Row[]; last: Row; before: Row | null }[] {
  const things = new Map<string, { own: Row[]; before: Row | null }>();
  for (const row of rows) {
    const thing = things.get(keyOf(row)) ?? { own: [], before: null };
    things.set(keyOf(row), thing);
    if (row.meetingId === meeting.id) thing.own.push(row);
    else if (!thing.own.length) thing.before = row;
  }
  return [...things.values()].flatMap(({ own, before }) => {
    const last = own.at(-1);
    return last ? [{ own, last, before }] : [];
  });
}

function criterionActs({ criterionRecords: rows }: Recorded, meeting: Meeting): Act[] {
  return byThing(rows, meeting, ({ criterionId }) => String(criterionId)).flatMap(
    ({ own, last, before }): Act[] => {
      const isLive = last.act !== 'RETIRED';
      const wasLive = before !== null && before.act !== 'RETIRED';
      const isSame =
        isLive === wasLive &&
        (!isLive ||
          (before?.gates === last.gates &&
            before.kind === last.kind &&
            before.title === last.title &&
            before.standing === last.standing &&
            SETTINGS.every((name) => before[name] === last[name])));
      if (isSame) return [];
      const common = { criterion: last.key, reason: last.reason ?? last.title, evidence: [] };
      const records = own.map(({ id }) => ({ recordTable: 'criterion_records', recordId: id }));
      if (!isLive) return [{ content: { kind: 'CRITERION_DROP', ...common }, records }];
      if (last.act === 'ADOPTED') return [{ content: { kind: 'CRITERION_ADOPTION', ...common }, records }];
      const { gates, kind: criterionKind, title, standing } = last;
      const content: DecisionContent = {
        kind: 'CRITERION',
        ...common,
        gates,
        criterionKind,
        title,
        ...(standing === 'PROPOSED' ? { standing } : {}),
        ...Object.fromEntries(
          SETTINGS.flatMap((name) =>
            last[name] === null || last[name] === KINDS[criterionKind].defaults[name]
              ? []
              : [[name, last[name]]],
          ),
        ),
      };
      return [{ content, records }];
    },
  );
}

function assessmentActs({ assessments: rows, slugOf, keyOf }: Recorded, meeting: Meeting): Act[] {
  return byThing(rows, meeting, ({ projectId, criterionId }) => `${projectId} ${criterionId}`).flatMap(
    ({ own, last, before }): Act[] => {
      const hasExpired = last.validUntil !== null && last.validUntil < last.assessedOn;
      const isSame =
        before?.result === last.result &&
        before.validUntil === last.validUntil &&
        before.justification === last.justification &&
        before.attestationUrl === last.attestationUrl &&
        before.score === last.score &&
        before.issuedOn === last.issuedOn;
      if (hasExpired || isSame) return [];
      return [
        {
          content: {
            kind: 'ASSESSMENT',
            project: slugOf(last.projectId),
            criterion: keyOf(last.criterionId),
            result: last.result,
            until: last.validUntil,
            reason: last.justification,
            evidence: last.attestationUrl === null ? [] : [last.attestationUrl],
            ...(last.score === null ? {} : { score: last.score }),
            ...(last.attestationDigest === null ? {} : { digest: last.attestationDigest }),
            ...(last.issuedOn === null || last.issuedOn === last.assessedOn
              ? {}
              : { issuedOn: last.issuedOn }),
          },
          records: own.map(({ id }) => ({ recordTable: 'assessments', recordId: id })),
        },
      ];
    },
  );
}

type Waiver = Recorded['waivers'][number]['waiver'];

function waiverActs({ waivers: rows, slugOf, keyOf }: Recorded, meeting: Meeting): Act[] {
  const granted = rows.filter(
    ({ waiver, revocation }) => waiver.meetingId === meeting.id && revocation?.meetingId !== meeting.id,
  );
  const revoked = rows.filter(
    ({ waiver, revocation }) => waiver.meetingId !== meeting.id && revocation?.meetingId === meeting.id,
  );
  const isAgain = (a: Waiver, b: Waiver) =>
    a.projectId === b.projectId &&
    a.criterionId === b.criterionId &&
    a.reason === b.reason &&
    a.expiresOn === b.expiresOn;
  const about = ({ projectId, criterionId }: Waiver) => ({
    project: slugOf(projectId),
    criterion: keyOf(criterionId),
    evidence: [],
  });
  return [
    ...granted
      .filter(({ waiver }) => !revoked.some((other) => isAgain(other.waiver, waiver)))
      .map(
        ({ waiver }): Act => ({
          content: { kind: 'WAIVER', ...about(waiver), until: waiver.expiresOn, reason: waiver.reason },
          records: [{ recordTable: 'waivers', recordId: waiver.id }],
        }),
      ),
    ...revoked
      .filter(({ waiver }) => !granted.some((other) => isAgain(other.waiver, waiver)))
      .map(
        ({ waiver, revocation }): Act => ({
          content: { kind: 'WAIVER_REVOCATION', ...about(waiver), reason: revocation?.reason ?? '' },
          records: [{ recordTable: 'waiver_revocations', recordId: waiver.id }],
        }),
      ),
  ];
}

function claimActs({ claims: rows, slugOf }: Recorded, meeting: Meeting): Act[] {
  return byThing(
    rows,
    meeting,
    ({ projectId, otherProjectId, externalThing }) =>
      `${projectId} ${otherProjectId} ${externalThing?.toLowerCase()}`,
  ).flatMap(({ own, last, before }): Act[] => {
    const isSame =
      last.verdict === (before?.verdict ?? 'UNKNOWN') &&
      last.kernelSeries === (before?.kernelSeries ?? null) &&
      last.expiresOn === (before?.expiresOn ?? null) &&
      (before === null || before.reason === last.reason);
    if (isSame) return [];
    const { verdict, reason, kernelSeries, expiresOn } = last;
    const series = kernelSeries !== null && /^\d+\.\d+/.test(kernelSeries) ? kernelSeries : null;
    const until = expiresOn === null ? {} : { until: expiresOn };
    const said = { verdict, kernelSeries: series, reason, evidence: [], ...until };
    const project = slugOf(last.projectId);
    const content: DecisionContent =
      last.otherProjectId === null
        ? { kind: 'EXTERNAL_CLAIM', project, external: last.externalThing ?? '', ...said }
        : {
            kind: 'CLAIM',
            projects: [project, slugOf(last.otherProjectId)].sort() as [string, string],
            ...said,
          };
    return [
      { content, records: own.map(({ id }) => ({ recordTable: 'compatibility_claims', recordId: id })) },
    ];
  });
}

/** Of each set the last that the meeting made of it. */
function combinationActs({ combinations }: Recorded): Act[] {
  const last = new Map(combinations.map((row) => [row.combination, row]));
  return [...last.values()].map(({ combination, members, reason, askedBy }) => ({
    content: {
      kind: 'COMBINATION',
      combination,
      members,
      reason,
      evidence: [],
      ...(askedBy === null ? {} : { askedBy }),
    },
    records: combinations
      .filter((row) => row.combination === combination)
      .map(({ id }) => ({ recordTable: 'combination_versions', recordId: id })),
  }));
}

const channelActs = ({ channelNames }: Recorded, meeting: Meeting): Act[] =>
  channelNames.map(({ id, name, since, reason }) => ({
    content: {
      kind: 'CHANNEL_NAME',
      name,
      reason: reason ?? name,
      evidence: [],
      ...(since === meeting.date ? {} : { since }),
    },
    records: [{ recordTable: 'channel_names', recordId: id }],
  }));
