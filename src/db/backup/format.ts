import { z } from 'zod';

/** The first line names what a file is and says what follows; a reader of another version refuses it by this. */
export const FORMATS = { BACKUP: 'sig-status backup', EXPORT: 'sig-status export' } as const;
/** A backup holds the database as it is; an export what is recorded, a row on a line, without the digests of tokens. */
export type Format = (typeof FORMATS)[keyof typeof FORMATS];
export const VERSION = 1;

export const Header = z.object({
  format: z.enum(FORMATS),
  version: z.literal(VERSION),
  /** The database's time when it was read, in ISO 8601. */
  takenAt: z.string(),
  database: z.string(),
  /** The migrations that its tables come from, oldest first. */
  migrations: z.array(z.object({ name: z.string(), at: z.number(), hash: z.string() })).min(1),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })),
});
export type Header = z.infer<typeof Header>;

/** Rows of one table, as JSON objects by column. */
export const Rows = z.object({
  table: z.string(),
  rows: z.array(z.record(z.string(), z.unknown())).min(1),
});

/** Of an export: one row, and for what is never changed the link of its chain. */
export const Row = z.object({
  table: z.string(),
  /** SHA-256 in hexadecimal of the link before it in the same table, a line feed, and the row as it stands in the line. */
  chain: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  row: z.record(z.string(), z.unknown()),
});

/** The last line; without it a file was cut off. */
export const Footer = z.object({
  sequences: z.record(z.string(), z.number().nullable()),
  /** Number of rows by table. */
  counts: z.record(z.string(), z.number()),
  /** SHA-256 in hexadecimal of all bytes before this line. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Footer = z.infer<typeof Footer>;

/** A file that is not a whole backup; the message says where it breaks off. */
export class BackupError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BackupError';
  }
}
