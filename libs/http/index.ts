export * from './gate.js';
export * from './health.js';
export * from './http.module.js';
export * from './json-body.js';
export * from './metrics.js';
export * from './openapi.js';
export * from './problem-filter.js';
export * from './refused.js';
