/** Lets work on the same thing take turns, in the order in which it came; work on different things goes on at once. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  take<Result>(thing: string, work: () => Promise<Result>): Promise<Result> {
    const turn = (this.last.get(thing) ?? Promise.resolve()).then(work);
    const ended = turn
      .catch(() => undefined)
      .then(() => void (this.last.get(thing) === ended && this.last.delete(thing)));
    this.last.set(thing, ended);
    return turn;
  }
}
