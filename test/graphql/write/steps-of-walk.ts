import { expect } from 'vitest';
import { manual } from '../../helpers/manual.ts';
import type { Api } from './api.ts';

const TITLE = '\n## From proposal to graduation';

interface Block {
  language: string;
  text: string;
}

function blocksOfSection(): Block[] {
  const start = manual.indexOf(TITLE);
  if (start < 0) throw new Error(`Expected a section "${TITLE}" in the manual.`);
  const end = manual.indexOf('\n## ', start + TITLE.length);
  const section = manual.slice(start, end < 0 ? undefined : end);
  return [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
    language,
    text,
  }));
}

export interface Step {
  /** Name of its field. */
  act: string;
  /** Sends it, and expects what the README says. */
  send(): Promise<void>;
}

/** The requests of the README's walk, one after the other, each to be sent before the next is asked for. */
export async function* stepsOfWalk(tracker: Api, issuer: Api = tracker): AsyncGenerator<Step> {
  const tokens: Record<string, string | null> = {
    'the maintainer': await issuer.token('MAINTAINER', ['landlock'], { person: 'l0kod' }),
    'the chair': await issuer.token('CHAIR', [], { person: 'riyazdf' }),
    'the CI system': await issuer.token('CI', ['landlock']),
    anybody: null,
  };
  const blocks = blocksOfSection().filter(({ language }) => language !== 'sh');
  expect(blocks.length).toBeGreaterThan(8);
  let proposal: string | undefined;
  for (const [at, { language, text }] of blocks.entries()) {
    if (language !== 'graphql') continue;
    const [, who = ''] = /^# ([^,\n]+)/.exec(text) ?? [];
    const token = tokens[who];
    if (token === undefined) throw new Error(`Expected a block to begin with who sends it, got: ${text}`);
    const runs = ['ci-builds', 'ci-boots'].flatMap((criterion) =>
      ['1', '2', '3'].map((run) => ({ criterion, run: `${criterion} ${run}` })),
    );
    for (const variables of text.includes('$criterion') ? runs : [{ proposal }])
      yield {
        act: /^ {2}(\w+)/m.exec(text)?.[1] ?? text,
        async send() {
          const { data, errors } = await tracker.post(text, variables, { token });
          expect(errors, text).toBeUndefined();
          const next = blocks[at + 1];
          if (next?.language === 'json') expect(data).toEqual(JSON.parse(next.text));
          else expect(JSON.stringify(data), text).not.toMatch(/"message"|"blockers"/);
          proposal = data.proposeStatusChange?.proposal.id ?? proposal;
        },
      };
  }
}
