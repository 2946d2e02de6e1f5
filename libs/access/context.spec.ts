import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { fieldsOf, LANGUAGES } from '#kernel';
import { Registry } from '#runtime';
import { access } from './context.js';
import { account } from './domain/account.commands.js';
import { ROLES } from './domain/roles.js';

interface Fixture {
  readonly type: string;
  readonly data: object;
}

const types = Object.keys(account.evolve).sort();
const examples = JSON.parse(readFileSync(new URL('./fixtures/events.json', import.meta.url), 'utf8')) as Fixture[];
const told = ({ type, data }: Fixture) =>
  access.subjects[type]?.({ type, data, stream: 'commons.account-X' }).map(({ title }) => title?.fr);

describe('the context', () => {
  it('has an example and a sentence of every event', () => {
    expect(examples.map(({ type }) => type).sort()).toEqual(types);
    expect(Object.keys(access.sentences).sort()).toEqual(types);
  });

  it('says nothing personal in its sentences', () => {
    const personal = Object.values(account.personal ?? {}).flatMap((each) => each?.fields ?? []);
    for (const phrase of Object.values(access.sentences))
      for (const language of LANGUAGES)
        for (const field of personal) expect(phrase[language]).not.toContain(`{${field}}`);
  });

  it('knows every role by a name', () => {
    expect(ROLES.filter((role) => !access.terms?.[role])).toEqual([]);
  });

  it('calls accounts by the last name that was told', () => {
    expect(examples.flatMap((each) => told(each) ?? [])).toEqual(['⟦name⟧', '⟦corrected⟧']);
    expect(told({ type: 'AccountCorrected', data: { language: 'ar' } })).toEqual([]);
  });

  it('has a path for every command but those that the product sends itself', () => {
    const registry = new Registry([access]);
    const commands = Object.keys(account.commands);
    expect([...registry.commands.keys(), ...access.internal!].sort()).toEqual(commands.sort());
    for (const name of access.internal!) expect(registry.executable(name)).toMatchObject({ name, context: 'access' });
    expect(registry.executable('InviteAccount')).toMatchObject({ facts: access.facts.InviteAccount });
    expect(registry.executable('SignCharter')).toBeUndefined();
  });

  it('refuses a command with neither a path nor a word that it is its own', () => {
    expect(() => new Registry([{ ...access, internal: [] }])).toThrow('has no path');
  });

  it('marks as personal in a command what is personal in its event', () => {
    const personal = (name: string) =>
      [...fieldsOf(account.commands[name]!.content)].filter(([, field]) => field.personal).map(([field]) => field);
    expect(personal('InviteAccount')).toEqual(account.personal?.AccountInvited?.fields);
    expect(personal('InviteOperator')).toEqual(account.personal?.AccountInvited?.fields);
    expect(personal('CorrectAccount')).toEqual(account.personal?.AccountCorrected?.fields);
    expect(personal('IssueApiToken')).toEqual(account.personal?.ApiTokenIssued?.fields);
  });
});
