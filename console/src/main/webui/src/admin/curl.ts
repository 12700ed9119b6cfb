/** Where other systems post: what the server says, or port 8081 of this host as the local stack has it. */
export function intakeUrl(stated: string | null | undefined): string {
  if (stated != null && stated !== '') return stated.replace(/\/$/, '');
  return `${window.location.protocol}//${window.location.hostname}:8081`;
}

/** A line that posts a complaint; works by copy and paste. */
export function firstComplaintCurl(stated: string | null | undefined, key: string): string {
  return [
    `curl -X POST ${intakeUrl(stated)}/api/v1/complaints \\`,
    `  -H "Authorization: Bearer ${key}" -H 'Content-Type: application/json' \\`,
    `  -d '{"externalId":"first-1","channel":"email","subject":"Lamp arrived broken","customer":{"name":"Ada Example"}}'`,
  ].join('\n');
}
