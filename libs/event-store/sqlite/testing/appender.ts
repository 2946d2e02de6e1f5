/**
 * Appends to the file in `argv[2]` until it is killed or the file fails, 16 appends at a time; each one writes two streams, two events
 * to the first. Prints the number of each append that was acknowledged, and the name of the error that ends it.
 */
import 'reflect-metadata';
import { type Metadata, type NewEvent, type StreamAppend } from '#kernel';
import { SqliteEventStore } from '../sqlite-event-store.js';

export const writesOf = (n: number): StreamAppend[] => [
  { stream: `atlas.workshop-${n}`, expected: 'none', events: [eventOf(n, 0), eventOf(n, 1)] },
  { stream: `atlas.actionItem-${n}`, expected: 'any', events: [eventOf(n, 2)] },
];

const eventOf = (n: number, index: number): NewEvent => ({
  id: `${n}-${index}`,
  type: 'Noted',
  data: { n, text: 'تنسيق '.repeat(20) },
  metadata: {} as Metadata,
});

async function append(path: string): Promise<void> {
  const store = new SqliteEventStore(path);
  let n = 0;
  const writer = async () => {
    for (;;) {
      const own = n++;
      await store.append(writesOf(own));
      process.stdout.write(`${own}\n`);
    }
  };
  await Promise.all(Array.from({ length: 16 }, writer)).catch((error: Error) =>
    process.stdout.write(`${error.name}\n`),
  );
  process.exit();
}

if (process.argv[1] === import.meta.filename) await append(process.argv[2]!);
