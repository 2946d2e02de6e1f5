import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { given, on } from '#kernel/testing';
import type { FocalPointEvent } from './focal-point.js';
import { membership } from './membership.commands.js';
import type { MembershipEvent } from './membership.js';
import type { OrganisationEvent } from './organisation.js';
import { organisation } from './organisation.commands.js';

const [id, other, account] = [derivedId('A'), derivedId('B'), derivedId('account')];
const person = derivedId('DesignateFocalPoint', '0');
const reason = { fr: 'raison' };
const content = { network: 'pnpm', name: 'Salma B.', email: 'salma@example.org', telephone: '+212 5 37 00 00 00' };

const registered: OrganisationEvent = {
  type: 'OrganisationRegistered',
  data: { kind: 'association', name: { fr: 'A' } },
};
const designated = (of: { network?: string; person?: string; account?: string } = {}): FocalPointEvent => ({
  type: 'FocalPointDesignated',
  data: { person, ...content, visibility: 'members', ...of },
});
const released = (network = 'pnpm'): FocalPointEvent => ({
  type: 'FocalPointReleased',
  data: { person, network, reason: undefined },
});
const erased = (network = 'pnpm'): FocalPointEvent => ({ type: 'FocalPointErased', data: { person, network } });

const memberships = (...pasts: readonly (readonly MembershipEvent[])[]) => ({
  memberships: pasts.map((past) => given(membership, past).state),
});
const joined: MembershipEvent = { type: 'MemberJoined', data: { category: 'full' } };
const member = memberships([joined]);

const after = (...past: readonly (OrganisationEvent & { occurredOn?: string })[]) =>
  given(organisation, [on('2020', registered), ...past], { id });
const designating = (facts: object, of: object = {}, ...past: readonly OrganisationEvent[]) =>
  after(...past).when('DesignateFocalPoint', { ...content, ...of }, facts);

describe('a focal point', () => {
  it('is designated for a network, for its members to see unless it is said otherwise', () => {
    expect(designating(member).events).toEqual([designated()]);
    expect(designating(member, { visibility: 'restricted', function: { fr: 'directrice' } }).events).toMatchObject([
      { data: { visibility: 'restricted', function: { fr: 'directrice' } } },
    ]);
  });

  it('who has an account is the same person in every network', () => {
    expect(designating(member, { account }).events).toEqual([designated({ person: account, account })]);
    const again = [designated({ person: account, account })];
    expect(designating(member, { account, network: 'gtm' }, ...again).events).toMatchObject([
      { data: { person: account, network: 'gtm' } },
    ]);
    expect(designating(member, { account }, ...again).refusal).toBe('already-a-focal-point');
  });

  it('is declared to hold personal data, by the key of the person', () => {
    const { person: whose, fields } = organisation.personal!.FocalPointDesignated!;
    expect(fields).toEqual(['name', 'email', 'telephone']);
    expect(whose({ ...content, person, visibility: 'members' }, id)).toBe(person);
  });

  it.each([
    ['email', ['salma', 'salma@', 'salma@host', 'sal ma@example.org', '@example.org']],
    ['telephone', ['12345', 'appeler Salma', '+212 5 37 00 00 00 poste 12', '0537-00-00-00-00-00-00-00', '+']],
  ])('has an %s of the usual form', (field, wrong) => {
    for (const value of wrong) expect(() => designating(member, { [field]: value })).toThrow(field);
  });

  it.each(['0537-00-00-00', '(0537) 00.00.00', '+33/1/23/45/67/89', '141414'])('is reached at %s', (telephone) => {
    expect(designating(member, { telephone }).events).toHaveLength(1);
  });

  it('is of a member, or of who asks to be one', () => {
    const requested: MembershipEvent = { type: 'MembershipRequested', data: {} };
    const suspended: MembershipEvent = { type: 'MemberSuspended', data: { reason } };
    const left: MembershipEvent = { type: 'MemberLeft', data: { reason } };
    expect(designating(memberships([requested])).events).toHaveLength(1);
    expect(designating(memberships([], [joined])).events).toHaveLength(1);
    for (const past of [
      [],
      [joined, suspended],
      [joined, left],
      [requested, { type: 'MembershipDeclined', data: { reason } } as const],
    ])
      expect(designating(memberships(past)).refusal).toBe('not-an-active-member');
  });

  it('told late is of who was a member then', () => {
    const facts = {
      memberships: [
        given(membership, [on('2015', joined), on('2018', { type: 'MemberLeft', data: { reason } })]).state,
      ],
    };
    const at = (occurredOn: string) =>
      given(organisation, [on('2010', registered)], { id, occurredOn }).when('DesignateFocalPoint', content, facts)
        .refusal;
    expect([at('2014'), at('2016'), at('2019')]).toEqual(['not-an-active-member', undefined, 'not-an-active-member']);
  });

  it('is designated by an organisation that there is, under its present record', () => {
    const closed: OrganisationEvent = { type: 'OrganisationClosed', data: {} };
    const merged: OrganisationEvent = { type: 'OrganisationsMerged', data: { merged: id, survivor: other } };
    expect(designating(member, {}, on('2021', closed)).refusal).toBe('organisation-closed');
    expect(designating(member, {}, merged).decision).toEqual({
      refused: 'organisation-merged',
      values: { survivor: other },
    });
  });

  describe('is released', () => {
    it('from every network, or from one', () => {
      const both = after(designated(), designated({ network: 'gtm' }));
      expect(both.when('ReleaseFocalPoint', { person, reason }).events).toEqual([
        { type: 'FocalPointReleased', data: { person, network: 'pnpm', reason } },
        { type: 'FocalPointReleased', data: { person, network: 'gtm', reason } },
      ]);
      expect(both.when('ReleaseFocalPoint', { person, network: 'gtm' }).events).toEqual([released('gtm')]);
      expect(
        after(designated(), designated({ network: 'gtm' }), released()).when('ReleaseFocalPoint', { person }).events,
      ).toEqual([released('gtm')]);
    });

    it('once, where it was designated', () => {
      const refusal = (...past: FocalPointEvent[]) => after(...past).when('ReleaseFocalPoint', { person }).refusal;
      expect([refusal(), refusal(designated(), released()), refusal(designated(), erased())]).toEqual([
        'focal-point-unknown',
        'focal-point-released',
        'focal-point-erased',
      ]);
      expect(after(designated()).when('ReleaseFocalPoint', { person, network: 'gtm' }).refusal).toBe(
        'not-a-focal-point',
      );
    });

    it('not before it was designated, told late or not', () => {
      const at = (occurredOn: string) =>
        given(organisation, [on('2020', registered), on('2022-05', designated())], { id, occurredOn });
      expect(at('2021').when('ReleaseFocalPoint', { person }).refusal).toBe('not-a-focal-point');
      expect(at('2022-06').when('ReleaseFocalPoint', { person }).events).toHaveLength(1);
    });

    it('and may come back', () => {
      const account = person;
      expect(designating(member, { account }, designated({ account }), released()).events).toEqual([
        designated({ account }),
      ]);
    });

    it('under a record that is closed or merged, too', () => {
      const closed: OrganisationEvent = { type: 'OrganisationClosed', data: {} };
      const merged: OrganisationEvent = { type: 'OrganisationsMerged', data: { merged: id, survivor: other } };
      expect(after(designated(), closed, merged).when('ReleaseFocalPoint', { person }).events).toEqual([released()]);
      expect(after(designated(), closed, merged).when('EraseFocalPoint', { person }).events).toEqual([erased()]);
    });
  });

  describe('is erased', () => {
    it('wherever it stood, whether it was released or not', () => {
      expect(
        after(designated(), designated({ network: 'gtm' }), released()).when('EraseFocalPoint', { person }).events,
      ).toEqual([erased(), erased('gtm')]);
    });

    it('once, and nothing is told of the person any more', () => {
      const refusal = (name: string, given: object, ...past: FocalPointEvent[]) =>
        after(...past).when(name, given, member).refusal;
      expect(refusal('EraseFocalPoint', { person })).toBe('focal-point-unknown');
      expect(refusal('EraseFocalPoint', { person }, designated(), erased())).toBe('focal-point-erased');
      for (const network of ['pnpm', 'gtm'])
        expect(refusal('DesignateFocalPoint', { ...content, network, account: person }, designated(), erased())).toBe(
          'focal-point-erased',
        );
    });

    it('with the account where there is one: nobody loses an account by being designated', () => {
      expect(after(designated({ account: person })).when('EraseFocalPoint', { person }).refusal).toBe(
        'focal-point-has-account',
      );
      expect(
        after(designated(), designated({ network: 'gtm', account: person })).when('EraseFocalPoint', { person }).events,
      ).toHaveLength(2);
    });
  });
});
