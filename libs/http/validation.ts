import { validateSync, type ValidationError } from 'class-validator';
import { type ContentClass, contentOf, fieldsOf, fill, type Language, type Phrase, unknownFields } from '#kernel';

/** One field that will not do. */
export interface FieldProblem {
  /** JSON pointer (RFC 6901), e.g. `/sessions/0/title`. */
  readonly pointer: string;
  readonly detail: string;
}

const PHRASES: Readonly<Record<string, Phrase>> = {
  unknown: { fr: 'champ inconnu : retirez-le', ar: 'حقل غير معروف: احذفوه', en: 'unknown field: remove it' },
  missing: { fr: 'obligatoire', ar: 'إلزامي', en: 'required' },
  text: { fr: 'un texte est attendu', ar: 'المطلوب نص', en: 'a text is expected' },
  notBlank: { fr: 'ne peut rester vide', ar: 'لا يمكن أن يبقى فارغا', en: 'cannot be left empty' },
  maxLength: {
    fr: 'au plus {maxLength} caractères',
    ar: '{maxLength} حرفا على الأكثر',
    en: 'at most {maxLength} characters',
  },
  matches: { fr: 'forme attendue : {pattern}', ar: 'الصيغة المنتظرة: {pattern}', en: 'expected form: {pattern}' },
  inCalendar: {
    fr: 'une date du calendrier est attendue ({form})',
    ar: 'المطلوب تاريخ صحيح ({form})',
    en: 'a date of the calendar is expected ({form})',
  },
  whole: { fr: 'un nombre entier est attendu', ar: 'المطلوب عدد صحيح', en: 'a whole number is expected' },
  number: { fr: 'un nombre est attendu', ar: 'المطلوب عدد', en: 'a number is expected' },
  min: { fr: 'au moins {minimum}', ar: '{minimum} على الأقل', en: 'at least {minimum}' },
  max: { fr: 'au plus {maximum}', ar: '{maximum} على الأكثر', en: 'at most {maximum}' },
  isIn: { fr: 'une de ces valeurs : {enum}', ar: 'إحدى القيم: {enum}', en: 'one of these values: {enum}' },
  isArray: { fr: 'une liste est attendue', ar: 'المطلوب قائمة', en: 'a list is expected' },
  arrayMinSize: {
    fr: 'au moins {minItems} élément(s)',
    ar: '{minItems} من العناصر على الأقل',
    en: 'at least {minItems} item(s)',
  },
  arrayMaxSize: {
    fr: 'au plus {maxItems} éléments',
    ar: '{maxItems} من العناصر على الأكثر',
    en: 'at most {maxItems} items',
  },
  arrayUnique: { fr: 'chaque élément une seule fois', ar: 'كل عنصر مرة واحدة فقط', en: 'each item only once' },
  isBoolean: { fr: 'true ou false', ar: 'true أو false', en: 'true or false' },
  onEarth: {
    fr: 'une longitude (-180 à 180) puis une latitude (-90 à 90) sont attendues',
    ar: 'المطلوب خط الطول (من ‎-180 إلى 180) ثم خط العرض (من ‎-90 إلى 90)',
    en: 'a longitude (-180 to 180), then a latitude (-90 to 90) are expected',
  },
  object: { fr: 'un objet est attendu', ar: 'المطلوب كائن', en: 'an object is expected' },
  inSomeLanguage: {
    fr: 'un texte en « fr », « ar » ou « en » est attendu',
    ar: 'المطلوب نص في «fr» أو «ar» أو «en»',
    en: 'a text in “fr”, “ar” or “en” is expected',
  },
};

const RULES: Readonly<Record<string, string>> = {
  isString: 'text',
  minLength: 'notBlank',
  isInt: 'whole',
  isNumber: 'number',
  isObject: 'object',
  nestedValidation: 'object',
};

/** The content of a class out of parsed JSON, or what is wrong with it, field by field, in the caller's language. */
export function validated<Content extends object>(
  type: ContentClass<Content>,
  json: unknown,
  language: Language,
): Content | readonly FieldProblem[] {
  const unknown = unknownFields(type, json).map((pointer) => ({ pointer, detail: PHRASES.unknown![language] }));
  const content = contentOf(type, json);
  const errors = validateSync(content, { forbidUnknownValues: false });
  return unknown.length + errors.length === 0
    ? content
    : [...unknown, ...errors.flatMap((error) => problemsOf(error, '', language))];
}

function problemsOf(error: ValidationError, at: string, language: Language): readonly FieldProblem[] {
  const pointer = `${at}/${error.property}`;
  const nested = (error.children ?? []).flatMap((child) => problemsOf(child, pointer, language));
  const rule = ruleOf(error);
  return rule === undefined ? nested : [{ pointer, detail: phrase(rule, error, language) }, ...nested];
}

/** The one rule worth telling: of a missing field, that it is missing. */
function ruleOf({ constraints, value }: ValidationError): string | undefined {
  const broken = Object.keys(constraints ?? {});
  if (broken.length === 0) return undefined;
  return value === undefined || value === null
    ? 'missing'
    : (broken.find((each) => /^is[A-Z]/.test(each) && each !== 'isIn') ?? broken[0]);
}

function phrase(rule: string, { target, property }: ValidationError, language: Language): string {
  const json = target ? fieldsOf(target.constructor as ContentClass).get(property)?.json : undefined;
  const form = json?.format === 'date' ? 'AAAA-MM-JJ' : 'AAAA, AAAA-MM, AAAA-MM-JJ';
  const found = PHRASES[RULES[rule] ?? rule] ?? PHRASES.object!;
  return fill(found[language], {
    ...(json?.items as object | undefined),
    ...json,
    form: language === 'fr' ? form : form.replaceAll('A', 'Y').replaceAll('J', 'D'),
  });
}

/** Query parameters come as text: numbers and flags are read as what their field is. */
export function readParameters(type: ContentClass, raw: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kinds = fieldsOf(type);
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [name, readParameter(kinds.get(name)?.json.type, value)]),
  );
}

function readParameter(type: unknown, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (type === 'array') return value === '' ? [] : value.split(',');
  return value;
}
