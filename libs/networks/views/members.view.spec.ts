import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { project, recorded } from '#kernel/testing';
import type { MembershipEvent } from '../domain/membership.js';
import { membership } from '../domain/membership.commands.js';
import { memberId, membersView } from './members.view.js';

const id = derivedId('amane');
const reason = { fr: 'raison' };
const joined = (category: 'full' | 'founding'): MembershipEvent => ({ type: 'MemberJoined', data: { category } });

/** The one document that facts make, told in this order. */
const document = (...told: readonly (readonly [occurredOn: string, event: MembershipEvent])[]) =>
  project(
    membersView,
    told.map(([occurredOn, event], at) => recorded(event, membership, at, { id, occurredOn })),
  ).get(memberId('pnpm', id));

describe('the directory', () => {
  it('shows a member with its course', () => {
    expect(
      document(
        ['2009', { type: 'MembershipRequested', data: { category: 'founding' } }],
        ['2009-06', joined('founding')],
        ['2015', { type: 'CharterSigned', data: { version: 1 } }],
        ['2023-02-03', { type: 'CharterSigned', data: { version: 2 } }],
      ),
    ).toMatchObject({
      network: 'pnpm',
      organisation: id,
      standing: 'active',
      category: 'founding',
      joinedOn: '2009-06',
      charterVersion: 2,
      revision: 3,
    });
  });

  it('orders what happened by when it counts, not by when it was told', () => {
    const shown = document(
      ['2010', joined('full')],
      ['2023', { type: 'CharterSigned', data: { version: 2 } }],
      ['2015', { type: 'MemberSuspended', data: { reason } }],
      ['2016', { type: 'MemberReinstated', data: {} }],
    );
    expect(shown).toMatchObject({
      standing: 'active',
      category: 'full',
      joinedOn: '2010',
      charterVersion: 2,
      revision: 3,
    });
    expect(shown?.timeline.map(({ type, on, day }) => [type, on, day])).toEqual([
      ['MemberJoined', '2010', '2010-12-31'],
      ['MemberSuspended', '2015', '2015-12-31'],
      ['MemberReinstated', '2016', '2016-12-31'],
      ['CharterSigned', '2023', '2023-12-31'],
    ]);
    expect(shown?.timeline[1]?.reason).toEqual(reason);
  });

  it('keeps the past of who left, and of who came back', () => {
    const left: MembershipEvent = { type: 'MemberLeft', data: { reason } };
    expect(document(['2010', joined('full')], ['2018', left])).toMatchObject({
      standing: 'former',
      joinedOn: '2010',
      leftOn: '2018',
    });
    const back = document(['2010', joined('founding')], ['2018', left], ['2023', joined('full')]);
    expect(back).toMatchObject({ standing: 'active', category: 'full', joinedOn: '2023' });
    expect(back?.leftOn).toBeUndefined();
    expect(back?.timeline).toHaveLength(3);
  });

  it('a category told late does not replace a later one', () => {
    const changed = (category: 'observer' | 'collaborator'): MembershipEvent => ({
      type: 'MembershipCategoryChanged',
      data: { category },
    });
    expect(
      document(['2010', joined('full')], ['2020', changed('observer')], ['2015', changed('collaborator')])?.category,
    ).toBe('observer');
  });

  it('does not pretend to know when a member joined', () => {
    const shown = document(['2024-03-01', { type: 'MemberJoined', data: { category: 'full', dateUnknown: true } }]);
    expect(shown).toMatchObject({ standing: 'active', timeline: [{ dateUnknown: true }] });
    expect(shown?.joinedOn).toBeUndefined();
  });

  it('shows a request, and that it was declined', () => {
    const asked = ['2023', { type: 'MembershipRequested', data: {} }] as const;
    expect(document(asked)?.standing).toBe('requested');
    expect(document(asked, ['2024-01', { type: 'MembershipDeclined', data: { reason } }])?.standing).toBe('declined');
  });

  it('begins nothing with a fact whose beginning is not seen', () => {
    expect(document(['2015', { type: 'MemberSuspended', data: { reason } }])).toBeUndefined();
  });
});
