import { derivedId, streamOf } from '#kernel';

/** The account of whoever reports. */
export const REPORTER = derivedId('reporter');

/** What makes somebody the focal point of an organisation: events by stream. */
export const reporter = (network, organisation) => [
  [
    streamOf('commons', 'account', REPORTER),
    [
      { type: 'AccountInvited', data: { name: 'sealed', email: 'sealed', language: 'fr' } },
      { type: 'AccountActivated', data: {} },
      { type: 'RoleGranted', data: { role: 'focal-point', network, organisation } },
    ],
  ],
];
