import { writeFileSync } from 'node:fs';
import { accessRoutes } from '#access';
import { describeApi, together } from '#http';
import { notificationRoutes } from '#notifications';
import { Registry } from '#runtime';
import { contexts } from '../contexts.js';

/** Writes the API's description to `openapi.json`, where it is reviewed like code. */
const description = describeApi(new Registry(contexts), together(accessRoutes, notificationRoutes));
writeFileSync('openapi.json', `${JSON.stringify(description, null, 2)}\n`);
