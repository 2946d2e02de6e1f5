/** Where each command is sent, below the API's root. */
export const routes = {
  ChooseNotifications: '/accounts/:id/notifications',
  RegisterWebhook: '/accounts/:id/webhooks',
  RemoveWebhook: '/accounts/:id/webhooks/remove',
  ResumeWebhook: '/accounts/:id/webhooks/resume',
} as const;

/** Commands that nobody can post: the product itself sends them. */
export const internal = ['SuspendWebhook'] as const;
