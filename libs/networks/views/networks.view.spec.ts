import { describe, expect, it } from '@jest/globals';
import { project, recorded } from '#kernel/testing';
import type { NetworkEvent } from '../domain/network.js';
import { network } from '../domain/network.commands.js';
import { networksView } from './networks.view.js';

const name = { fr: 'Plateforme CDE Maroc' };
const founded: NetworkEvent = { type: 'NetworkFounded', data: { kind: 'thematic-platform', name } };
const document = (...told: readonly (readonly [occurredOn: string, event: NetworkEvent])[]) =>
  project(
    networksView,
    told.map(([occurredOn, event], at) => recorded(event, network, at, { id: 'pnpm', occurredOn })),
  ).get('pnpm');

describe('the networks', () => {
  it('are founded on a date, or known since one', () => {
    expect(document(['2009', founded])).toMatchObject({
      id: 'pnpm',
      network: 'pnpm',
      name,
      foundedOn: '2009',
      status: 'active',
      revision: 0,
    });
    const memberCount = { count: 30, approximate: true };
    const known = document([
      '2015',
      { type: 'NetworkFounded', data: { ...founded.data, memberCount, dateUnknown: true } as never },
    ]);
    expect(known).toMatchObject({ knownSince: '2015', memberCount });
    expect(known?.foundedOn).toBeUndefined();
  });

  it('show the charter in force and all its versions', () => {
    const one = { version: 1, values: [{ fr: 'dignité' }], objectives: [] };
    const two = { version: 2, values: [{ fr: 'dignité' }], objectives: [{ fr: 'plaidoyer' }] };
    const shown = document(
      ['2009', founded],
      ['2010', { type: 'CharterAdopted', data: one }],
      ['2020', { type: 'CharterAmended', data: two }],
    );
    expect(shown).toMatchObject({
      charterVersion: 2,
      charters: [
        { ...one, on: '2010' },
        { ...two, on: '2020' },
      ],
    });
  });

  it('show the rule that is in force, whatever is told late', () => {
    const consensus: NetworkEvent = { type: 'DecisionRuleSet', data: { kind: 'consensus', quorum: 60 } };
    const majority: NetworkEvent = { type: 'DecisionRuleSet', data: { kind: 'majority', quorum: 50, majority: 50 } };
    const shown = document(['2009', founded], ['2020', consensus], ['2012', majority]);
    expect(shown?.decisionRule).toMatchObject({ kind: 'consensus', quorum: 60, on: '2020' });
    expect(shown?.rules.map(({ kind }) => kind)).toEqual(['majority', 'consensus']);
  });

  it('go dormant and are revived', () => {
    const workshop = '01HV000000000000000000WK01';
    const dormant: NetworkEvent = { type: 'NetworkWentDormant', data: { dateUnknown: true } };
    const revived: NetworkEvent = { type: 'NetworkRevived', data: { workshop } };
    expect(document(['2009', founded], ['2022', dormant])?.status).toBe('dormant');
    const back = document(['2009', founded], ['2022', dormant], ['2023-02-03', revived]);
    expect(back).toMatchObject({
      status: 'active',
      turns: [{ type: 'NetworkWentDormant' }, { type: 'NetworkRevived', workshop, on: '2023-02-03' }],
    });
    expect(document(['2009', founded], ['2023-02-03', revived], ['2022', dormant])?.status).toBe('active');
    expect(document(['2009', founded], ['2023', dormant], ['2023-02-03', revived])?.status).toBe('active');
  });

  it('list their priority axes', () => {
    const axis: NetworkEvent = {
      type: 'PriorityAxisAdopted',
      data: { axis: '01HV000000000000000000AX01', title: { fr: 'Enfance' } },
    };
    expect(document(['2009', founded], ['2023', axis])?.axes).toMatchObject([{ title: { fr: 'Enfance' }, on: '2023' }]);
  });
});
