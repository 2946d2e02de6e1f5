import type { Document, Filter, Find, Reader, View } from '#kernel';

/** Opens each view when it is first read: at its moment of the past, or once it has come far enough. */
export class PerViewReader implements Reader {
  private readonly opened = new Map<View, Promise<Reader>>();

  constructor(private readonly openView: (view: View) => Promise<Reader>) {}

  async get<Doc extends Document>(view: View<Doc>, id: string): Promise<Doc | undefined> {
    return (await this.open(view)).get(view, id);
  }

  async getMany<Doc extends Document>(view: View<Doc>, ids: readonly string[]): Promise<readonly Doc[]> {
    return (await this.open(view)).getMany(view, ids);
  }

  async find<Doc extends Document>(view: View<Doc>, find?: Find): Promise<readonly Doc[]> {
    return (await this.open(view)).find(view, find);
  }

  async count<Doc extends Document>(view: View<Doc>, filter?: Filter): Promise<number> {
    return (await this.open(view)).count(view, filter);
  }

  private open(view: View): Promise<Reader> {
    const opened = this.opened.get(view) ?? this.openView(view);
    this.opened.set(view, opened);
    return opened;
  }
}
