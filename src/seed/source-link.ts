const REPOSITORY = 'https://github.com/linuxkit/linuxkit';

/** A path in linuxkit/linuxkit: `projects/`, `projects/README.md#L9`, `projects/okernel/kernel_config.okernel@19e043363#L3-L5`. */
const REPOSITORY_PATH =
  /^(?<path>[\w.-]+(?:\/[\w.-]+)*(?<folder>\/)?)(?:@(?<revision>[0-9a-f]{7,40}))?(?<lines>#L\d+(?:-L\d+)?)?$/;

const isUrl = (source: string) => /^https?:\/\//.test(source) && URL.canParse(source);

export const isSource = (source: string) => isUrl(source) || REPOSITORY_PATH.test(source);

/** The link to a source: a URL as it is, a path in linuxkit/linuxkit at the revision it names, else at the file's. */
export function sourceLink(source: string, revision: string | undefined): string {
  if (isUrl(source)) return source;
  const { path, folder, revision: own, lines } = REPOSITORY_PATH.exec(source)?.groups ?? {};
  const at = own ?? revision;
  if (path === undefined || at === undefined)
    throw new Error(`a URL or a path at a revision was expected, and came: ${source}`);
  return folder === undefined
    ? `${REPOSITORY}/blob/${at}/${path}?plain=1${lines ?? ''}`
    : `${REPOSITORY}/tree/${at}/${path.slice(0, -1)}`;
}
