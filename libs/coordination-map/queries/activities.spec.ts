import { describe, expect, it } from '@jest/globals';
import { type Audience, derivedId, type Reading } from '#kernel';
import { Told } from '../testing.js';

const [AMANE, CARITAS] = [derivedId('amane'), derivedId('caritas')];
const [CLINIC, SHELTER, COURSE] = [derivedId('clinic'), derivedId('shelter'), derivedId('course')];
const declared = (organisation: string, field: string, more: object) =>
  ({ type: 'ActivityDeclared', data: { organisation, field, area: 'R1', status: 'ongoing', ...more } }) as const;
const told = new Told()
  .organisation(AMANE, 'AMANE')
  .organisation(CARITAS, 'Caritas')
  .frame(
    '2022',
    { type: 'ClassificationAdopted', data: { fields: [{ code: 'medical', name: { fr: 'Soins médicaux' } }] } },
    { type: 'AreasAdopted', data: { vintage: 'X', areas: [{ code: 'R1', name: { fr: 'Rabat' }, level: 1 }] } },
  )
  .activity(CLINIC, '2024-02', declared(AMANE, 'medical', { title: { fr: 'Équipe mobile' }, planned: 300, reached: 3 }))
  .activity(SHELTER, '2023-01', declared(AMANE, 'shelter', { visibility: 'restricted', title: { fr: 'Refuge' } }))
  .activity(COURSE, '2023-01', declared(CARITAS, 'education', { population: { fr: 'Élèves', ar: 'تلاميذ' } }))
  .activity(COURSE, '2023-02', {
    type: 'ActivityEnded',
    data: { organisation: CARITAS, field: 'education', area: 'R1', from: 'ongoing' },
  });

const reading = (reads: Reading['reads'], ...own: string[]): Audience => ({
  account: null,
  networks: new Map([['pnpm', { reads, own: new Set(own) }]]),
  operates: false,
});
const listed = async (query: object, audience?: Audience) =>
  (await told.ask<readonly { id: string }[]>('activities', query, '', { audience })).map(({ id }) => id).sort();

describe('the activities of a network', () => {
  it.each([
    [{ organisation: CARITAS }, [COURSE]],
    [{ field: 'medical' }, [CLINIC]],
    [{ area: 'R1' }, [CLINIC, SHELTER, COURSE]],
    [{ area: 'R2' }, []],
    [{ status: 'ended' }, [COURSE]],
    [{ stale: true }, [SHELTER]],
    [{ stale: false }, [CLINIC, COURSE]],
    [{ population: 'élève' }, [COURSE]],
    [{ population: 'équipe' }, []],
    [{ q: 'MOBILE equipe' }, [CLINIC]],
    [{ q: 'تلاميذ' }, [COURSE]],
  ])('are listed by %j', async (query, ids) => expect(await listed(query)).toEqual([...ids].sort()));

  it('are listed to those that they are told to', async () => {
    expect(await listed({}, reading('members'))).toEqual([CLINIC, COURSE].sort());
    expect(await listed({}, reading('members', AMANE))).toHaveLength(3);
    expect(await listed({ q: 'refuge' }, reading('public'))).toEqual([]);
  });
});

describe('an activity', () => {
  const shown = (id: string, audience?: Audience) => told.ask<object>('activities/:id', {}, id, { audience });

  it('has its names, and its counts as far as they are told', async () => {
    expect(await shown(CLINIC, reading('all'))).toMatchObject({
      ...{ by: { name: { fr: 'AMANE' } }, fieldName: { fr: 'Soins médicaux' }, areaName: { fr: 'Rabat' } },
      ...{ planned: { value: 300 }, reached: { under5: true }, stale: false },
    });
    expect(await shown(CLINIC, reading('members', AMANE))).toMatchObject({ reached: { value: 3 } });
  });

  it('does not exist for who may not know of it', async () => {
    expect(await shown(SHELTER, reading('members'))).toMatchObject({ refused: 'activity-unknown' });
    expect(await shown(SHELTER, reading('all'))).toMatchObject({ id: SHELTER, stale: true });
    expect(await shown(derivedId('none'))).toMatchObject({ refused: 'activity-unknown' });
  });
});
