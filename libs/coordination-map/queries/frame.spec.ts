import { describe, expect, it } from '@jest/globals';
import { Told } from '../testing.js';
import type { FrameAnswer } from './frame.queries.js';

const ask = (told: Told, today = '2024-03-01') => told.ask<FrameAnswer>('map/frame', {}, '', { today });

const told = new Told().frame(
  '2023-03',
  {
    type: 'ClassificationAdopted',
    data: { fields: [{ code: 'legal', name: { fr: 'Aide juridique' }, sector: 'PRO' }] },
  },
  {
    type: 'AreasAdopted',
    data: { vintage: 'MA-2015', licence: 'ODbL 1.0', areas: [{ code: 'MA-04', name: { fr: 'Rabat' }, level: 1 }] },
  },
);
told.frame('2024-02', { type: 'ConfirmationPeriodSet', data: { days: 90 } });

describe('what the map is made of', () => {
  it('is what the network has adopted, and the revision to change it by', async () => {
    expect(await ask(told)).toEqual({
      ...{ network: 'pnpm', needs: [], confirmationDays: 90, confirmationSince: '2024-02-29', revision: 2 },
      ...{ fields: [{ code: 'legal', name: { fr: 'Aide juridique' }, sector: 'PRO' }], fieldsSince: '2023-03-31' },
      ...{ vintage: 'MA-2015', licence: 'ODbL 1.0', areasSince: '2023-03-31' },
      areas: [{ code: 'MA-04', name: { fr: 'Rabat' }, level: 1 }],
    });
  });

  it('is that of the day', async () => {
    expect(await ask(told, '2023-12-31')).toMatchObject({ confirmationDays: 180, revision: 1 });
  });

  it('is nothing, and has no revision, before anything is adopted', async () => {
    expect(await ask(new Told())).toEqual({
      ...{ network: 'pnpm', fields: [], areas: [], needs: [], confirmationDays: 180 },
    });
  });
});
