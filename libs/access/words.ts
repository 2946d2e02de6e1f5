import { idOf, type Phrase, type Sentences, type Subjects } from '#kernel';
import type { AccountEvent } from './domain/account.js';

/** How each event reads. Nothing personal is said but the name of the account, which is sealed. */
export const sentences: Sentences<AccountEvent> = {
  AccountInvited: {
    fr: 'Invitation à ouvrir un compte : {subject}',
    ar: 'دعوة إلى فتح حساب: {subject}',
    en: '{subject} was invited to open an account',
  },
  AccountActivated: {
    fr: 'Compte activé : {subject}',
    ar: 'تفعيل حساب: {subject}',
    en: '{subject} activated their account',
  },
  AccessLinkIssued: {
    fr: 'Nouveau lien pour {subject} : {purpose}',
    ar: 'رابط جديد لفائدة {subject}: {purpose}',
    en: 'A new link for {subject}: {purpose}',
  },
  AccountCorrected: {
    fr: 'Données du compte corrigées : {subject}',
    ar: 'تصحيح بيانات حساب: {subject}',
    en: 'The account data of {subject} were corrected',
  },
  RoleGranted: {
    fr: '{subject} reçoit un rôle : {role} ({network}) ({group}) ({organisation})',
    ar: 'منح دور إلى {subject}: {role} ({network}) ({group}) ({organisation})',
    en: '{subject} was granted a role: {role} ({network}) ({group}) ({organisation})',
  },
  RoleRevoked: {
    fr: '{subject} perd un rôle : {role} ({network}) ({group}) ({organisation}) ({reason})',
    ar: 'سحب دور من {subject}: {role} ({network}) ({group}) ({organisation}) ({reason})',
    en: '{subject} lost a role: {role} ({network}) ({group}) ({organisation}) ({reason})',
  },
  ApiTokenIssued: {
    fr: "Jeton d'accès émis pour {subject} : {access} ({network})",
    ar: 'إصدار رمز وصول لحساب {subject}: {access} ({network})',
    en: 'An API token was issued to {subject}: {access} ({network})',
  },
  ApiTokenRevoked: {
    fr: "Jeton d'accès révoqué : {subject}",
    ar: 'إبطال رمز وصول: {subject}',
    en: 'An API token of {subject} was revoked',
  },
  AccountErased: {
    fr: 'Compte effacé : {subject} ({reason})',
    ar: 'محو حساب: {subject} ({reason})',
    en: 'The account of {subject} was erased ({reason})',
  },
};

/** What coded values are called. An observer is called what it is among memberships, too. */
export const terms: Readonly<Record<string, Phrase>> = {
  operator: { fr: 'exploitant', ar: 'مشغّل', en: 'operator' },
  coordinator: { fr: 'coordinateur', ar: 'منسّق', en: 'coordinator' },
  'group-lead': { fr: 'responsable de groupe de travail', ar: 'منسّق مجموعة عمل', en: 'working group lead' },
  'focal-point': { fr: 'point focal', ar: 'نقطة اتصال', en: 'focal point' },
  analyst: { fr: 'analyste', ar: 'محلّل', en: 'analyst' },
  observer: { fr: 'observateur', ar: 'عضو ملاحظ', en: 'observer' },
  telephone: { fr: 'un numéro de téléphone', ar: 'رقم هاتف', en: 'a telephone number' },
  email: { fr: 'une adresse électronique', ar: 'عنوان بريد إلكتروني', en: 'an e-mail address' },
  'identity-card': {
    fr: 'un numéro de carte d’identité',
    ar: 'رقم بطاقة هوية',
    en: 'the number of an identity card',
  },
  invitation: { fr: 'activation du compte', ar: 'تفعيل الحساب', en: 'to activate the account' },
  reset: { fr: 'nouveau mot de passe', ar: 'كلمة مرور جديدة', en: 'to choose another password' },
  read: { fr: 'lecture', ar: 'قراءة', en: 'reading' },
  write: { fr: 'lecture et écriture', ar: 'قراءة وكتابة', en: 'reading and writing' },
};

/** Accounts, by the sealed names of those whose they are. */
export const subjects: Subjects<AccountEvent> = {
  AccountInvited: ({ stream, data }) => [{ id: idOf(stream), kind: 'account', title: { fr: data.name } }],
  AccountCorrected: ({ stream, data }) =>
    data.name === undefined ? [] : [{ id: idOf(stream), kind: 'account', title: { fr: data.name } }],
};
