import type { Bytes } from './bytes.js';
import type { ContentClass } from './decider.js';
import type { Position } from './event.js';
import type { ProblemText, Refusal } from './problem.js';
import type { QueryContext } from './query.js';
import type { Reader } from './read-store.js';
import type { Phrase } from './text.js';
import type { PartialDate } from './time.js';

/** A file as somebody sent it, and what they call it. */
export interface SentFile extends Bytes {
  readonly name: string;
}

/** A command that a file leads to, as its sender would have posted it. */
export interface LedCommand {
  readonly name: string;
  /** Of what it is about; of a new thing, the id that it is to have. */
  readonly id?: string;
  /** An instance of the command’s class where what it is made of was read already; else as it came. */
  readonly content: object;
  /** The organisation or working group whose word it is. */
  readonly onBehalfOf?: string;
  /** Where in the file it stands. */
  readonly source: string;
  /** Relies on what is yet to be recorded: tried by its content and by who sends it alone. */
  readonly ahead?: boolean;
  /** When it was so; today where it is left out. */
  readonly occurredOn?: PartialDate;
}

/** Sends commands with the permissions of whoever sent the file. None of those sent together relies on another. */
export interface CommandSender {
  /** Why each would be refused if it were sent now. */
  tried(commands: readonly LedCommand[]): Promise<readonly (Refusal | undefined)[]>;
  /** Records those that are accepted; answers why the others are not. */
  sent(commands: readonly LedCommand[]): Promise<readonly (Refusal | undefined)[]>;
  /** Where the last of what was recorded stands in the log; the log's beginning where nothing was. */
  readonly position: Position;
}

/** What the work on a file reads from and acts by. */
export interface UploadContext<Parameters extends object = object, Choices extends object = object> extends Pick<
  QueryContext<Parameters>,
  'path' | 'query' | 'today' | 'language' | 'audience'
> {
  readonly file: SentFile;
  /** What was chosen beside the file. */
  readonly choices: Choices;
  /** Knows all that was recorded when the work began. */
  readonly reader: Reader;
  readonly commands: CommandSender;
  /** A refusal in the reader's language: what is wrong, and what to do about it. */
  inWords(refusal: Refusal): ProblemText;
}

/**
 * `POST` of a file (multipart/form-data: `file`, and `choices` as JSON), answered by lines of JSON as the work goes on. It is not kept.
 * The work goes on to its end, whether anybody listens or not.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the registry holds uploads of every kind
export interface UploadRoute<Parameters extends object = any, Choices extends object = any> {
  readonly path: string;
  readonly title: Phrase;
  /** Whatever file it is, at most so many bytes. */
  readonly maxBytes: number;
  readonly query: ContentClass<Parameters>;
  readonly choices: ContentClass<Choices>;
  /** What any of the lines may be. */
  readonly lines: readonly ContentClass[];
  run(context: UploadContext<Parameters, Choices>): Promise<AsyncIterable<object> | Refusal>;
}

/** Declares an upload with its types inferred. */
export const upload = <Parameters extends object, Choices extends object>(
  route: UploadRoute<Parameters, Choices>,
): UploadRoute<Parameters, Choices> => route;
