import { expect, test } from 'vitest';
import { isSource, sourceLink } from '../../src/seed/source-link.ts';

const GROUP = {
  repository: 'https://github.com/linuxkit/linuxkit',
  branch: 'master',
  folder: 'reports/sig-security',
  shape: 'github',
} as const;
const BLOB = 'https://github.com/linuxkit/linuxkit/blob';

test.each([
  ['https://lwn.net/Articles/698226/', 'https://lwn.net/Articles/698226/'],
  ['projects/README.md#L9', `${BLOB}/3bf33c3a11fc/projects/README.md?plain=1#L9`],
  [
    'reports/2017-04-20-summit.md#L13-L15',
    `${BLOB}/3bf33c3a11fc/reports/2017-04-20-summit.md?plain=1#L13-L15`,
  ],
  ['projects/README.md@19e043363', `${BLOB}/19e043363/projects/README.md?plain=1`],
  ['projects/kspp/', 'https://github.com/linuxkit/linuxkit/tree/3bf33c3a11fc/projects/kspp'],
  ['projects/kspp/@6295d0e42514', 'https://github.com/linuxkit/linuxkit/tree/6295d0e42514/projects/kspp'],
])('a source %s leads to %s', (source, link) => {
  expect(isSource(source)).toBe(true);
  expect(sourceLink(source, '3bf33c3a11fc', GROUP)).toBe(link);
});

test.each(['javascript:alert(1)', 'the patch folders', 'projects//README.md', '/etc/passwd', 'https://', ''])(
  '%j is no source',
  (source) => {
    expect(isSource(source)).toBe(false);
  },
);

test('a path without a revision is refused rather than linked to whatever is newest', () => {
  expect(() => sourceLink('projects/README.md', undefined, GROUP)).toThrow('a URL or a path at a revision');
});
