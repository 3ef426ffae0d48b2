import type { ProjectIndex } from '../parse/projects.ts';
import { type Clause, EFFECTIVE, match, type NextPart } from './form.ts';
import type { KindsOf } from './kind.ts';
import { DecisionError, type Part, readDate, readLevel, readMeeting, readProject } from './words.ts';
import { writtenDay } from './written.ts';

const FORMS = {
  suggestion: /^suggestion\s+of\s+(?<date>[^\s,]+)\s*,?\s+line\s+(?<line>\d{1,6})$/di,
  accepted: new RegExp(
    `^accepted(?:\\s+as\\s+(?<to>[^\\s,]+))?(?:\\s+for\\s+(?<about>[^,]+?))?${EFFECTIVE}$`,
    'dis',
  ),
  dismissed: /^dismissed(?:\s+for\s+(?<about>[^,]+?))?$/di,
};

/** `suggestion of 2017-06-07, line 23: accepted as EXPERIMENTAL`, `dismissed`. */
export function readSuggestion(subject: Part, next: NextPart, projects: ProjectIndex): Clause {
  const { date, line } = match(FORMS.suggestion, subject) ?? {};
  if (!date || !line) throw new DecisionError('decision-form', subject, '"suggestion of DATE, line NUMBER"');
  const about = { of: readMeeting(date), line: Number(line.text) };
  const expected = '"accepted", "accepted as LEVEL", "accepted as LEVEL for PROJECT" or "dismissed"';
  const clause = next(expected);
  const dismissed = match(FORMS.dismissed, clause);
  const accepted = match(FORMS.accepted, clause);
  const whom = (dismissed ?? accepted)?.about;
  const project = whom ? { about: readProject(whom, projects) } : {};
  if (dismissed) return { kind: 'SUGGESTION_DISMISSAL', ...about, ...project };
  if (!accepted) throw new DecisionError('decision-form', clause, expected);
  return {
    kind: 'SUGGESTION_ACCEPTANCE',
    ...about,
    ...project,
    ...(accepted.to ? { to: readLevel(accepted.to) } : {}),
    ...(accepted.on ? { effectiveOn: readDate(accepted.on) } : {}),
  };
}

interface About {
  of: string;
  line: number;
  about?: string;
}
const subject = ({ of, line, about }: About) => `suggestion ${of} ${line} ${about ?? ''}`;
const named = ({ of, line }: About) => `suggestion of ${of}, line ${line}`;
const reads = () => ['proposals'];
const writes = ({ of, line }: About) => [`suggestion ${of} ${line}`];
const whenChanged = 'the suggestion waits again and is decided again';

export const suggestionKinds: KindsOf<'SUGGESTION_ACCEPTANCE' | 'SUGGESTION_DISMISSAL'> = {
  SUGGESTION_ACCEPTANCE: {
    subject,
    describe: (content) => `${named(content)}: accepted`,
    clause: (content) => {
      const { to, about, effectiveOn } = content;
      const words = `${to ? ` as ${to}` : ''}${about ? ` for ${about}` : ''}${writtenDay(effectiveOn ?? null)}`;
      return `${named(content)}: accepted${words}`;
    },
    whenChanged,
    whenRemoved: 'its proposal is withdrawn, and the suggestion waits again',
    reads,
    writes,
  },
  SUGGESTION_DISMISSAL: {
    subject,
    describe: (content) => `${named(content)}: dismissed`,
    clause: (content) => `${named(content)}: dismissed${content.about ? ` for ${content.about}` : ''}`,
    whenChanged,
    whenRemoved: 'the suggestion waits again',
    reads,
    writes,
  },
};
