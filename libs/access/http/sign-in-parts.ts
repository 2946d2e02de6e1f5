import { AccountPages } from './account-pages.js';
import { OpenIdConnectSignIn } from './oidc.js';
import { OidcController } from './oidc-controller.js';
import { Profiles } from './profiles.js';
import { PublicPages } from './public-pages.js';
import { SessionsController } from './sessions-controller.js';
import { SignInPages } from './sign-in-pages.js';
import { SignInRequests } from './sign-in-requests.js';

/** How people and programs come in, and see who they are. */
export const signInControllers = [SessionsController, SignInPages, AccountPages, OidcController, PublicPages];
export const signInProviders = [SignInRequests, Profiles, OpenIdConnectSignIn];

/** Where pages send their forms to; everything else is JSON. */
export const FORM_PATHS = ['/sign-in', '/activate', '/sign-out', '/account/password'];
