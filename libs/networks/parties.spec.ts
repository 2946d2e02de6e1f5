import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { derivedId, type Party } from '#kernel';
import { actsAs, groupMembers, memberOf, networks } from './index.js';
import { Told } from './testing.js';

const reason = { fr: 'raison' };

async function organisations(count: number): Promise<{ told: Told; ids: readonly string[] }> {
  const told = new Told();
  await told.tell('FoundNetwork', { kind: 'national-platform', name: { fr: 'PNPM' } }, { on: '2009' });
  const ids: string[] = [];
  for (let each = 0; each < count; each++)
    ids.push(await told.tell('RegisterOrganisation', { kind: 'association', name: { fr: `${each}` } }, { on: '2005' }));
  return { told, ids };
}

describe('acting for an organisation', () => {
  it('is acting for all its records, and for those only', async () => {
    const step = fc.record({
      name: fc.constantFrom('MergeOrganisations', 'MergeOrganisations', 'SeparateOrganisations'),
      at: fc.tuple(fc.nat(4), fc.nat(4)),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        const { told, ids } = await organisations(5);
        const merges = new Map<string, string>();
        for (const { name, at } of steps) {
          const [id, merged] = [ids[at[0]]!, ids[at[1]]!];
          if ((await told.tell(name, { merged, reason }, { id })) !== id) continue;
          if (name === 'MergeOrganisations') merges.set(merged, id);
          else merges.delete(merged);
        }
        const present = (id: string): string => (merges.has(id) ? present(merges.get(id)!) : id);
        for (const id of ids) {
          const same = ids.filter((each) => present(each) === present(id));
          expect([...(await actsAs(told.factsOf(), id))].sort()).toEqual(same.sort());
        }
      }),
      { numRuns: 50 },
    );
  });

  it('under a record that nobody knows is acting for that', async () => {
    const { told } = await organisations(0);
    expect([...(await actsAs(told.factsOf(), derivedId('none')))]).toEqual([derivedId('none')]);
  });
});

describe('belonging to a network', () => {
  it('is to be, to have been or to ask to be a member, under any record', async () => {
    const { told, ids } = await organisations(5);
    const [member, former, asking, survivor, stranger] = ids as [string, string, string, string, string];
    for (const id of [member, former]) await told.tell('AdmitMember', { category: 'full' }, { id, on: '2010' });
    await told.tell('LeaveNetwork', { reason }, { id: former, on: '2012' });
    await told.tell('RequestMembership', {}, { id: asking });
    await told.tell('MergeOrganisations', { merged: member }, { id: survivor });
    const belongs = async (network: string) =>
      Promise.all(ids.map((id) => memberOf(told.factsOf('commons'), id, network)));
    expect(await belongs('pnpm')).toEqual([true, true, true, true, false]);
    expect(await belongs('gtm')).toEqual([false, false, false, false, false]);
    expect(await memberOf(told.factsOf(), stranger, 'pnpm')).toBe(false);
  });

  it('in its working groups is to be in them now, or to the last', async () => {
    const { told, ids } = await organisations(3);
    for (const id of ids) await told.tell('AdmitMember', { category: 'full' }, { id, on: '2010' });
    const [lead, leaving] = ids as [string, string];
    const group = await told.tell(
      'FormWorkingGroup',
      { name: { fr: 'G' }, members: [lead, leaving], lead },
      { on: '2014' },
    );
    const members = async () => [...(await groupMembers(told.factsOf('commons'), group, 'pnpm'))];
    expect(await members()).toEqual([lead, leaving]);
    await told.tell('LeaveWorkingGroup', { organisation: leaving }, { id: group });
    await told.tell('DissolveWorkingGroup', { reason }, { id: group });
    expect(await members()).toEqual([lead]);
    expect([...(await groupMembers(told.factsOf(), derivedId('none'), 'pnpm'))]).toEqual([]);
  });
});

describe('whose word a command is', () => {
  const [path, named] = [derivedId('path'), derivedId('named')];
  const told = new Told();
  const speaker = (name: string): Promise<Party | undefined> | undefined =>
    networks.speakers?.[name]?.({ organisation: named }, told.factsOf(), path, 'pnpm');

  it.each(['RenameOrganisation', 'MergeOrganisations', 'DesignateFocalPoint', 'EraseFocalPoint', 'LeaveNetwork'])(
    '%s: of the organisation in the path',
    async (name) => expect(await speaker(name)).toEqual({ kind: 'organisation', id: path }),
  );

  it.each(['JoinWorkingGroup', 'LeaveWorkingGroup'])('%s: of the organisation named', async (name) =>
    expect(await speaker(name)).toEqual({ kind: 'organisation', id: named }),
  );

  it('ReviseWorkingGroupMandate: of the group', async () =>
    expect(await speaker('ReviseWorkingGroupMandate')).toEqual({ kind: 'workingGroup', id: path }));

  it('of everything else: the network alone', () => {
    const commands = networks.aggregates.flatMap((each) => Object.keys(each.commands));
    expect(commands.filter((name) => speaker(name) === undefined).sort()).toEqual(
      [
        ...['FoundNetwork', 'AdoptCharter', 'AmendCharter', 'AdoptPriorityAxis', 'SetDecisionRule'],
        ...['RecordDormancy', 'ReviveNetwork', 'RegisterOrganisation'],
        ...['AdmitMember', 'DeclineMembership', 'ChangeMembershipCategory', 'SuspendMember', 'ReinstateMember'],
        ...['FormWorkingGroup', 'AppointWorkingGroupLead', 'DissolveWorkingGroup'],
      ].sort(),
    );
  });
});
