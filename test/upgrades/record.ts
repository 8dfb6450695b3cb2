/** `npm run record-histories`: keeps the version in package.json, so that every later one is held against it. */
import { presentVersion } from './present.ts';
import { writeVersion } from './version.ts';

const version = await presentVersion();
writeVersion(version);
console.log(
  `Version ${version.name}: ${version.histories.length} histories of its executions are kept in test/upgrades/versions.`,
);
