import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [clientId, clientSecret, redirectUri, port] = process.argv.slice(2);

/** Claims by subject, and what is put into ID tokens in place of what is true. */
const settings = { accounts: {}, lies: {} };

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = { ...privateKey.export({ format: 'jwk' }), kid: 'the-key', alg: 'RS256', use: 'sig' };

const encoded = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An ID token with other claims, signed as well as the true one. */
function lying(token) {
  const [header, payload] = token.split('.');
  const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), ...settings.lies };
  const content = `${header}.${encoded(claims)}`;
  return `${content}.${sign('RSA-SHA256', Buffer.from(content), privateKey).toString('base64url')}`;
}

const server = createServer().listen(Number(port), '127.0.0.1');
await once(server, 'listening');

const provider = new Provider(`http://127.0.0.1:${server.address().port}`, {
  clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  cookies: { keys: ['cookies of a test'] },
  jwks: { keys: [key] },
  ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
  findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...settings.accounts[sub] }) }),
  /** Whoever signs in here is taken to agree. */
  async loadExistingGrant({ oidc }) {
    const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope('openid email');
    await grant.save();
    return grant;
  },
});
provider.use(async (context, next) => {
  await next();
  const { body } = context;
  if (body?.id_token && Object.keys(settings.lies).length > 0) body.id_token = lying(body.id_token);
});
server.on('request', provider.callback());

process.on('message', (message) => {
  Object.assign(settings, message);
  process.send('noted');
});
process.send(server.address().port);
