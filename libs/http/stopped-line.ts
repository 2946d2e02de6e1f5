import { Line, OneOf } from '#kernel';

/** The last line of work on a file that could not go on. */
export class StoppedLine {
  @OneOf(['stopped']) is: 'stopped';
  @Line() title: string;
  @Line() detail: string;
}
