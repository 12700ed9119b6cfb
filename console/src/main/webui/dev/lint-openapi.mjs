// Lints the OpenAPI document of each service by the rules in redocly.yaml.
import { spawnSync } from 'node:child_process';
import { documents } from './documents.mjs';

const { status } = spawnSync('npx', ['--no-install', 'redocly', 'lint', '--format=stylish', ...Object.values(documents())], {
  stdio: 'inherit',
  env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
});
process.exit(status ?? 1);
