/** The same in parts of at most so many, lazily. */
export function* chunksOf<Each>(all: readonly Each[], most: number): Generator<readonly Each[]> {
  for (let start = 0; start < all.length; start += most) yield all.slice(start, start + most);
}
