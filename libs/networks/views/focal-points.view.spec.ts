import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { derivedId, isRefusal } from '#kernel';
import { given, on, project, recorded } from '#kernel/testing';
import type { FocalPointEvent } from '../domain/focal-point.js';
import { membership } from '../domain/membership.commands.js';
import type { OrganisationEvent } from '../domain/organisation.js';
import { organisation } from '../domain/organisation.commands.js';
import { focalPointId, focalPointsView } from './focal-points.view.js';

const [id, person] = [derivedId('amane'), derivedId('DesignateFocalPoint', '0')];
const key = focalPointId('pnpm', id, person);

const member = {
  memberships: [given(membership, [on('2010', { type: 'MemberJoined', data: { category: 'full' } })]).state],
};
const registered: OrganisationEvent = {
  type: 'OrganisationRegistered',
  data: { kind: 'association', name: { fr: 'AMANE' } },
};
const designated = (of: object = {}): FocalPointEvent => ({
  type: 'FocalPointDesignated',
  data: { person, network: 'pnpm', name: 'Salma', email: 'salma@example.org', visibility: 'members', ...of },
});
const released: FocalPointEvent = { type: 'FocalPointReleased', data: { person, network: 'pnpm' } };
const erased: FocalPointEvent = { type: 'FocalPointErased', data: { person, network: 'pnpm' } };

type Told = readonly [occurredOn: string, event: FocalPointEvent];
const events = (told: readonly Told[]) =>
  told.map(([occurredOn, event], at) => recorded(event, organisation, at, { network: 'commons', id, occurredOn }));
const document = (...told: readonly Told[]) => project(focalPointsView, events(told)).get(key);

describe('focal points', () => {
  it('are shown with whom they stand for, where and since when', () => {
    expect(document(['2021-09', designated({ function: { fr: 'directrice' } })])).toMatchObject({
      id: `pnpm/${id}/${person}`,
      network: 'pnpm',
      organisation: id,
      person,
      name: 'Salma',
      email: 'salma@example.org',
      function: { fr: 'directrice' },
      visibility: 'members',
      status: 'active',
      since: '2021-09',
      revision: 0,
    });
  });

  it('are one document for each network', () => {
    const documents = project(
      focalPointsView,
      events([
        ['2021', designated()],
        ['2022', designated({ network: 'gtm' })],
        ['2023', released],
      ]),
    );
    expect([...documents.values()].map(({ network, status, releasedOn }) => [network, status, releasedOn])).toEqual([
      ['pnpm', 'released', '2023'],
      ['gtm', 'active', undefined],
    ]);
  });

  it('that come back are as they were told last, by date', () => {
    const back = designated({ email: 'new@example.org', visibility: 'public' });
    const first: Told = ['2021', designated()];
    const last: Told = ['2023', back];
    for (const told of [[first, ['2022', released], last] as const, [last, first, ['2022', released]] as const]) {
      const shown = document(...told);
      expect(shown).toMatchObject({ status: 'active', since: '2023', email: 'new@example.org', visibility: 'public' });
      expect(shown?.releasedOn).toBeUndefined();
      expect(shown?.timeline.map(({ on }) => on)).toEqual(['2021', '2022', '2023']);
    }
  });

  it('keep nothing personal once erased, but what they did', () => {
    const shown = document(
      ['2021', designated()],
      ['2022', released],
      ['2023', designated({ telephone: '0537000000' })],
      ['2024', erased],
    );
    expect(shown).toMatchObject({ status: 'erased', since: '2023', visibility: 'members', revision: 3 });
    expect(JSON.stringify(shown)).not.toMatch(/Salma|example|0537/);
    expect(shown?.timeline).toHaveLength(4);
  });

  it('begin with their designation', () => {
    expect([document(['2021', released]), document(['2021', erased])]).toEqual([undefined, undefined]);
  });

  it('stand as decisions have them, whatever is commanded at whatever date', () => {
    const contents = {
      DesignateFocalPoint: { network: 'pnpm', name: 'Salma', email: 'salma@example.org' },
      ReleaseFocalPoint: { person },
      EraseFocalPoint: { person },
    };
    const commands = fc.array(
      fc.tuple(
        fc.constantFrom(...(Object.keys(contents) as (keyof typeof contents)[])),
        fc.constantFrom('2019', '2020', '2020-05', '2020-05-09', '2021-07', '2024'),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(commands, (sent) => {
        const told: Told[] = [];
        const amane = (occurredOn?: string) =>
          given(organisation, [on('2005', registered), ...told.map(([date, event]) => on(date, event))], {
            id,
            occurredOn,
          });
        for (const [name, occurredOn] of sent) {
          const { decision } = amane(occurredOn).when(name, contents[name], member);
          if (!isRefusal(decision)) told.push(...decision.map((event): Told => [occurredOn, event as FocalPointEvent]));
        }
        const { state } = amane();
        const [shown, mandate] = [document(...told), state.focalPoints.get(person)?.get('pnpm')];
        expect(shown?.status).toBe(mandate?.status);
        expect(shown?.timeline.map(({ on, day, type }) => [on, day, type])).toEqual(
          mandate?.history.map(({ on, day, fact }) => [on, day, fact.type]),
        );
        expect(JSON.stringify(shown ?? {}).includes('Salma')).toBe(shown !== undefined && shown.status !== 'erased');
      }),
    );
  });
});
