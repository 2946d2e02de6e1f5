import { describe, expect, it } from '@jest/globals';
import { fieldsOf, LANGUAGES } from '#kernel';
import { Registry } from '#runtime';
import { contexts } from '../../../apps/contexts.js';
import { privacyPage } from './privacy-page.js';

/** What every personal field of a command is called on the page. */
const CALLED: Readonly<Record<string, Readonly<Record<(typeof LANGUAGES)[number], string>>>> = {
  name: { fr: 'Nom', ar: 'الاسم', en: 'Name' },
  email: { fr: 'adresse e-mail', ar: 'البريد الإلكتروني', en: 'e-mail address' },
  telephone: { fr: 'téléphone', ar: 'الهاتف', en: 'telephone number' },
  url: { fr: 'adresses de leurs webhooks', ar: 'عناوين الويبهوك', en: 'addresses of their webhooks' },
  label: { fr: 'libellé', ar: 'تسميات', en: 'labels' },
};

describe.each(LANGUAGES)('the register of processing in %s', (language) => {
  const html = privacyPage(language, 'https://tansiq.example/<');

  it('names every personal field that any command takes', () => {
    const { commands } = new Registry(contexts);
    const personal = [...commands.values()].flatMap(({ definition }) =>
      [...fieldsOf(definition.content)].flatMap(([name, field]) => (field.personal ? [name] : [])),
    );
    expect([...new Set(personal)].sort()).toEqual(Object.keys(CALLED).sort());
    for (const name of personal) expect(html).toContain(CALLED[name]![language]);
  });

  it('says whose installation it is, what the law is, and how to use one’s rights', () => {
    expect(html).toContain('<bdi>https://tansiq.example/&#60;</bdi>');
    for (const each of ['09-08', '30', 'AES-256', 'argon2id', 'href="/account"', 'www.cndp.ma', '/erase', '/correct'])
      expect(html).toContain(each);
    expect(html).not.toMatch(/undefined|\{\w+\}/);
  });

  it('answers the same questions of each processing', () => {
    const tables = [...html.matchAll(/<h3>[^<]+<\/h3><table><tbody>(.*?)<\/tbody><\/table>/g)];
    expect(tables).toHaveLength(4);
    for (const [, rows] of tables) expect(rows!.match(/<th scope="row">[^<]+<\/th><td>[^<]+<\/td>/g)).toHaveLength(4);
  });
});

it('is not the same text twice', () =>
  expect(new Set(LANGUAGES.map((language) => privacyPage(language, 'x').replace(/<[^>]*>/g, ''))).size).toBe(3));
