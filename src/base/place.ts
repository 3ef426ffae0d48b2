/** In which shape a forge writes the addresses of files. */
export type Shape = 'github' | 'gitlab' | 'gitea';

/** A folder of a repository. */
export interface Place {
  /** Address of the repository, without a slash at its end. */
  repository: string;
  branch: string;
  /** Folder of the reports, without slashes at its ends; empty: the root. */
  folder: string;
  shape: Shape;
}
