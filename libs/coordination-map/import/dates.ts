import { folded, inCalendar, type PartialDate } from '#kernel';
import { latinDigits } from './plain.js';
import type { DateOrder } from './mapping.js';
import { dateOfSerial } from './serial-dates.js';
import type { Cell, Epoch } from './table.js';

/** What a cell says of a date: it, or that it may be two different days, or is none. */
export type DateReading = { readonly date: PartialDate } | 'ambiguous' | 'not-a-date';

/** Months by their names, from January: French, English, Spanish, and Arabic as it is written from Rabat to Baghdad. */
const MONTHS = `
  janvier janv january jan enero ene يناير جانفي كانون_الثاني
  fevrier fevr fev february feb febrero فبراير فيفري شباط
  mars march mar marzo مارس اذار
  avril avr april apr abril abr ابريل افريل نيسان
  mai may mayo ماي مايو ايار
  juin june jun junio يونيو يونيه جوان حزيران
  juillet juil july jul julio يوليوز يوليو جويليه تموز
  aout august aug agosto ago غشت اغسطس اوت اب
  septembre sept september sep septiembre شتنبر سبتمبر ايلول
  octobre oct october octubre اكتوبر تشرين_الاول
  novembre nov november noviembre نونبر نوفمبر تشرين_الثاني
  decembre dec december diciembre dic دجنبر ديسمبر كانون_الاول`;

const MONTH_NUMBERS = new Map(
  MONTHS.trim()
    .split('\n')
    .flatMap((names, at) =>
      names
        .trim()
        .split(' ')
        .map((name) => [name, at + 1] as const),
    ),
);

/** Day numbers that can hardly be anything else: 1954 to 2119. */
const isDayNumber = (value: number): boolean => value >= 20_000 && value < 80_000;
const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1900 && value < 2100;

/** Reads a date as people write it. Where only its numbers are given, `order` says which of them is the day. */
export function readDate(cell: Cell, order: DateOrder | undefined, epoch: Epoch): DateReading {
  if (typeof cell === 'number') return readNumber(cell, epoch);
  if (typeof cell !== 'string') return 'not-a-date';
  const text = latinDigits(cell).trim().toLowerCase();
  if (/^\d{5}(\.\d+)?$/.test(text)) return readNumber(Number(text), epoch);
  return readIso(text) ?? readNumbers(text, order) ?? readNamed(text) ?? 'not-a-date';
}

function readNumber(value: number, epoch: Epoch): DateReading {
  if (isYear(value)) return { date: String(value) };
  const date = isDayNumber(value) ? dateOfSerial(value, epoch) : undefined;
  return date ? { date } : 'not-a-date';
}

const valid = (year: number, month?: number, day?: number): DateReading => {
  const parts = [String(year).padStart(4, '0'), ...[month, day].filter((part) => part !== undefined).map(twoDigits)];
  return isYear(year) && inCalendar(parts.join('-')) ? { date: parts.join('-') } : 'not-a-date';
};
const twoDigits = (part: number): string => String(part).padStart(2, '0');
const TIME = String.raw`(?:[t ]\s*\d{1,2}:\d{2}.*)?`;

const YEAR_FIRST = new RegExp(`^(\\d{4})(?:[-/.](\\d{1,2})(?:[-/.](\\d{1,2})${TIME})?)?$`);

/** Year first: `2021`, `2021-05`, `2021/5/3`, with a time of day or not. */
function readIso(text: string): DateReading | undefined {
  const found = YEAR_FIRST.exec(text);
  if (!found) return undefined;
  const [, year, month, day] = found;
  return valid(Number(year), month ? Number(month) : undefined, day ? Number(day) : undefined);
}

const DAY_AND_MONTH = new RegExp(`^(\\d{1,2})\\s*[-/.]\\s*(\\d{1,2})\\s*[-/.]\\s*(\\d{4}|\\d{2})${TIME}$`);

/** `03/05/2021`, `3.5.21`, `05/2021`. */
function readNumbers(text: string, order: DateOrder | undefined): DateReading | undefined {
  const month = /^(\d{1,2})\s*[-/.]\s*(\d{4})$/.exec(text);
  if (month) return valid(Number(month[2]), Number(month[1]));
  const found = DAY_AND_MONTH.exec(text);
  if (!found) return undefined;
  const [one, other, year] = [Number(found[1]), Number(found[2]), yearOf(found[3] ?? '')];
  const decided = order ?? (one > 12 || one === other ? 'dmy' : other > 12 ? 'mdy' : undefined);
  if (!decided) return 'ambiguous';
  return decided === 'dmy' ? valid(year, other, one) : valid(year, one, other);
}

/** Two digits are a year of this century up to its middle; nothing a network does now began before. */
const yearOf = (digits: string): number =>
  digits.length === 2 ? (Number(digits) < 50 ? 2000 : 0) + Number(digits) : Number(digits);

/** `1er mars 2021`, `03-May-21`, `May 3rd, 2021`, `3 de mayo de 2021`, `ماي 2021`. */
function readNamed(text: string): DateReading | undefined {
  const words = folded(text.replace(/(\d)(er|st|nd|rd|th)\b/g, '$1 '))
    .replace(/ة/g, 'ه')
    .replace(/(تشرين|كانون) /g, '$1_')
    .split(' ')
    .filter((word) => !/^(de|del|le|the|of|في|من)$/.test(word));
  const names = words.map((word) => MONTH_NUMBERS.get(word));
  const month = names.find((each) => each !== undefined);
  const numbers = words.filter((_, at) => names[at] === undefined);
  if (month === undefined || words.length - numbers.length !== 1 || !numbers.every((word) => /^\d+$/.test(word)))
    return undefined;
  const [first = '', second] = numbers;
  if (second !== undefined && numbers.length === 2)
    return first.length === 4
      ? valid(Number(first), month, Number(second))
      : valid(yearOf(second), month, Number(first));
  return numbers.length === 1 && first.length === 4 ? valid(Number(first), month) : undefined;
}

/** Which of the two numbers is the day, as far as a value decides it by itself. */
export function orderShownBy(cell: Cell): DateOrder | undefined {
  const found = typeof cell === 'string' ? DAY_AND_MONTH.exec(latinDigits(cell).trim().toLowerCase()) : null;
  const [one, other] = [Number(found?.[1] ?? 0), Number(found?.[2] ?? 0)];
  if (one > 12 && one <= 31 && other <= 12) return 'dmy';
  return other > 12 && other <= 31 && one <= 12 ? 'mdy' : undefined;
}
