import { expect, test } from 'vitest';
import {
  addressOfFile,
  addressOfFolder,
  rebased,
  sameFile,
  sourceFrom,
  withLines,
} from '../../src/base/source.ts';

const home = {
  repository: 'https://github.com/linuxkit/linuxkit',
  branch: 'master',
  folder: 'reports/sig-security',
  shape: 'github',
} as const;

const PLACES: readonly [string, string, string, string][] = [
  [
    'https://github.com/example/minutes/tree/main/sig',
    'https://github.com/example/minutes/blob/main/sig/2017-05-24.md?plain=1',
    'https://github.com/example/minutes/blob/3bf33c3/sig/2017-05-24.md?plain=1#L2-L4',
    'https://github.com/example/minutes/blob/main/sig/',
  ],
  [
    'https://gitlab.example.org/group/sub/minutes/-/tree/main/sig',
    'https://gitlab.example.org/group/sub/minutes/-/blob/main/sig/2017-05-24.md?plain=1',
    'https://gitlab.example.org/group/sub/minutes/-/blob/3bf33c3/sig/2017-05-24.md?plain=1#L2-4',
    'https://gitlab.example.org/group/sub/minutes/-/blob/main/sig/',
  ],
  [
    'https://git.example.org/group/minutes/src/branch/main/sig',
    'https://git.example.org/group/minutes/src/branch/main/sig/2017-05-24.md?display=source',
    'https://git.example.org/group/minutes/src/commit/3bf33c3/sig/2017-05-24.md?display=source#L2-L4',
    'https://git.example.org/group/minutes/src/branch/main/sig/',
  ],
];

test.each(PLACES)('%s is the folder of files on its branch and at a commit', (given, file, lines, folder) => {
  const source = sourceFrom(home, given);
  expect(addressOfFile(source, '2017-05-24.md', null)).toBe(file);
  expect(withLines(addressOfFile(source, '2017-05-24.md', '3bf33c3'), 2, 4)).toBe(lines);
  expect(addressOfFolder(source)).toBe(folder);
  const there =
    'https://github.com/linuxkit/linuxkit/blob/3bf33c3/reports/sig-security/2017-05-24.md?plain=1#L2-L4';
  expect(rebased(source, there)).toBe(lines);
});

test('a repository alone keeps branch and folder, in the shape that its host tells', () => {
  expect(sourceFrom(home, 'https://gitlab.com/example/minutes/')).toMatchObject({
    ...{ repository: 'https://gitlab.com/example/minutes', branch: 'master' },
    ...{ folder: 'reports/sig-security', shape: 'gitlab' },
  });
  expect(sourceFrom(home, 'https://codeberg.org/example/minutes.git')).toMatchObject({
    repository: 'https://codeberg.org/example/minutes',
    shape: 'gitea',
  });
  expect(sourceFrom(home, null)).toEqual({ ...home, home: null });
});

test('what is no file of the repository stays where it is', () => {
  const source = sourceFrom(home, 'https://gitlab.com/example/minutes');
  for (const url of [
    'https://github.com/linuxkit/linuxkit/pull/1224',
    'https://github.com/else/where/blob/master/README.md',
    'https://lwn.net/Articles/698226/',
  ])
    expect(rebased(source, url)).toBe(url);
  expect(rebased(source, 'https://github.com/linuxkit/linuxkit/tree/6295d0e/projects/kspp')).toBe(
    'https://gitlab.com/example/minutes/-/tree/6295d0e/projects/kspp',
  );
  expect(withLines('https://lwn.net/Articles/698226/', 1, 2)).toBe('https://lwn.net/Articles/698226/');
});

test('a line is of a file whatever else its address says', () => {
  const file = 'https://github.com/a/b/blob/main/x.md?plain=1';
  expect(sameFile(`${file}#L3`, file)).toBe(true);
  expect(sameFile(file, file)).toBe(false);
  expect(sameFile('https://github.com/a/b/blob/main/y.md#L3', file)).toBe(false);
});
