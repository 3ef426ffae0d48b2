import { manual } from '../../helpers/manual.ts';

/** What stands for a value of the reader's own. */
const examples: Record<string, string> = { '--date D': '--date 2017-05-24' };

const found = [
  ...[...manual.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = '']) => block.split('\n')),
  ...[...manual.matchAll(/`(sig-status [^`]+)`/g)].map(([, command = '']) => command),
]
  .filter((line) => /^(?:npx )?sig-status /.test(line))
  .map((line) => Object.entries(examples).reduce((text, [from, to]) => text.replace(from, to), line));

/** Every command of the README that calls the program by name: lines of shell blocks, and what is named within a sentence. */
export const readmeCommands: readonly string[] = [...new Set(found)];

/** As `npx` and as a program on the PATH. */
export const asNpx = (command: string) => command.replace(/^(?:npx )?sig-status/, 'npx sig-status');
export const onPath = (command: string) => command.replace(/^(?:npx )?sig-status/, 'sig-status');

/** The one that does not end by itself. */
export const isServer = (command: string): boolean => /sig-status serve/.test(command);
