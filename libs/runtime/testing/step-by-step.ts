import type { Scheduler } from 'fast-check';
import type { KeyStore } from '#kernel';

/** The same store, each of whose steps waits for its turn: as if others used it at the same time, in every order there is. */
export const stepByStep = (store: KeyStore, scheduler: Scheduler): KeyStore =>
  new Proxy(store, {
    get: (target, name: keyof KeyStore) => {
      const step = target[name] as (...given: unknown[]) => Promise<unknown>;
      return (...given: unknown[]) => scheduler.schedule(Promise.resolve(name)).then(() => step.apply(target, given));
    },
  });
