export { openDatabaseFile } from './database-file.js';
export { GroupCommit } from './group-commit.js';
export { patience } from './patience.js';
export { prepareStatements, type Statements } from './statements.js';
