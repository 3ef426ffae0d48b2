import type { Place } from '../base/place.ts';
import { addressOfFile, addressOfListing, withLines } from '../base/source.ts';

/** A path in the group's repository: `projects/`, `projects/README.md#L9`, `projects/okernel/kernel_config.okernel@19e043363#L3-L5`. */
const REPOSITORY_PATH =
  /^(?<path>[\w.-]+(?:\/[\w.-]+)*(?<folder>\/)?)(?:@(?<revision>[0-9a-f]{7,40}))?(?:#L(?<start>\d+)(?:-L(?<end>\d+))?)?$/;

const isUrl = (source: string) => /^https?:\/\//.test(source) && URL.canParse(source);

export const isSource = (source: string) => isUrl(source) || REPOSITORY_PATH.test(source);

/** The link to a source: a URL as it is, a path in the group's repository at the revision it names, else at the file's. */
export function sourceLink(source: string, revision: string | undefined, group: Place): string {
  if (isUrl(source)) return source;
  const { path, folder, revision: own, start, end } = REPOSITORY_PATH.exec(source)?.groups ?? {};
  const at = own ?? revision;
  if (path === undefined || at === undefined)
    throw new Error(`expected a URL or a path at a revision, got ${source}`);
  if (folder !== undefined) return addressOfListing(group, path.slice(0, -1), at);
  const link = addressOfFile({ ...group, folder: '' }, path, at);
  return start === undefined ? link : withLines(link, Number(start), Number(end ?? start));
}
