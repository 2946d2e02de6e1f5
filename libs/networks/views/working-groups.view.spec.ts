import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { project, recorded } from '#kernel/testing';
import type { WorkingGroupEvent } from '../domain/working-group.js';
import { workingGroup } from '../domain/working-group.commands.js';
import { workingGroupsView } from './working-groups.view.js';

const id = derivedId('group');
const [AMANE, FOO] = [derivedId('amane'), derivedId('foo')];
const name = { fr: 'Enfants' };
const formed: WorkingGroupEvent = { type: 'WorkingGroupFormed', data: { name, mandate: { fr: 'coordonner' } } };
const joined = (organisation: string): WorkingGroupEvent => ({ type: 'WorkingGroupJoined', data: { organisation } });
const left = (organisation: string): WorkingGroupEvent => ({
  type: 'WorkingGroupLeft',
  data: { organisation, reason: { fr: 'r' } },
});
const led = (organisation: string): WorkingGroupEvent => ({
  type: 'WorkingGroupLeadAppointed',
  data: { organisation },
});

const document = (...told: readonly (readonly [occurredOn: string, event: WorkingGroupEvent])[]) =>
  project(
    workingGroupsView,
    told.map(([occurredOn, event], at) => recorded(event, workingGroup, at, { id, occurredOn })),
  ).get(id);

describe('the working groups', () => {
  it('show their members with dates, and their lead', () => {
    expect(
      document(
        ['2014-11', formed],
        ['2014-11', joined(AMANE)],
        ['2015', joined(FOO)],
        ['2015', led(FOO)],
        ['2018', left(AMANE)],
        ['2023', joined(AMANE)],
      ),
    ).toMatchObject({
      network: 'pnpm',
      name,
      status: 'active',
      formedOn: '2014-11',
      mandate: { fr: 'coordonner' },
      lead: FOO,
      members: [FOO, AMANE],
      stays: [
        { organisation: AMANE, joinedOn: '2014-11', leftOn: '2018', reason: { fr: 'r' } },
        { organisation: FOO, joinedOn: '2015' },
        { organisation: AMANE, joinedOn: '2023' },
      ],
      revision: 5,
    });
  });

  it('put what is told late in its place', () => {
    const shown = document(
      ['2014', formed],
      ['2020', { type: 'WorkingGroupMandateRevised', data: { mandate: { fr: 'plaider' } } }],
      ['2020', joined(AMANE)],
      ['2020', led(AMANE)],
      ['2016', joined(FOO)],
      ['2017', led(FOO)],
      ['2016', { type: 'WorkingGroupMandateRevised', data: { mandate: { fr: 'observer' } } }],
    );
    expect(shown).toMatchObject({
      mandate: { fr: 'plaider' },
      lead: AMANE,
      stays: [{ organisation: FOO }, { organisation: AMANE }],
    });
  });

  it('are dissolved with the members of their last day', () => {
    const dissolved: WorkingGroupEvent = { type: 'WorkingGroupDissolved', data: { reason: { fr: 'mandat accompli' } } };
    const shown = document(['2014', formed], ['2014', joined(AMANE)], ['2020-06', dissolved]);
    expect(shown).toMatchObject({ status: 'dissolved', dissolvedOn: '2020-06', members: [AMANE] });
    expect(shown?.timeline.at(-1)).toMatchObject({ type: 'WorkingGroupDissolved', reason: { fr: 'mandat accompli' } });
  });
});
