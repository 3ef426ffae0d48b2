import { Column, is, SQL } from 'drizzle-orm';

interface Decoder {
  mapFromDriverValue(value: unknown): unknown;
}

interface Field {
  path: readonly string[];
  field: unknown;
}

/** What drizzle keeps in a prepared statement besides its text. */
interface Mapped {
  fields?: readonly Field[];
  joinsNotNullableMap?: Record<string, boolean>;
  customResultMapper?: (rows: unknown[][]) => unknown[];
}

/**
 * Decides once for a statement how its columns are decoded, which drizzle decides anew for every value of every row. The
 * rows are the same. Statements whose rows have parts of their own that a join may leave null stay with drizzle.
 */
export function mapFaster<Statement>(statement: Statement): Statement {
  const { fields, customResultMapper, joinsNotNullableMap } = statement as Mapped;
  if (!fields || customResultMapper || !fields.every(({ path }) => path.length <= 2)) return statement;
  if (joinsNotNullableMap && fields.some(({ path, field }) => path.length === 2 && is(field, Column)))
    return statement;
  const steps = fields.map(({ path, field }) => {
    const [first = '', second] = path;
    return { part: second === undefined ? null : first, key: second ?? first, decoder: decoderOf(field) };
  });
  (statement as Mapped).customResultMapper = (rows) =>
    rows.map((row) => {
      const result: Record<string, unknown> = {};
      for (let at = 0; at < steps.length; at += 1) {
        const { part, key, decoder } = steps[at] as (typeof steps)[number];
        const raw = row[at];
        const value = raw === null || decoder === null ? raw : decoder.mapFromDriverValue(raw);
        if (part === null) result[key] = value;
        else {
          result[part] ??= {};
          (result[part] as Record<string, unknown>)[key] = value;
        }
      }
      return result;
    });
  return statement;
}

/** Null: the value is taken as the driver gives it. */
function decoderOf(field: unknown): Decoder | null {
  const decoder = (
    is(field, Column)
      ? field
      : is(field, SQL)
        ? (field as unknown as { decoder: Decoder }).decoder
        : (field as { sql: { decoder: Decoder } }).sql.decoder
  ) as Decoder;
  const isPlain =
    decoder.mapFromDriverValue === Column.prototype.mapFromDriverValue ||
    decoder.mapFromDriverValue === PLAIN.mapFromDriverValue;
  return isPlain ? null : decoder;
}

const PLAIN = (new SQL([]) as unknown as { decoder: Decoder }).decoder;
