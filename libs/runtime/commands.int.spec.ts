import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '#kernel';
import { ExecuteCommand } from './execute-command.js';
import { Bench } from './testing/bench.js';

describe('handling a command', () => {
  let bench: Bench;
  beforeEach(async () => void (bench = await Bench.open()));
  afterEach(() => bench.close());

  it('records what was decided and answers where', async () => {
    const { id, revision, position } = await bench.done('WritePage', { text: 'one' });
    expect(revision).toBe(0);
    expect(await bench.store.lastPosition()).toBe(position);
    expect(await bench.store.readStream(`notes.page-${id}`)).toMatchObject([
      {
        type: 'PageWritten',
        data: { text: 'one' },
        metadata: { schemaVersion: 2, network: 'notes', occurredOn: '2024-01-01' },
      },
    ]);
  });

  it('answers a repeat as it answered first, also when the thing has changed since', async () => {
    const first = await bench.done('WritePage', { text: 'one' }, { idempotencyKey: 'k1' });
    const marked = await bench.done('MarkPage', { mark: 3 }, { id: first.id, idempotencyKey: 'k2', expected: 0 });
    await bench.done('TearPage', { reason: 'old' }, { id: first.id });
    const length = (await bench.log()).length;
    expect(await bench.done('WritePage', { text: 'one' }, { idempotencyKey: 'k1' })).toEqual(first);
    expect(await bench.done('MarkPage', { mark: 3 }, { id: first.id, idempotencyKey: 'k2', expected: 0 })).toEqual(
      marked,
    );
    expect(await bench.log()).toHaveLength(length);
  });

  it('answers a repeat of a decision on two streams as it answered first', async () => {
    const { id } = await bench.done('WritePage', { text: 'one' });
    const first = await bench.done('ContinuePage', { text: 'two' }, { id, idempotencyKey: 'k' });
    await bench.done('WritePage', { text: 'other' });
    expect(first.parts).toHaveLength(1);
    expect(await bench.done('ContinuePage', { text: 'two' }, { id, idempotencyKey: 'k' })).toEqual(first);
  });

  it('refuses a key that was used for something else', async () => {
    await bench.done('WritePage', { text: 'one' }, { idempotencyKey: 'k' });
    expect(await bench.execute('WritePage', { text: 'two' }, { idempotencyKey: 'k' })).toMatchObject({
      refused: 'idempotency-key-reused',
    });
  });

  it('refuses a decision made on an older revision, and writes nothing', async () => {
    const { id } = await bench.done('WritePage', { text: 'one' });
    await bench.done('MarkPage', { mark: 1 }, { id });
    expect(await bench.execute('MarkPage', { mark: 2 }, { id, expected: 0 })).toMatchObject({
      refused: 'revision-mismatch',
      values: { actual: 1 },
    });
    expect(await bench.store.readStream(`notes.page-${id}`)).toHaveLength(2);
  });

  it('decides anew on a conflict where no revision was named: all of many at once get through, each once', async () => {
    const { id } = await bench.done('WritePage', { text: 'one' });
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, mark) => bench.execute('MarkPage', { mark }, { id })),
    );
    expect(answers.filter(isRefusal)).toEqual([]);
    expect(await bench.store.readStream(`notes.page-${id}`)).toHaveLength(13);
  });

  it('lets one of two through that named the same revision', async () => {
    const { id } = await bench.done('WritePage', { text: 'one' });
    const answers = await Promise.all([1, 2].map((mark) => bench.execute('MarkPage', { mark }, { id, expected: 0 })));
    expect(answers.filter(isRefusal)).toMatchObject([{ refused: 'revision-mismatch' }]);
  });

  it('gets a crowd through that all change one thing', async () => {
    const { id } = await bench.done('WritePage', { text: 'one' });
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, mark) => bench.execute('MarkPage', { mark }, { id })),
    );
    expect(answers.filter(isRefusal)).toEqual([]);
  });

  it.each([{ expected: 0 }, {}])('answers twins that come at once as one, %p', async (options) => {
    const { id } = await bench.done('WritePage', { text: 'one' });
    const processes = [1, 2, 3].map(() => bench.anotherHandler());
    const actor = { account: null, organisation: null };
    const twin = new ExecuteCommand(
      'ContinuePage',
      { text: 'two' },
      { id, network: 'notes', actor, idempotencyKey: 'k', ...options },
    );
    const [first, ...others] = await Promise.all(processes.map((each) => each.execute(twin)));
    expect(first).not.toHaveProperty('refused');
    expect(others).toEqual([first, first]);
    expect(await bench.log()).toHaveLength(4);
  });

  it('gives parts of two things different ids, also where one key was used for both', async () => {
    const [one, two] = [await bench.done('WritePage', { text: 'one' }), await bench.done('WritePage', { text: 'two' })];
    const parts = async (id: string) =>
      (await bench.done('ContinuePage', { text: 'more' }, { id, idempotencyKey: 'k' })).parts;
    expect(await parts(one.id)).not.toEqual(await parts(two.id));
  });

  it('takes the same words from another source for another command', async () => {
    await bench.done('WritePage', { text: 'one' }, { idempotencyKey: 'k', source: 'minutes' });
    expect(await bench.execute('WritePage', { text: 'one' }, { idempotencyKey: 'k', source: 'press' })).toMatchObject({
      refused: 'idempotency-key-reused',
    });
  });

  it('writes to two streams or to none', async () => {
    const { id } = await bench.done('WritePage', { text: 'one' });
    await bench.done('ContinuePage', { text: 'two' }, { id });
    const next = await bench.store.readStream(`notes.page-X${id.slice(1)}`);
    expect(next).toMatchObject([{ type: 'PageWritten', data: { text: 'two', after: id } }]);
    const length = (await bench.log()).length;
    expect(await bench.execute('ContinuePage', { text: 'three' }, { id })).toMatchObject({ refused: 'page-torn' });
    expect(await bench.log()).toHaveLength(length);
  });

  it('refuses what is unknown, or yet to come', async () => {
    expect(await bench.execute('MarkPage', { mark: 1 }, { id: 'nobody' })).toMatchObject({ refused: 'not-found' });
    expect(await bench.execute('WritePage', { text: 'x' }, { network: 'elsewhere' })).toMatchObject({
      refused: 'network-unknown',
    });
    expect(await bench.execute('WritePage', { text: 'x' }, { occurredOn: '2024-07' })).toMatchObject({
      refused: 'occurs-in-the-future',
    });
    expect(await bench.execute('WritePage', { text: 'x' }, { occurredOn: '2024' })).not.toHaveProperty('refused');
  });

  it('reads an event of an older schema version as the present one has it', async () => {
    const { id } = await bench.done('WritePage', { text: 'new' });
    const [event] = await bench.store.readStream(`notes.page-${id}`);
    const old = {
      ...event!,
      id: '00000000-0000-8000-8000-000000000001',
      data: { words: 'old' },
      metadata: { ...event!.metadata, schemaVersion: 1 },
    };
    await bench.store.append([{ stream: 'notes.page-OLD', expected: 'none', events: [old] }]);
    expect(await bench.store.readStream('notes.page-OLD')).toMatchObject([{ data: { text: 'old' } }]);
  });
});
