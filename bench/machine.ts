import { cpus, totalmem } from 'node:os';

/** What the figures were measured on. */
export function machine(): string {
  const [first] = cpus();
  const gib = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${first?.model.trim()}, ${gib} GiB, Node ${process.version}, PostgreSQL 18 from npm on the same machine`;
}
