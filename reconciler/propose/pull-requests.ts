/** What a pull request says. */
export interface PullRequestText {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly labels: readonly string[];
}

/** The pull requests of a branch at GitHub or Azure DevOps. Every method may throw ForgeError. */
export interface PullRequests {
  /** The one that is open is made to say this, or a new one is opened. Its address in a browser. */
  write(branch: string, into: string, text: PullRequestText): Promise<string>;
  /** Closes the one that is open, with a word about why; false where there is none. */
  close(branch: string, why: string): Promise<boolean>;
}
