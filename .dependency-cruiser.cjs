const contexts = 'networks|workshops|action-plan|advocacy|coordination-map';

/** What may know what. Data flows one way, and so do imports. */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'pure-parts-know-only-the-kernel',
      comment: 'domain/ and views/ read like the charter of a network: no framework, no store, no other context.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/(domain|views)/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^libs/kernel/', '^libs/$1/(domain|views)/'] },
    },
    {
      name: 'kernel-stands-alone',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^libs/kernel/', '^node_modules/(reflect-metadata|class-validator)/', '^(node:)?crypto$'] },
    },
    {
      name: 'contexts-know-the-kernel-and-each-other-by-the-front-door',
      severity: 'error',
      from: { path: `^libs/(${contexts}|history)/` },
      to: { path: '^libs/', pathNot: ['^libs/$1/', '^libs/kernel/', '^libs/[^/]+/index\\.ts$'] },
    },
    {
      name: 'contexts-know-no-machinery',
      severity: 'error',
      from: { path: `^libs/(${contexts}|history)/` },
      to: { path: '^libs/(runtime|http|event-store|read-store|key-store|notice-store|jobs)/' },
    },
    {
      name: 'machinery-knows-no-context',
      severity: 'error',
      from: {
        path: '^libs/(runtime|http|event-store|read-store|key-store|notice-store|jobs)/',
        pathNot: '\\.spec\\.ts$',
      },
      to: { path: `^libs/(${contexts}|history)/` },
    },
    {
      name: 'adapters-know-only-the-kernel-and-sqlite',
      severity: 'error',
      from: {
        path: '^libs/(event-store|read-store|key-store|notice-store|jobs)/',
        pathNot: '(\\.spec|\\.contract)\\.ts$',
      },
      to: { path: '^(libs/|apps/|test/)', pathNot: ['^libs/$1/', '^libs/kernel/', '^libs/sqlite/index\\.ts$'] },
    },
    {
      name: 'sqlite-stands-alone',
      severity: 'error',
      from: { path: '^libs/sqlite/' },
      to: { path: '^(libs/|apps/|test/)', pathNot: '^libs/sqlite/' },
    },
    {
      name: 'sqlite-in-its-adapters',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/sqlite/', '^libs/[^/]+/sqlite/', '\\.spec\\.ts$'] },
      to: { path: '^libs/sqlite/' },
    },
    {
      name: 'eventstoredb-client-in-its-adapter',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/event-store/eventstoredb/', '\\.spec\\.ts$'] },
      to: { path: '@eventstore/db-client' },
    },
    {
      name: 'mongodb-driver-in-its-adapter',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/(read-store|key-store|notice-store)/mongodb/', '\\.spec\\.ts$'] },
      to: { path: 'node_modules/mongodb/' },
    },
    {
      name: 'bullmq-in-its-adapter',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/jobs/bullmq/', '\\.spec\\.ts$'] },
      to: { path: 'node_modules/(bullmq|ioredis)/' },
    },
    {
      name: 'channels-in-their-folders',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/notifications/(mail|webhooks|calendar)/', '\\.spec\\.ts$'] },
      to: { path: 'node_modules/(nodemailer|standardwebhooks|ipaddr.js|ical-generator)/' },
    },
    {
      name: 'runtime-below-the-edge',
      severity: 'error',
      from: { path: '^libs/runtime/' },
      to: { path: '^libs/http/' },
    },
    {
      name: 'libs-below-apps',
      severity: 'error',
      from: { path: '^libs/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(apps|test)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['types', 'import', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs'],
    },
  },
};
