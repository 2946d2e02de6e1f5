import type { Document, Filter, Find, View } from '#kernel';
import { matcher } from './match.js';
import { OrderedIndex } from './ordered-index.js';
import { sorted } from './order.js';
import { plan } from './plan.js';

/** Answers queries over documents that somebody else keeps, by the indexes that their view declares. */
export class IndexedDocuments {
  readonly #documents: ReadonlyMap<string, Document>;
  readonly #indexes: readonly OrderedIndex[];

  constructor(view: View, documents: ReadonlyMap<string, Document>) {
    this.#documents = documents;
    this.#indexes = [...view.indexes, ['id']].map((fields) => new OrderedIndex(fields, documents));
  }

  /** To be told of every change. */
  replaced(before: Document | undefined, after: Document): void {
    for (const index of this.#indexes) index.replace(before, after);
  }

  find(find: Find = {}): readonly Document[] {
    const { filter = {}, sort = {}, limit = Infinity } = find;
    const scan = plan(find, this.#indexes, this.#documents.size);
    const ids = scan?.run.ids(scan.ordered === 'backwards') ?? this.#documents.keys();
    const found = this.#matching(filter, scan?.index.manyPerDocument ? new Set(ids) : ids);
    const toSort = Object.keys(sort).length > 0 && !scan?.ordered;
    return toSort ? sorted(found, sort, limit) : [...found.take(limit)];
  }

  count(filter: Filter = {}): number {
    return Object.keys(filter).length === 0 ? this.#documents.size : this.find({ filter }).length;
  }

  *#matching(filter: Filter, ids: Iterable<string>): Generator<Document> {
    const matches = matcher(filter);
    for (const id of ids) {
      const document = this.#documents.get(id)!;
      if (matches(document)) yield document;
    }
  }
}
