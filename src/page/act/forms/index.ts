import type { ActForm } from '../form.ts';
import { meetingForms } from './meeting.ts';
import { projectForms } from './project.ts';
import { siteForms } from './site.ts';

/** Every act that has a form. */
export const forms: readonly ActForm[] = [...projectForms, ...meetingForms, ...siteForms];

const byAct = new Map(forms.map((form) => [form.act, form]));
export const formOf = (act: string): ActForm | null => byAct.get(act) ?? null;

/** Acts without one, and why. */
export const WITHOUT_FORM: Readonly<Record<string, string>> = {
  saveMeetingDraft: 'The page on which a meeting is run sends it, as notes are typed.',
  reportAttestation: 'CI systems hand it in; a person assesses the criterion.',
  reportCiRun: 'CI systems report their runs; a person who could would speak for a machine.',
};
