/** Where each command is sent, below the API's root. */
export const routes = {
  InviteAccount: '/accounts',
  IssueAccessLink: '/accounts/:id/link',
  CorrectAccount: '/accounts/:id/correct',
  GrantRole: '/accounts/:id/roles/grant',
  RevokeRole: '/accounts/:id/roles/revoke',
  IssueApiToken: '/accounts/:id/tokens',
  RevokeApiToken: '/accounts/:id/tokens/revoke',
  EraseAccount: '/accounts/:id/erase',
} as const;

/** Commands that nobody can post: the product itself sends them. */
export const internal = ['InviteOperator', 'ActivateAccount'] as const;
