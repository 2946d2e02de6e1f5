import type { FastifyReply } from 'fastify';
import type { Instant } from '#kernel';
import type { Configuration } from '#runtime';

const isSecure = ({ publicUrl }: Configuration): boolean => publicUrl.startsWith('https:');

/** The cookie of a session. The prefix keeps it to this very host (RFC 6265bis, 4.1.3.2). */
export const cookieName = (configuration: Configuration): string =>
  isSecure(configuration) ? '__Host-tansiq' : 'tansiq';

/** Neither scripts nor other sites' requests get the cookie. */
export const attributes = (configuration: Configuration) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: isSecure(configuration),
});

export function giveCookie(reply: FastifyReply, configuration: Configuration, secret: string, endsAt: Instant): void {
  void reply.setCookie(cookieName(configuration), secret, { ...attributes(configuration), expires: new Date(endsAt) });
}

export function takeCookie(reply: FastifyReply, configuration: Configuration): void {
  void reply.clearCookie(cookieName(configuration), attributes(configuration));
}
