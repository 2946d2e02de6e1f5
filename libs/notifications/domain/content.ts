/** What a notice is about that tells of many things at once: what a list brought. */
export const MANY = 'entries';

/** What a notice tells, apart from to whom and when. Names are looked up when it is read. */
export interface NoticeContent {
  /** What kind of thing it is about: `actionItem`, `workshop`, or {@link MANY}. */
  readonly about: string;
  /** The account that did it. */
  readonly by?: string;
  /** Ids, dates and texts that its sentence names. */
  readonly values: Readonly<Record<string, unknown>>;
}
