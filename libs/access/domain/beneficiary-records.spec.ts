import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Code, derivedId, Id, InLanguages, InLanguagesList, Line, LineList, Part, PartList, type Text } from '#kernel';
import { contexts } from '../../../apps/contexts.js';
import { demonstration } from '../../../apps/cli/demonstration/demonstration.js';
import { freeTextIn, resembles } from './beneficiary-records.js';

const TELEPHONES = [
  'Appeler le 06 12 34 56 78 avant midi.',
  'Contact : 0612345678',
  'Tél. 06.12.34.56.78, demander Mme B.',
  'joignable au 06-12-34-56-78 ou au bureau',
  '0661 23 45 67',
  'bureau (05) 37 12 34 56',
  '+212 6 12 34 56 78',
  '+212 (0)6 12 34 56 78',
  'WhatsApp +212612345678',
  'whatsapp 212612345678',
  '00212 661 234 567',
  '(+212) 0537-12-34-56',
  'sa sœur en France, +33 6 12 34 56 78',
  'her brother in Dakar: +221 77 123 45 67',
  'call 00 237 6 71 23 45 67 after Friday',
  'الهاتف: 0612345678',
  'رقم الهاتف ٠٦١٢٣٤٥٦٧٨',
  'اتصلوا به على ٠٦ ١٢ ٣٤ ٥٦ ٧٨',
  'هاتفها ۰۶۱۲۳۴۵۶۷۸',
  'رقمه \u200e+212 6 12 34 56 78\u200f',
  '０６１２３４５６７８',
  '06\u00a012\u00a034\u00a056\u00a078',
  '06\u201112\u201134\u201156\u201178',
  '06 12 34 56 78 06 98 76 54 32',
  'vu le 12/03/2025, tél. 0612345678',
];

const EMAILS = [
  'écrire à amina.b@example.ma',
  'AMINA_B@EXAMPLE.ORG',
  'amina+aide@mail.example.co.uk.',
  'البريد: amina@example.ma',
  'amina＠example.ma',
  '<mailto:amina@example.ma>',
  'https://example.ma/?contact=amina@example.ma',
  'https://amina@example.ma/dossier',
];

const CARDS = [
  'CIN AB123456',
  'CNIE : J 123456, Agadir',
  'titulaire de la carte be123456',
  'carte BE-812345',
  'BE 812345',
  'A12345',
  'carte nationale Z 12345',
  'رقم البطاقة AB١٢٣٤٥٦',
  'بطاقة التعريف الوطنية رقم K 567890',
  'ＡＢ１２３４５６',
  'ab 123456',
  'identity card U1234567',
  'titre de séjour A012345B',
];

const HARMLESS = [
  // amounts
  'un budget de 25 000 dirhams',
  'DH 15000 par an, puis 15000 DH',
  'Dh 150000',
  '1 250 000,00 MAD pour 2025-2026',
  'de 12000 à 150000 dirhams',
  'A 22100 bénéficiaires en 2019',
  'plus de 22100 aides directes, dont 4000 médicales',
  'over 22,100 direct assistances and 4,000 medical ones',
  'une hausse de +25 000 000 DH',
  'ميزانية قدرها ٢٥٠٠٠ درهم',
  'تم دعم 22100 شخص',
  // years, dates and hours
  'programme 2025-2026',
  'du 12/03/2025 au 15/03/2025',
  'réunion du 05/06/2025 10 h 30 à Rabat',
  'le 05-06-2025 10:00, puis le 07.08.2025 14:30',
  'le 05 06 2025 10 30',
  '2023-02-03T09:30:00.000Z',
  'des permanences le 05/06, le 07/08 et le 09/10/2026',
  'ouvert 08h00-12h30 et 14h00-18h00',
  '٢٠٢٥/٠٣/١٢',
  // laws and documents
  'loi 09-08, loi n° 02-03, décret 2-09-165',
  'dahir n° 1-03-196 du 16 ramadan 1424',
  'القانون رقم 09.08 والمرسوم 2-09-165',
  'A/HRC/52/30, CEDAW/C/MAR/CO/5-6, CRC/C/MAR/CO/3-4',
  'E/C.12/MAR/CO/4 et A/RES/73/195',
  'ISO 27001, EN 15838, ISO 3166-2 MA-04',
  'nº 12345 et n° 123456',
  // places, registers and services
  '10000 Rabat, BP 12345, CP 20250',
  'F-75011 Paris, D-10115 Berlin, MA-10000 Rabat',
  'RC 123456, IF 1234567',
  'numéro vert 0800 00 47 47, ou 080 100 47 47',
  'the free line +212 801 00 47 47',
  'police 19, gendarmerie 177, ligne verte 2511',
  // pages and ids
  'https://www.ohchr.org/en/documents/0612345678',
  'voir www.example.ma/articles/AB123456',
  'https://medium.com/@amane/rapport-2025',
  'suivez @amane sur les réseaux',
  '01HV00000000000000000000AB',
  '0a061234-5678-4abc-8def-0612345678ab',
  // what is counted
  'tranches 0-5 ans, 6-12 ans, 13-17 ans',
  'articles 5, 6, 7, 8, 9 et 10',
  '12 régions, 75 provinces, 1503 communes',
  '1.0612345678 de moyenne',
  '',
];

describe('what looks like the record of a person', () => {
  it.each(TELEPHONES)('a telephone number: %s', (text) => expect(resembles(text)).toBe('telephone'));
  it.each(EMAILS)('an e-mail address: %s', (text) => expect(resembles(text)).toBe('email'));
  it.each(CARDS)('a card: %s', (text) => expect(resembles(text)).toBe('identity-card'));
  it.each(HARMLESS)('none of it: %s', (text) => expect(resembles(text)).toBeUndefined());
});

describe('laws', () => {
  const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`));
  const keyboard = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
    (text) => text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  );
  const around = fc.constantFrom(['', ''], ['Tél. ', ' (soir)'], ['الهاتف: ', '، مساء'], ['call ', '!'], ['« ', ' »']);
  const separator = fc.constantFrom('', ' ', '.', '-', '\u00a0', ' - ', '/');

  it('a Moroccan number is found in any digits, however its pairs are kept apart', () => {
    const prefix = fc.constantFrom('0', '+212 ', '+212 (0)', '00212', '00 212 ');
    const number = fc.tuple(prefix, fc.constantFrom('5', '6', '7'), digits(8), separator, keyboard, around);
    fc.assert(
      fc.property(number, ([begin, kind, rest, between, typed, [before, after]]) => {
        const told = `${begin}${kind}${rest.match(/../g)!.join(between)}`;
        expect(resembles(`${before}${typed(told)}${after}`)).toBe('telephone');
      }),
    );
  });

  it('a card is found in either case, beside its digits or apart from them', () => {
    const letters = fc.constantFrom('A', 'J', 'K', 'AB', 'BE', 'BK', 'JB', 'Z');
    fc.assert(
      fc.property(
        letters,
        digits(6),
        fc.constantFrom('', ' ', '-'),
        keyboard,
        around,
        (series, own, gap, typed, at) => {
          expect(resembles(`${at[0]}${series}${gap}${typed(own)}${at[1]}`)).toBe('identity-card');
          expect(resembles(`${at[0]}${series.toLowerCase()}${typed(own)}${at[1]}`)).toBe('identity-card');
        },
      ),
    );
  });

  it('amounts, days, years and ids are none', () => {
    const amount = fc.nat(99_999_999).map((count) => `${count.toLocaleString('fr-FR')} DH`);
    const day = fc
      .date({ min: new Date('1950-01-01'), max: new Date('2049-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const french = day.map((date) => date.split('-').reverse().join('/'));
    const hour = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 10, max: 59 })).map((at) => at.join(':'));
    const id = fc.string().map((seed) => derivedId(seed));
    const harmless = fc.array(fc.oneof(amount, day, french, hour, id), { minLength: 1 });
    fc.assert(fc.property(harmless, (parts) => expect(resembles(parts.join(', '))).toBeUndefined()));
  });
});

class Step {
  @Line() title: string;
  @Id() item: string;
}
class Told {
  @Line() line: string;
  @LineList() lines: string[];
  @InLanguages() reason: Text;
  @InLanguagesList() values: Text[];
  @Part(() => Step) first: Step;
  @PartList(() => Step) steps: Step[];
  @Line({ personal: true }) name: string;
  @Code(/^https:/) uri: string;
  @Id() organisation: string;
}

describe('the free texts of a command', () => {
  it('are those in whoever’s words, with where they stand', () => {
    const told = {
      line: 'a',
      lines: ['b', 'c'],
      reason: { fr: 'd', ar: 'e' },
      values: [{ en: 'f' }],
      first: { title: 'g', item: 'no' },
      steps: [{ title: 'h', item: 'no' }, { title: 'i' }],
      ...{ name: 'no', uri: 'no', organisation: 'no', unknown: 'no' },
    };
    expect(freeTextIn(Told, told).map(({ pointer, text }) => `${pointer} ${text}`)).toEqual([
      '/line a',
      '/lines/0 b',
      '/lines/1 c',
      '/reason/fr d',
      '/reason/ar e',
      '/values/0/en f',
      '/first/title g',
      '/steps/0/title h',
      '/steps/1/title i',
    ]);
  });

  it('are none where there is nothing', () => {
    expect(freeTextIn(Told, {})).toEqual([]);
    expect(freeTextIn(Told, null)).toEqual([]);
  });

  it('of the demonstration all pass', () => {
    const routes = contexts.flatMap(({ aggregates, commands }) =>
      aggregates.flatMap((aggregate) =>
        Object.entries(aggregate.commands).map(([name, { content }]) => ({ path: commands[name], content })),
      ),
    );
    const pattern = (path: string) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`);
    const contentFor = (path: string) => routes.find((each) => each.path && pattern(each.path).test(path))?.content;
    const texts = demonstration().flatMap(({ path, content }) => freeTextIn(contentFor(path)!, content));
    expect(texts.length).toBeGreaterThan(1_000);
    expect(texts.filter(({ text }) => resembles(text))).toEqual([]);
  });
});
