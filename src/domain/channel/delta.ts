import { z } from 'zod';

const part = z.strictObject({
  name: z.string(),
  image: z.string(),
  command: z.array(z.string()).optional(),
  env: z.array(z.string()).optional(),
  net: z.string().optional(),
  capabilities: z.array(z.string()).optional(),
});

const changedParts = z.strictObject({
  add: z.array(part).optional(),
  /** By the name of the base's part whose place it takes. */
  replace: z.record(z.string(), part).optional(),
});

/** Base LinuxKit, as `channels.base` keeps it. */
export const baseSchema = z.strictObject({
  kernel: z.strictObject({ image: z.string(), cmdline: z.array(z.string()) }),
  init: z.array(z.string()),
  onboot: z.array(part),
  services: z.array(part),
});

/** What one project changes about the base, as `projects.delta` keeps it. */
export const deltaSchema = z.strictObject({
  kernel: z
    .strictObject({
      image: z.string().optional(),
      cmdline: z.array(z.string()).optional(),
      /** The base's command line does not stay; without `cmdline`, what takes its place is not known. */
      replaces_cmdline: z.literal(true).optional(),
    })
    .optional(),
  init: z.array(z.string()).optional(),
  onboot: changedParts.optional(),
  services: changedParts.optional(),
  note: z.string().optional(),
});

export type Part = z.infer<typeof part>;
export type Base = z.infer<typeof baseSchema>;
export type Delta = z.infer<typeof deltaSchema>;
