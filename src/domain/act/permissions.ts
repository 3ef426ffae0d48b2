import { DomainError } from '../../base/errors.ts';
import type { Role, Viewer } from './viewer.ts';

/**
 * The only place that says who may do what. Roles that a permission does not list may only read. A maintainer and a CI system
 * act on the projects that their credential names, a chair and an admin on all.
 */
export const PERMISSIONS = {
  proposeStatusChange: ['MAINTAINER', 'CHAIR'],
  withdrawProposal: ['MAINTAINER', 'CHAIR'],
  voiceOnProposal: ['MAINTAINER', 'CHAIR'],
  raiseDispute: ['MAINTAINER', 'CHAIR', 'CI', 'ADMIN'],
  publishDispute: ['CHAIR'],
  answerDispute: ['CHAIR'],
  dismissDispute: ['CHAIR'],
  readDisputes: ['CHAIR'],
  recordStatusChange: ['MAINTAINER', 'CHAIR'],
  confirmReadiness: ['MAINTAINER', 'CHAIR'],
  correctStatusChange: ['MAINTAINER', 'CHAIR'],
  acceptSuggestion: ['MAINTAINER', 'CHAIR'],
  dismissSuggestion: ['MAINTAINER', 'CHAIR'],
  addActionItem: ['MAINTAINER', 'CHAIR'],
  updateActionItem: ['MAINTAINER', 'CHAIR'],
  updateProject: ['MAINTAINER', 'CHAIR'],
  assessCriterion: ['MAINTAINER', 'CHAIR'],
  renameProject: ['CHAIR'],
  mergeProjects: ['CHAIR'],
  separateProject: ['CHAIR'],
  splitProject: ['CHAIR'],
  setTargetDate: ['MAINTAINER', 'CHAIR'],
  voidProject: ['CHAIR'],
  restoreProject: ['CHAIR'],
  voidMeeting: ['CHAIR'],
  restoreMeeting: ['CHAIR'],
  voidReport: ['CHAIR'],
  restoreReport: ['CHAIR'],
  readVoidings: ['CHAIR', 'ADMIN'],
  nameMaintainer: ['MAINTAINER', 'CHAIR'],
  revokeMaintainer: ['CHAIR'],
  overrideRules: ['CHAIR'],
  scheduleMeeting: ['CHAIR'],
  updateMeeting: ['CHAIR'],
  recordAttendance: ['CHAIR'],
  holdMeeting: ['CHAIR'],
  cancelMeeting: ['CHAIR'],
  moveMeeting: ['CHAIR'],
  redateMeeting: ['CHAIR'],
  importReport: ['CHAIR'],
  saveMeetingDraft: ['CHAIR'],
  defineCriterion: ['CHAIR'],
  adoptCriterion: ['CHAIR'],
  retireCriterion: ['CHAIR'],
  waiveCriterion: ['CHAIR'],
  revokeWaiver: ['CHAIR'],
  claimCompatibility: ['MAINTAINER', 'CHAIR'],
  defineCombination: ['CHAIR'],
  addChannel: ['CHAIR'],
  nameChannel: ['CHAIR'],
  reportCiRun: ['CI'],
  reportAttestation: ['CI'],
  addProject: ['ADMIN'],
  mergePeople: ['ADMIN'],
  separatePerson: ['ADMIN'],
  createToken: ['ADMIN'],
  rotateToken: ['ADMIN'],
  revokeToken: ['ADMIN'],
  readTokens: ['ADMIN'],
  endSession: ['MAINTAINER', 'CHAIR', 'CI', 'ADMIN'],
  readSessions: ['ADMIN'],
  readAuditTrail: ['ADMIN'],
  redactLines: ['ADMIN'],
  subscribe: ['MAINTAINER', 'CHAIR', 'ADMIN'],
  updateSubscription: ['MAINTAINER', 'CHAIR', 'ADMIN'],
  endSubscription: ['MAINTAINER', 'CHAIR', 'ADMIN'],
  rotateSigningSecret: ['MAINTAINER', 'CHAIR', 'ADMIN'],
  readSubscriptions: ['MAINTAINER', 'CHAIR', 'ADMIN'],
  keepGroupSubscriptions: ['CHAIR'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** What readers may do as well, who have no credential. */
const FOR_ANYBODY: ReadonlySet<Permission> = new Set(['raiseDispute']);

/** Roles whose credentials name the projects they are for. */
export const ROLES_OF_PROJECTS: readonly Role[] = ['MAINTAINER', 'CI'];

/** `project` is a slug; leave it out to ask whether the viewer may do this for any project at all. */
export function may(viewer: Viewer | null, permission: Permission, project?: string | null): boolean {
  if (FOR_ANYBODY.has(permission)) return true;
  if (!viewer || !(PERMISSIONS[permission] as readonly Role[]).includes(viewer.role)) return false;
  if (project === undefined || !ROLES_OF_PROJECTS.includes(viewer.role)) return true;
  return project !== null && viewer.projects.includes(project);
}

/** @throws AccessError that is the same for a project of somebody else and for one that does not exist. */
export function assertMay(
  viewer: Viewer | null,
  permission: Permission,
  project?: string | null,
): asserts viewer is Viewer {
  if (!viewer) throw new AccessError('UNAUTHENTICATED', permission);
  if (!may(viewer, permission, project)) throw new AccessError('FORBIDDEN', permission);
}

/** {@link assertMay} for what readers may do as well: who that is need not be known. */
export function assertMayAct(viewer: Viewer | null, permission: Permission): void {
  if (!FOR_ANYBODY.has(permission)) assertMay(viewer, permission);
}

/** {@link assertMay} for whatever projects an act is about. */
export function assertMayFor(
  viewer: Viewer,
  permission: Permission,
  about: string | null | { anyOf: readonly string[] } | { allOf: readonly string[] },
): void {
  if (about === null || typeof about === 'string') {
    assertMay(viewer, permission, about);
    return;
  }
  const slugs = 'anyOf' in about ? about.anyOf : about.allOf;
  const mine = slugs.filter((slug) => may(viewer, permission, slug));
  const isEnough = 'anyOf' in about ? mine.length > 0 : mine.length === slugs.length && slugs.length > 0;
  if (!isEnough) throw new AccessError('FORBIDDEN', permission);
}

/** Never an answer of an act: people without the right learn nothing about what the act would have found. */
export class AccessError extends DomainError {
  readonly code: 'UNAUTHENTICATED' | 'FORBIDDEN';
  constructor(code: 'UNAUTHENTICATED' | 'FORBIDDEN', permission: Permission) {
    super(
      code === 'UNAUTHENTICATED'
        ? `${permission} needs a token: send Authorization: Bearer …`
        : `This token may not use ${permission}.`,
    );
    this.code = code;
  }
}
