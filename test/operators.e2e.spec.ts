import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Operators } from '#access';
import type { KeyStore } from '#kernel';
import { KEY_STORE } from '#runtime';
import { Everybody } from './people.js';
import { Product } from './product.js';

describe('the first administrator', () => {
  let product: Product;
  beforeAll(async () => {
    product = await Product.start();
  });
  afterAll(() => product.close());

  it('is let in as long as nobody administers, and no longer', async () => {
    expect(await product.app.get(Operators).firstLink()).toBeUndefined();
  });

  it('is let in again where nobody is left who could come in, as after a key store was lost', async () => {
    const { items } = (await product.get('/accounts?role=operator')).body as { items: { id: string }[] };
    expect(items).toHaveLength(2);
    for (const { id } of items) await product.app.get<KeyStore>(KEY_STORE).removeOf(id);
    const first = await product.app.get(Operators).firstLink();
    const anew = await Everybody.come(product.url, first!.link);
    expect(await anew.get('/accounts?role=operator')).toMatchObject({ items: { length: 4 } });
  });
});
