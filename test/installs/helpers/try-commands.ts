import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { root } from './clone.ts';
import { isServer, readmeCommands } from './readme.ts';
import { type Place, serves, succeed } from './run.ts';

/** Runs every command of the README in a place, one after the other on one embedded database. */
export async function tryCommands(place: Place, written: (command: string) => string): Promise<void> {
  expect(readmeCommands.length).toBeGreaterThan(7);
  // Reports that a reader of the README would have.
  cpSync(join(root, 'seeds', 'reports'), join(place.cwd, 'seeds', 'reports'), { recursive: true });
  for (const command of readmeCommands)
    if (isServer(command)) await serves(written(command), place);
    else await succeed(written(command), place);
}
