import { writeFileSync } from 'node:fs';
import { accessRoutes } from '#access';
import { describeApi } from '#http';
import { Registry } from '#runtime';
import { contexts } from '../contexts.js';

/** Writes the API's description to `openapi.json`, where it is reviewed like code. */
writeFileSync('openapi.json', `${JSON.stringify(describeApi(new Registry(contexts), accessRoutes), null, 2)}\n`);
