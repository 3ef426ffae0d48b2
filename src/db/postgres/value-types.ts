import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

const bigintType = pg.types.builtins.INT8;
const bigintArrayType = 1016;
/** Types below are PostgreSQL's own; from here on they come from migrations. */
const firstOwnType = 16_384;

/** Counts and sequences arrive as numbers; only what a number cannot hold stays a bigint. */
function parseBigint(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}

/** Where Drizzle leaves the choice to the driver, pg gives the values that PGlite gives. Drizzle reads pg's global table. */
export function alignPostgresTypes(): void {
  pg.types.setTypeParser(bigintType, parseBigint);
  pg.types.setTypeParser(bigintArrayType as typeof bigintType, (text) =>
    parseTextArray(text).map((element) => (element === null ? null : parseBigint(element))),
  );
}

const textArrayType = 1009;
const parseTextArray: (text: string) => (string | null)[] = pg.types.getTypeParser(
  textArrayType as typeof bigintType,
);

/**
 * Teaches PGlite to send arrays of types that a migration has made. It would also read them as arrays from then on, and
 * pg, which cannot know them, as text; so both read text.
 */
export async function alignEmbeddedTypes(pglite: PGlite): Promise<void> {
  await pglite.refreshArrayTypes();
  for (const type of Object.keys(pglite.parsers))
    if (Number(type) >= firstOwnType) delete pglite.parsers[type];
}
