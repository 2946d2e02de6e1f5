import {
  aggregate,
  AtInstant,
  command,
  Email,
  InLanguages,
  isRefusal,
  type Language,
  LANGUAGES,
  Line,
  OneOf,
  type Personal,
  same,
  type Text,
} from '#kernel';
import { type Account, type AccountEvent, evolve, initialState, isOperator, onAccount } from './account.js';
import { apiTokenCommands } from './api-token.commands.js';
import { problems, refuse } from './problems.js';
import { barred, type GrantFacts, grantOf, isSameGrant, RoleFields } from './roles.js';

const LANGUAGE = { optional: true, about: 'In which they are written to; French where it is left out.' };

/** Somebody who runs the installation: told by the product itself, once the first administrator's link is followed. */
export class InviteOperator {
  @Line({ max: 200, personal: true }) name: Personal;
  @Email({ personal: true }) email: Personal;
  @OneOf(LANGUAGES, LANGUAGE) language?: Language;
}

/** Somebody, with a first role. */
export class InviteAccount extends RoleFields {
  @Line({ max: 200, personal: true }) name: Personal;
  @Email({ personal: true }) email: Personal;
  @OneOf(LANGUAGES, LANGUAGE) language?: Language;
}

/** Told by the product itself, once an invitation is taken up. */
export class ActivateAccount {}

/** Another link for somebody who has lost theirs, or their password. Whoever holds it acts as that person, so it is recorded who asked for it. */
export class IssueAccessLink {}

/** A link to hand to somebody: good once, until it expires. */
export class AccessLink {
  @Line({ optional: true, max: 500, about: 'Missing where an invitation that is taken up already is sent again.' })
  link?: string;
  @AtInstant({ optional: true }) expiresAt?: string;
}

export class CorrectAccount {
  @Line({ optional: true, max: 200, personal: true }) name?: Personal;
  @Email({ optional: true, personal: true }) email?: Personal;
  @OneOf(LANGUAGES, { optional: true }) language?: Language;
}

export class GrantRole extends RoleFields {}

export class RevokeRole extends RoleFields {
  @InLanguages({ optional: true }) reason?: Text;
}

export class EraseAccount {
  @InLanguages({ optional: true }) reason?: Text;
}

/** Whether somebody else can run the installation, and has taken up their invitation. */
export interface OperatorFacts {
  readonly otherOperator: boolean;
}

const invited = ({ name, email, language = 'fr' }: InviteOperator): AccountEvent => ({
  type: 'AccountInvited',
  data: { name, email, language },
});

const ofAccount = (_data: object, id: string): string => id;

/** Those who may sign in, and the programs that act for them. */
export const account = aggregate<Account, AccountEvent>({
  name: 'account',
  scope: 'commons',
  initialState,
  evolve,
  problems,
  personal: {
    AccountInvited: { person: ofAccount, fields: ['name', 'email'] },
    AccountCorrected: { person: ofAccount, fields: ['name', 'email'] },
    ApiTokenIssued: { person: ofAccount, fields: ['label'] },
  },
  commands: {
    InviteOperator: command<Account, AccountEvent, InviteOperator>({
      content: InviteOperator,
      on: 'new',
      title: { fr: 'Inviter un exploitant', ar: 'دعوة مشغّل', en: 'Invite an operator' },
      decide: (person) => [invited(person), { type: 'RoleGranted', data: { role: 'operator' } }],
    }),

    InviteAccount: command<Account, AccountEvent, InviteAccount, GrantFacts>({
      content: InviteAccount,
      on: 'new',
      title: { fr: 'Inviter une personne', ar: 'دعوة شخص', en: 'Invite somebody' },
      result: AccessLink,
      decide(told, _state, { facts }) {
        const grant = grantOf(told);
        if (isRefusal(grant)) return grant;
        return barred(grant, facts) ?? [invited(told), { type: 'RoleGranted', data: grant }];
      },
    }),

    ActivateAccount: onAccount<ActivateAccount>({
      content: ActivateAccount,
      title: { fr: 'Activer un compte', ar: 'تفعيل حساب', en: 'Activate an account' },
      decide: (_, { status }) =>
        status === 'active' ? refuse('account-already-active') : [{ type: 'AccountActivated', data: {} }],
    }),

    IssueAccessLink: onAccount<IssueAccessLink>({
      content: IssueAccessLink,
      title: {
        fr: "Donner un nouveau lien d'activation ou de mot de passe",
        ar: 'إعطاء رابط جديد للتفعيل أو لكلمة المرور',
        en: 'Give a new link to activate an account or to choose a password',
      },
      result: AccessLink,
      decide: (_, { status }) => [
        { type: 'AccessLinkIssued', data: { purpose: status === 'active' ? 'reset' : 'invitation' } },
      ],
    }),

    CorrectAccount: onAccount<CorrectAccount>({
      content: CorrectAccount,
      title: { fr: "Corriger les données d'un compte", ar: 'تصحيح بيانات حساب', en: 'Correct the data of an account' },
      decide(corrected, { language }) {
        if (same(corrected, {}) || same(corrected, { language })) return refuse('nothing-to-correct');
        return [{ type: 'AccountCorrected', data: { ...corrected } }];
      },
    }),

    GrantRole: onAccount<GrantRole, GrantFacts>({
      content: GrantRole,
      title: { fr: 'Accorder un rôle', ar: 'منح دور', en: 'Grant a role' },
      decide(told, { grants }, { id, account: sender, facts }) {
        if (sender === id) return refuse('own-role');
        const grant = grantOf(told);
        if (isRefusal(grant)) return grant;
        if (grants.some((each) => isSameGrant(each, grant))) return refuse('role-already-granted');
        return barred(grant, facts) ?? [{ type: 'RoleGranted', data: grant }];
      },
    }),

    RevokeRole: onAccount<RevokeRole, OperatorFacts>({
      content: RevokeRole,
      title: { fr: 'Retirer un rôle', ar: 'سحب دور', en: 'Revoke a role' },
      decide(told, { grants }, { id, account: sender, facts }) {
        if (sender === id) return refuse('own-role');
        const grant = grantOf(told);
        if (isRefusal(grant)) return grant;
        if (!grants.some((each) => isSameGrant(each, grant))) return refuse('role-not-granted');
        if (grant.role === 'operator' && !facts.otherOperator) return refuse('last-operator');
        return [{ type: 'RoleRevoked', data: { ...grant, reason: told.reason } }];
      },
    }),

    EraseAccount: onAccount<EraseAccount, OperatorFacts>({
      content: EraseAccount,
      title: { fr: 'Effacer un compte', ar: 'محو حساب', en: 'Erase an account' },
      decide({ reason }, state, { facts }) {
        if (isOperator(state) && !facts.otherOperator) return refuse('last-operator');
        return [{ type: 'AccountErased', data: { reason } }];
      },
    }),

    ...apiTokenCommands,
  },
});
