import { createHash } from 'node:crypto';
import type { ProjectNames } from '../domain/project/names.ts';
import { parseReport } from './parse/index.ts';

/** The SIG's folder in its repository. Not taken from a file's path: the same content must read the same wherever it lies. */
export const REPOSITORY = 'https://github.com/linuxkit/linuxkit/blob/master/reports/sig-security/';

/** Reads content by the names that the projects have now; `path` is shown in diagnostics. */
export const readWith = (names: ProjectNames, content: string, path: string) =>
  parseReport(content, {
    path,
    aliases: names.aliases,
    notAliases: names.notAliases,
    slugs: names.slugs,
    repository: REPOSITORY,
  });

/** What identifies a revision: SHA-256 of its content, hexadecimal. */
export const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex');
