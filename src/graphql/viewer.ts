import { projectsOfViewer } from '../domain/access/tokens.ts';
import { may, type Permission } from '../domain/act/permissions.ts';
import type { Viewer } from '../domain/act/viewer.ts';
import { sessionsOf } from '../domain/session/rows.ts';
import { at, TODAY } from '../reading/as-of.ts';
import { builder } from './engine/builder.ts';
import { knownPerson } from './engine/fields.ts';
import { PersonRef, ProjectRef } from './refs.ts';
import { Role } from './role.ts';
import { SessionRef } from './session.ts';

const ViewerRef = builder.objectRef<Viewer>('Viewer').implement({
  description: 'Whose credential came with the request.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name of the credential.' }),
    person: t.field({
      type: PersonRef,
      description: 'As whom its bearer enters records.',
      ...knownPerson('personId'),
    }),
    role: t.expose('role', { type: Role, description: 'What it is for.' }),
    projects: t.field({
      type: [ProjectRef],
      description: 'The projects it is for, by slug; empty for chairs and admins, whose acts are for all.',
      resolve: async (viewer, _args, { db }) =>
        (await projectsOfViewer(db, viewer)).map((project) => at(project, TODAY)),
    }),
    sessions: t.field({
      type: [SessionRef],
      description:
        'Where the same person is signed in on the page, by whichever of their handles, the newest first; at most 20. Sessions that are over are left out.',
      resolve: async ({ personId }, _args, { db, now, settings }) =>
        (await sessionsOf(db, personId, now, settings)).map((session) => at(session, TODAY)),
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: ViewerRef,
    nullable: true,
    description:
      'The bearer of the credential that came with this request; null for a reader, who needs none.',
    resolve: (_root, _args, { viewer }) => viewer,
  }),
);

/** For a client that decides what to offer. The act itself asks again. */
const ON_PROJECT: Readonly<Record<string, readonly [Permission, string]>> = {
  viewerCanPropose: ['proposeStatusChange', 'propose a change of its readiness, and withdraw proposals'],
  viewerCanRecord: ['recordStatusChange', 'record a change of its readiness'],
  viewerCanConfirm: ['confirmReadiness', 'confirm its readiness'],
  viewerCanCorrect: ['correctStatusChange', 'correct its records'],
  viewerCanAnswerSuggestions: ['acceptSuggestion', 'accept and dismiss suggestions about it'],
  viewerCanAssess: ['assessCriterion', 'assess its criteria'],
  viewerCanUpdate: ['updateProject', 'change what is said of it'],
  viewerCanNameMaintainer: ['nameMaintainer', 'name maintainers of it'],
  viewerCanRevokeMaintainer: ['revokeMaintainer', 'take back who was named a maintainer of it'],
  viewerCanVoid: ['voidProject', 'make it void, where it was entered by mistake'],
  viewerCanSetTargetDate: ['setTargetDate', 'say by when it means to reach a level'],
  viewerCanMerge: ['mergeProjects', 'merge it into another, or split one off'],
  viewerCanRename: ['renameProject', 'give it another slug'],
  viewerCanOverride: ['overrideRules', 'record past the table of moves or a blocked gate, with a reason'],
  viewerCanWaive: ['waiveCriterion', 'waive a criterion for it'],
  viewerCanClaimCompatibility: ['claimCompatibility', 'claim how it goes with others'],
  viewerCanReportCiRuns: ['reportCiRun', 'report its CI runs'],
  viewerCanReportAttestations: ['reportAttestation', 'hand in attestations for it'],
};
const ON_QUERY: Readonly<Record<string, readonly [Permission, string]>> = {
  viewerCanScheduleMeeting: ['scheduleMeeting', 'schedule meetings'],
  viewerCanUpdateMeeting: ['updateMeeting', 'change what is known of meetings'],
  viewerCanImportReport: ['importReport', 'import reports'],
  viewerCanDefineCriteria: ['defineCriterion', 'define, adopt and drop criteria'],
  viewerCanDefineCombinations: ['defineCombination', 'name combinations of projects'],
  viewerCanAddChannel: ['addChannel', 'open the channel'],
  viewerCanNameChannel: ['nameChannel', 'name the channel'],
  viewerCanAddProject: ['addProject', 'add projects'],
  viewerCanReadVoidings: ['readVoidings', 'read what is void'],
  viewerCanMergePeople: ['mergePeople', 'join the handles of people, and separate them'],
  viewerCanManageTokens: ['createToken', 'issue, list and revoke credentials'],
  viewerCanReadAuditTrail: ['readAuditTrail', 'read the audit trail'],
};

for (const [name, [permission, what]] of Object.entries(ON_PROJECT))
  builder.objectField(ProjectRef, name, (t) =>
    t.boolean({
      description: `Whether this credential may ${what}.`,
      resolve: ({ slug }, _args, { viewer }) => may(viewer, permission, slug),
    }),
  );

for (const [name, [permission, what]] of Object.entries(ON_QUERY))
  builder.queryField(name, (t) =>
    t.boolean({
      description: `Whether this credential may ${what}.`,
      resolve: (_root, _args, { viewer }) => may(viewer, permission),
    }),
  );
