import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Bench } from '../runtime/testing/bench.js';
import { Health } from './health.js';

describe('the health that a process tells which does not keep the views itself', () => {
  let bench: Bench;
  let health: Health;
  beforeEach(async () => {
    bench = await Bench.open();
    health = new Health(bench.store, bench.readStore, bench.clock, null, bench.registry);
  });
  afterEach(() => bench.close());

  const level = async () => {
    await bench.projector.start();
    await bench.projector.reached(await bench.store.lastPosition(), 5_000);
  };

  it('begins with building views, and how old the first event is that they have not seen', async () => {
    bench.clock.set('2024-01-01T08:01:30.000Z');
    expect(await health.report()).toMatchObject({
      status: 'starting',
      projecting: false,
      views: [
        { view: 'pages', state: 'building', lag: 90 },
        { view: 'totals', state: 'building', lag: 90 },
      ],
    });
    await level();
    expect(await health.report()).toMatchObject({ status: 'ok', views: [{ lag: 0 }, { lag: 0 }] });
  });

  it('is well once the views are where the log ended at first, although it grows on', async () => {
    const end = await bench.store.lastPosition();
    await health.report();
    await level();
    await bench.projector.close();
    await bench.done('WritePage', { text: 'later' });
    expect(await health.report()).toMatchObject({ status: 'ok', position: end, logPosition: end + 1 });
  });

  it('names the event at which a view stopped, and is ready all the same', async () => {
    const { id } = await bench.done('WritePage', { text: 'one' });
    const { position } = await bench.done('TearPage', { reason: 'poison' }, { id });
    await level();
    expect(await health.report()).toMatchObject({
      status: 'degraded',
      views: [
        { view: 'pages', state: 'following' },
        { view: 'totals', state: 'stopped', poison: { stream: `notes.page-${id}`, type: 'PageTorn', position } },
      ],
    });
  });
});
