import type { Document, Filter, Find, Reader, View } from '#kernel';
import { IndexedDocuments } from './indexed-documents.js';

/** Reads one view's documents, which are not to change any more; whatever view it is asked for. */
export class InMemoryReader implements Reader {
  readonly #documents: ReadonlyMap<string, Document>;
  readonly #queries: IndexedDocuments;

  constructor(view: View, documents: ReadonlyMap<string, Document>) {
    this.#documents = documents;
    this.#queries = new IndexedDocuments(view, documents);
  }

  async get<Doc extends Document>(_: View<Doc>, id: string): Promise<Doc | undefined> {
    return this.#documents.get(id) as Doc | undefined;
  }

  async getMany<Doc extends Document>(_: View<Doc>, ids: readonly string[]): Promise<readonly Doc[]> {
    return [...new Set(ids)]
      .map((id) => this.#documents.get(id) as Doc | undefined)
      .filter((found) => found !== undefined);
  }

  async find<Doc extends Document>(_: View<Doc>, find?: Find): Promise<readonly Doc[]> {
    return this.#queries.find(find) as readonly Document[] as readonly Doc[];
  }

  async count(_: View, filter?: Filter): Promise<number> {
    return this.#queries.count(filter);
  }
}
