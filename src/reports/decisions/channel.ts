import { type Clause, match } from './form.ts';
import type { KindsOf } from './kind.ts';
import { type Part, readDate } from './words.ts';
import { quoted } from './written.ts';

const NAMED = /^channel\s+named\s+"(?<name>[^"]+)"(?:\s*,?\s+since\s+(?<since>\S+))?$/di;

/** `channel named "testing", since 2017-06-07`; null: it is something else. */
export function readChannelName(subject: Part): Clause | null {
  const named = match(NAMED, subject);
  if (!named) return null;
  const since = named.since ? { since: readDate(named.since) } : {};
  return { kind: 'CHANNEL_NAME', name: named.name?.text ?? '', ...since };
}

const STAYS = 'refused: a name stays on record';

export const channelKinds: KindsOf<'CHANNEL_NAME'> = {
  CHANNEL_NAME: {
    subject: ({ name }) => `channel ${name}`,
    describe: ({ name }) => `channel named "${name}"`,
    clause: ({ name, since }) => `channel named ${quoted(name)}${since ? `, since ${since}` : ''}`,
    whenChanged: STAYS,
    whenRemoved: STAYS,
  },
};
