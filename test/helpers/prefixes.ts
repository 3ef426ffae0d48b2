const DOUBLED = [
  // input.to: input.to: …
  /(?:^|[\s(“"])([\w./@-]+(?: [\w./@-]+){0,3}): \1: /,
  // report.md:3:1 report.md:3:1 …
  /(\S+:\d+:\d+):? \1/,
  /\b(expected|there is no|sig-status(?: [a-z]+)?:) \1\b/i,
];

/** Fails on a message that says twice where it is from, or begins twice. */
export function refuseDoubledPrefix(message: string): void {
  for (const line of message.split('\n'))
    if (DOUBLED.some((doubled) => doubled.test(line))) throw new Error(`Its prefix stands twice: ${line}`);
}

/** {@link refuseDoubledPrefix} for every `message` of an answer. */
export function refuseDoubledPrefixes(answer: unknown): void {
  if (typeof answer !== 'object' || answer === null) return;
  for (const [key, value] of Object.entries(answer))
    if (key === 'message' && typeof value === 'string') refuseDoubledPrefix(value);
    else refuseDoubledPrefixes(value);
}
