import { z } from 'zod';
import { line, prose } from '../../base/text.ts';

/** By which meeting it was decided, and why. */
export const AtMeeting = z.object({ meeting: z.string(), reason: prose() });
export const Separate = z.object({ project: line(), reason: prose() });
export const Merge = AtMeeting.extend({ project: line(), into: line() });
