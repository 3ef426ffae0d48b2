import { Document } from 'yaml';
import type { Composition } from './compose.ts';

/** The composition as the file that LinuxKit builds from; what it was made of, and the warnings, as comments on top. */
export function toYml({ warnings, kernel, ...rest }: Composition, title: string): string {
  const document = new Document({
    kernel: { image: kernel.image, cmdline: kernel.cmdline.join(' ') },
    ...rest,
  });
  document.commentBefore = [title, ...warnings.map((warning) => `warning: ${warning}`)]
    .map((line) => ` ${line.replace(/\s+/g, ' ')}`)
    .join('\n');
  return document.toString({ lineWidth: 0 });
}
