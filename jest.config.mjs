const everywhere = {
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  setupFiles: ['reflect-metadata'],
  moduleNameMapper: {
    '^#([a-z-]+)$': '<rootDir>/libs/$1/index.ts',
    '^#([a-z-]+)/([a-z-]+)$': '<rootDir>/libs/$1/$2.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          experimental: { keepImportAttributes: true },
          target: 'es2024',
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
};

export default {
  testTimeout: 30_000,
  // Many specifications wait for a lease, a server or a process more than they work.
  maxWorkers: '100%',
  projects: [
    { ...everywhere, displayName: 'parts', roots: ['<rootDir>/apps', '<rootDir>/libs'] },
    { ...everywhere, displayName: 'product', roots: ['<rootDir>/test'], globalSetup: '<rootDir>/test/build.ts' },
  ],
};
