import { hash } from 'node:crypto';
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { STYLE } from './pages.js';

/** What no page of ours asks a browser for (https://www.w3.org/TR/permissions-policy/). */
const CLOSED = [
  'accelerometer',
  'ambient-light-sensor',
  'autoplay',
  'bluetooth',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'web-share',
  'xr-spatial-tracking',
];
const PERMISSIONS = CLOSED.map((feature) => `${feature}=()`).join(', ');

const TWO_YEARS = 63_072_000;

/** A page may hold its one style, known by its hash (https://www.w3.org/TR/CSP3/), its images and forms to where it is from; nothing else. */
const policy = (): Record<string, string[]> => ({
  defaultSrc: ["'none'"],
  styleSrc: [`'sha256-${hash('sha256', STYLE, 'base64')}'`],
  imgSrc: ["'self'", 'data:'],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
});

const options = (publicUrl: string): FastifyHelmetOptions => ({
  contentSecurityPolicy: { useDefaults: false, directives: policy() },
  strictTransportSecurity: publicUrl.startsWith('https:') ? { maxAge: TWO_YEARS, includeSubDomains: false } : false,
  xFrameOptions: { action: 'deny' },
  referrerPolicy: { policy: 'same-origin' }, // with `no-referrer` browsers send `Origin: null` along with our own forms
});

/**
 * Tells browsers on every answer to trust nothing that is not ours (https://owasp.org/www-project-secure-headers/), and nobody to keep it:
 * a route whose answer is the same for all may say otherwise of its own.
 */
export async function secureHeaders(server: FastifyInstance, publicUrl: string): Promise<void> {
  await server.register(helmet, options(publicUrl));
  server.addHook('onRequest', (_request, reply, done) => {
    void reply.header('permissions-policy', PERMISSIONS).header('cache-control', 'no-store');
    done();
  });
}
