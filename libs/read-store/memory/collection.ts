import { BEGINNING, type Document, type Kept, type Position, type StoppedAt, type View } from '#kernel';
import { IndexedDocuments } from './indexed-documents.js';

/** One view's documents with their positions. Documents are shared with those who write and read them, never copied. */
export class Collection {
  readonly view: View;
  position: Position;
  stopped: StoppedAt | undefined;
  readonly #documents = new Map<string, Document>();
  readonly #positions = new Map<string, Position>();
  readonly queries: IndexedDocuments;

  constructor(view: View, documents: readonly Kept[] = [], position = BEGINNING) {
    this.view = view;
    this.position = position;
    this.queries = new IndexedDocuments(view, this.#documents);
    for (const kept of documents) this.#keep(kept);
  }

  get(id: string): Document | undefined {
    return this.#documents.get(id);
  }

  kept(id: string): Kept | undefined {
    const document = this.#documents.get(id);
    return document && { document, position: this.#positions.get(id)! };
  }

  all(): Kept[] {
    return Array.from(this.#documents.keys(), (id) => this.kept(id)!);
  }

  /** Keeps what is newer than what there is. */
  write(documents: readonly Kept[]): void {
    for (const { document, position } of documents) {
      if ((this.#positions.get(document.id) ?? -Infinity) >= position) continue;
      this.queries.replaced(this.#documents.get(document.id), document);
      this.#keep({ document, position });
    }
  }

  #keep({ document, position }: Kept): void {
    this.#documents.set(document.id, document);
    this.#positions.set(document.id, position);
  }
}
