// Where the build of each service leaves the OpenAPI document of that service.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url));
const SERVICES = { complaint: 'complaint-service', feedback: 'feedback-service', kpi: 'kpi-service', notification: 'notification-service', console: 'console' };

/** By the name of a service its document; ends the process with one line if a service is not built yet. */
export function documents() {
  const files = Object.fromEntries(Object.entries(SERVICES).map(([name, module]) => [name, `${ROOT}${module}/target/openapi/openapi.json`]));
  const missing = Object.keys(files).filter((name) => !existsSync(files[name]));
  if (missing.length > 0) {
    console.error(`No OpenAPI document of ${missing.map((name) => SERVICES[name]).join(', ')}: build the services first (./redress build).`);
    process.exit(1);
  }
  return files;
}
