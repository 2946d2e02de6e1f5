import { fill, type Phrase } from '#kernel';
import { NoDestination } from './destination.js';

/** Why a delivery failed. Neither the URL, which may hold a secret of its own, nor a word of the answer. */
const FAILURES = {
  status: {
    fr: 'Le destinataire a répondu par le code {status}, qui ne confirme pas la réception (200 à 299).',
    ar: 'أجاب المستقبِل بالرمز {status}، وهو لا يؤكد الاستلام (من 200 إلى 299).',
    en: 'The receiver answered with status {status}, which does not confirm receipt (200 to 299).',
  },
  redirect: {
    fr: 'Le destinataire renvoie vers une autre adresse (code {status}). Les renvois ne sont pas suivis : enregistrez l’adresse finale.',
    ar: 'يحيل المستقبِل إلى عنوان آخر (الرمز {status}). لا تُتبع الإحالات: سجّلوا العنوان النهائي.',
    en: 'The receiver points to another address (status {status}). Redirects are not followed: register the final address.',
  },
  'timed-out': {
    fr: 'Le destinataire n’a pas répondu dans le délai de {seconds} s.',
    ar: 'لم يُجب المستقبِل خلال المهلة المحددة ({seconds} ث).',
    en: 'The receiver did not answer within {seconds} s.',
  },
  refused: {
    fr: 'Rien n’est envoyé à cette adresse : elle doit être publique et commencer par https:',
    ar: 'لا يُرسل شيء إلى هذا العنوان: يجب أن يكون عموميا وأن يبدأ بـ https:',
    en: 'Nothing is sent to this address: it has to be public and to begin with https:',
  },
  'unknown-name': {
    fr: 'Le nom de site dans l’adresse est introuvable sur Internet (DNS).',
    ar: 'اسم الموقع الوارد في العنوان غير موجود على الإنترنت (DNS).',
    en: 'The site name in the address cannot be found on the internet (DNS).',
  },
  tls: {
    fr: 'La connexion sécurisée a échoué : le certificat du destinataire manque, a expiré ou n’est pas reconnu ({code}).',
    ar: 'تعذّر الاتصال الآمن: شهادة المستقبِل غير موجودة أو منتهية الصلاحية أو غير معترف بها ({code}).',
    en: 'The secure connection failed: the certificate of the receiver is missing, expired or not recognised ({code}).',
  },
  unreachable: {
    fr: 'Le destinataire est injoignable ou a raccroché avant de répondre ({code}).',
    ar: 'تعذّر الوصول إلى المستقبِل أو قطع الاتصال قبل أن يجيب ({code}).',
    en: 'The receiver could not be reached, or hung up before it answered ({code}).',
  },
  'not-http': {
    fr: 'Ce qui a répondu à cette adresse n’est pas du HTTP valable ({code}).',
    ar: 'ما ورد من هذا العنوان ليس إجابة HTTP صحيحة ({code}).',
    en: 'What answered at this address is not valid HTTP ({code}).',
  },
} satisfies Record<string, Phrase>;

export function failure(why: keyof typeof FAILURES, values: Readonly<Record<string, unknown>> = {}): Phrase {
  const { fr, ar, en } = FAILURES[why];
  return { fr: fill(fr, values), ar: fill(ar, values), en: fill(en, values) };
}

/** What an error of a request means; by its code, as Node has no classes for them. */
export function failureOf(error: NodeJS.ErrnoException): Phrase {
  if (error instanceof NoDestination) return failure(error.why === 'private' ? 'refused' : 'unknown-name');
  const { code = error.name } = error;
  if (code.startsWith('HPE_')) return failure('not-http', { code });
  const isOfTheSystem = /^E[A-Z0-9]+$/.test(code) && code !== 'EPROTO';
  return failure(isOfTheSystem ? 'unreachable' : 'tls', { code });
}
