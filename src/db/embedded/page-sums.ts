import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { giveWay, isTurnOver } from '../../base/work.ts';

/** As PostgreSQL has them, `BLCKSZ` and `RELSEG_SIZE`. */
const PAGE = 8192;
const PAGES_OF_FILE = 131_072;
/** So much is read at a time. */
const PAGES_AT_ONCE = 128;

/** A file of a table or an index; a free space map mends itself. */
const relation = /^(\d+)(?:_vm|_init)?(?:\.(\d+))?$/;

export interface DamagedPage {
  /** The number in the names of the relation's files. */
  node: number;
  file: string;
  page: number;
}

/** For each of PostgreSQL's files in the folder the first page whose checksum is not that of its bytes. */
export async function damagedPages(folder: string): Promise<DamagedPage[]> {
  const damaged: DamagedPage[] = [];
  // Hundreds of files of a few pages each: what is asked of a thread takes longer there than the reading.
  const bytes = new Uint8Array(PAGE * PAGES_AT_ONCE);
  for (const name of readdirSync(folder)) {
    const [, node, segment] = relation.exec(name) ?? [];
    if (node === undefined) continue;
    const file = join(folder, name);
    const page = await damagedIn(file, Number(segment ?? 0) * PAGES_OF_FILE, bytes);
    if (page !== null) damaged.push({ node: Number(node), file, page });
  }
  return damaged;
}

async function damagedIn(path: string, firstPage: number, bytes: Uint8Array): Promise<number | null> {
  const handle = openSync(path, 'r');
  try {
    for (let at = 0; ; at += PAGES_AT_ONCE) {
      const bytesRead = readSync(handle, bytes, 0, bytes.length, at * PAGE);
      for (let page = 0; (page + 1) * PAGE <= bytesRead; page += 1)
        if (!isWhole(new DataView(bytes.buffer, page * PAGE, PAGE), firstPage + at + page)) return at + page;
      if (bytesRead < bytes.length) return null;
      if (isTurnOver()) await giveWay();
    }
  } finally {
    closeSync(handle);
  }
}

/** A page that was never written to is empty, and has no checksum. */
function isWhole(page: DataView, number: number): boolean {
  if (page.getUint16(14, true) === 0)
    return new Uint32Array(page.buffer, page.byteOffset, PAGE / 4).every((word) => word === 0);
  return page.getUint16(8, true) === sumOf(page, number);
}

/** Of `checksum_impl.h`: 32 sums in parallel, of FNV-1a with a shift, that are folded into one. */
const PARTS = 32;
const PRIME = 16_777_619;
const OFFSETS = new Uint32Array([
  0x5b1f36e9, 0xb8525960, 0x02ab50aa, 0x1de66d2a, 0x79ff467a, 0x9bb9f8a3, 0x217e7cd2, 0x83e13d2c, 0xf8d4474f,
  0xe39eb970, 0x42c6ae16, 0x993216fa, 0x7b093b5d, 0x98daff3c, 0xf718902a, 0x0b1c9cdb, 0xe58f764b, 0x187636bc,
  0x5d7b3bb1, 0xe73de7de, 0x92bec979, 0xcca6c0b2, 0x304a0979, 0x85aa43d4, 0x783125bb, 0x6ca8eaa2, 0xe407eac6,
  0x4b5cfc3e, 0x9fbf8c76, 0x15ca20be, 0xf2ca9fd3, 0x959bd756,
]);
const sums = new Int32Array(PARTS);

function sumOf(page: DataView, number: number): number {
  const words = new Int32Array(page.buffer, page.byteOffset, PAGE / 4);
  sums.set(OFFSETS);
  for (let at = 0; at < words.length; at += PARTS)
    for (let part = 0; part < PARTS; part += 1)
      // The checksum itself counts as nothing.
      mix(part, at === 0 && part === 2 ? (words[2] ?? 0) & ~0xffff : (words[at + part] ?? 0));
  for (let round = 0; round < 2; round += 1) for (let part = 0; part < PARTS; part += 1) mix(part, 0);
  const folded = (sums.reduce((all, sum) => all ^ sum, 0) ^ number) >>> 0;
  return (folded % 65_535) + 1;
}

function mix(part: number, word: number): void {
  const mixed = (sums[part] ?? 0) ^ word;
  sums[part] = Math.imul(mixed, PRIME) ^ (mixed >>> 17);
}
