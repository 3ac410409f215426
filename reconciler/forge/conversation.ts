/** What we ourselves wrote on one pull request. What others wrote is neither shown nor touched, whatever it says. */
export interface Conversation {
  /** Oldest first. */
  mine(): Promise<readonly OwnComment[]>;
  create(body: string): Promise<void>;
  /** False where the comment is gone. */
  update(comment: OwnComment, body: string): Promise<boolean>;
  /** Does nothing where the comment is gone. */
  remove(comment: OwnComment): Promise<void>;
  /** Whoever else edited it last; undefined where nobody did. */
  editorOf(comment: OwnComment): Promise<string | undefined>;
}

export interface OwnComment {
  /** As the service names it. */
  readonly id: string;
  readonly body: string;
}
