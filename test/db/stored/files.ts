import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

const here = fileURLToPath(new URL('.', import.meta.url));

export const folderOf = (version: string): string => join(here, version);

/** The versions of the program whose databases are stored, oldest first. */
export const storedVersions = (): string[] =>
  readdirSync(here, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

export function packed(bytes: Buffer): Buffer {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LARGE_WINDOW]: 1,
      [constants.BROTLI_PARAM_LGWIN]: 27,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

function unpacked(path: string): Buffer {
  return brotliDecompressSync(readFileSync(path), {
    params: { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 },
  });
}

export const storedFacts = (version: string, name: string): unknown =>
  JSON.parse(unpacked(join(folderOf(version), `${name}.json.br`)).toString());

export const storedSql = (version: string, name: string): string =>
  unpacked(join(folderOf(version), `${name}.postgres.sql.br`)).toString();

/** Lays the stored data directories out under the path, each under its name. */
export function unpackDirectories(version: string, path: string): void {
  const input = unpacked(join(folderOf(version), 'embedded.tar.br'));
  execFileSync('tar', ['-C', path, '-xf', '-'], { input });
}
