import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { STATUS_WORDS } from '../columns.js';
import { STATUSES } from '../rows.js';
import { readLevel, readStatus, readVisibility, saysTotal } from './choices.js';
import { readCount, thousandsShownBy } from './counts.js';
import { orderShownBy, readDate } from './dates.js';
import { dateOfSerial, dateStyles } from './serial-dates.js';

const date = (cell: string | number, order?: 'dmy' | 'mdy') => {
  const read = readDate(cell, order, 1900);
  return typeof read === 'string' ? read : read.date;
};

describe('a date', () => {
  it.each([
    ['2021-05-03', '2021-05-03'],
    ['2021/5/3', '2021-05-03'],
    ['2021-05-03T00:00:00.000Z', '2021-05-03'],
    ['2021-05-03 14:30', '2021-05-03'],
    ['2021-05', '2021-05'],
    ['05/2021', '2021-05'],
    ['2021', '2021'],
    ['25/12/2021', '2021-12-25'],
    ['12.25.21', '2021-12-25'],
    ['5/5/2021', '2021-05-05'],
    ['1er mars 2021', '2021-03-01'],
    ['3 août 2021', '2021-08-03'],
    ['févr. 2021', '2021-02'],
    ['03-May-21', '2021-05-03'],
    ['May 3rd, 2021', '2021-05-03'],
    ['Sept 2021', '2021-09'],
    ['3 de mayo de 2021', '2021-05-03'],
    ['٣ ماي ٢٠٢١', '2021-05-03'],
    ['٢٠٢١/٠٥/٠٣', '2021-05-03'],
    ['15 غشت 2021', '2021-08-15'],
    ['1 كانون الثاني 2021', '2021-01-01'],
    ['31 كانون الأول 2021', '2021-12-31'],
    ['7 أيلول 2021', '2021-09-07'],
    ['44319', '2021-05-03'],
  ])('written %s is %s', (text, expected) => expect(date(text)).toBe(expected));

  it.each([
    '30/02/2021',
    '2021-13-01',
    'T1 2021',
    'bientôt',
    '32 mai 2021',
    'mai-21',
    '1 à 3 mai 2021',
    '12/2021/05',
    '07',
  ])('is not guessed from %s', (text) => expect(date(text)).toBe('not-a-date'));

  it('of numbers alone needs to know which is the day', () => {
    expect(date('03/05/2021')).toBe('ambiguous');
    expect(date('03/05/2021', 'dmy')).toBe('2021-05-03');
    expect(date('03/05/2021', 'mdy')).toBe('2021-03-05');
    expect(['25/12/2021', '12/25/2021', '03/05/2021', 'mai'].map(orderShownBy)).toEqual([
      'dmy',
      'mdy',
      undefined,
      undefined,
    ]);
  });

  it('of a workbook is a number of days, in either of its calendars', () => {
    expect([1, 59, 60, 61, 44319].map((serial) => dateOfSerial(serial, 1900))).toEqual([
      '1900-01-01',
      '1900-02-28',
      undefined,
      '1900-03-01',
      '2021-05-03',
    ]);
    expect(dateOfSerial(44319 - 1462, 1904)).toBe('2021-05-03');
    expect(dateOfSerial(44319.99, 1900, 'month')).toBe('2021-05');
  });

  it('of a workbook is told from other numbers by its format', () => {
    const formats = ['dd/mm/yyyy', 'mmm\\ yy', 'yyyy', '[Red]#,##0', '"d"0', '[$-40C]d mmmm yyyy;@', 'h:mm'];
    const styles = `<styleSheet><numFmts>${formats.map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('')}</numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${[0, 14, 17, ...formats.map((_, at) => 200 + at)].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`;
    const none = undefined;
    expect(dateStyles(styles)).toEqual([none, 'day', 'month', 'day', 'month', 'year', none, none, 'day', none]);
  });

  it('is the same however its day is written', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1960-01-01'), max: new Date('2049-12-31'), noInvalidDate: true }), (day) => {
        const iso = day.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = iso.split('-');
        expect(date(iso)).toBe(iso);
        expect(date(`${dayOfMonth}/${month}/${year}`, 'dmy')).toBe(iso);
        expect(date(`${month}-${dayOfMonth}-${year}`, 'mdy')).toBe(iso);
        expect(date(Math.floor(day.getTime() / 86_400_000) + 25_569)).toBe(iso);
        for (const language of ['fr-FR', 'en-GB', 'en-US', 'es-ES', 'ar-MA', 'ar-IQ', 'ar-TN', 'ar-EG'])
          expect(
            date(
              new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC', calendar: 'gregory' }).format(
                day,
              ),
            ),
          ).toBe(iso);
      }),
    );
  });
});

describe('a number of people', () => {
  const count = (cell: string | number, thousands?: '.' | ',') => {
    const read = readCount(cell, thousands);
    return typeof read === 'string' ? read : read.count;
  };
  it.each([
    ['1200', 1200],
    [' 1 200 ', 1200],
    ['1\u202f200\u00a0000', 1_200_000],
    ["1'200", 1200],
    ['1.200.300', 1_200_300],
    ['1,200,300', 1_200_300],
    ['1.200,0', 1200],
    ['1200.0', 1200],
    ['12,00', 12],
    ['١٬٢٠٠', 1200],
    ['۳۵', 35],
    ['0', 0],
  ])('written %s is %d', (text, expected) => expect(count(text)).toBe(expected));

  it.each([
    ['1.200', 'ambiguous-number'],
    ['1,200', 'ambiguous-number'],
    ['12.5', 'not-whole'],
    ['-5', 'negative-count'],
    ['−5', 'negative-count'],
    ['12k', 'not-a-number'],
    ['~50', 'not-a-number'],
    ['50-60', 'not-a-number'],
    ['12 50', 'not-a-number'],
    ['1.20.300', 'not-a-number'],
  ])('is not guessed from %s', (text, problem) => expect(count(text)).toBe(problem));

  it('is read as its column writes thousands', () => {
    expect([count('1.200', '.'), count('1,200', ','), count('1.200', ',')]).toEqual([1200, 1200, 'not-whole']);
    expect(['1.200.300', '1,200.5', '12,5', '1.200', '300'].map(thousandsShownBy)).toEqual([
      '.',
      ',',
      '.',
      undefined,
      undefined,
    ]);
    expect([count(12), count(-1), count(1.5)]).toEqual([12, 'negative-count', 'not-whole']);
  });

  it('comes back from every way that people group its digits', () => {
    fc.assert(
      fc.property(fc.nat(), (value) => {
        for (const language of ['fr-FR', 'de-CH', 'ar-EG', 'fa-IR', 'es-ES', 'en-GB']) {
          const read = count(new Intl.NumberFormat(language).format(value), language === 'es-ES' ? '.' : ',');
          expect(read).toBe(value);
        }
      }),
    );
  });
});

describe('choices', () => {
  it('are known in four languages, however they are spelt', () => {
    const spelt = {
      planned: ['Prévu', 'PLANIFIÉE', 'non démarré', 'Not started', 'planificado', 'مبرمج', 'لم يبدأ بعد'],
      ongoing: ['En cours', 'en  cours', 'On-going', 'Active', 'en curso', 'قيد الإنجاز', 'مستمر', 'جاري'],
      suspended: ['Suspendue', 'à l’arrêt', 'On hold', 'suspendido', 'متوقف مؤقتا', 'معلقة'],
      ended: ['Terminé', 'clôturé', 'Completed', 'Work completed', 'finalizada', 'منتهية', 'مكتمل'],
    };
    for (const status of STATUSES) {
      expect(spelt[status].map((text) => [text, readStatus(text)])).toEqual(
        spelt[status].map((text) => [text, status]),
      );
      expect(Object.values(STATUS_WORDS[status]).map(readStatus)).toEqual([status, status, status]);
    }
    expect(readStatus('peut-être')).toBeUndefined();
    expect(['Membres', 'Public', 'مقيّد', 'secret'].map(readVisibility)).toEqual([
      'members',
      'public',
      'restricted',
      undefined,
    ]);
    expect(['2', 'ADM1', 'niveau 3', '4', 'x'].map(readLevel)).toEqual([2, 1, 3, undefined, undefined]);
  });

  it('tell a total from what it adds up', () => {
    expect(['TOTAL', 'Sous-total Rabat', 'المجموع', 'Grand Total', 'Totalement'].map(saysTotal)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});
