import { z } from 'zod'

const client = z.object({
  environment: z.enum(['production', 'sandbox']),
  clientType: z.enum([
    'public',
    'confidential-symmetric',
    'confidential-asymmetric',
    'backend-service',
  ]),
  appName: z.string(),
  clientId: z.string(),
  clientSecret: z.string().optional(),
  /** Public and private parts, so that an outside client can sign its assertions. */
  privateJwks: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }).optional(),
  redirectUris: z.array(z.string()),
  launchUrl: z.string().optional(),
  scopes: z.array(z.string()),
})

const report = z.object({
  accounts: z.array(
    z.object({
      role: z.string(),
      email: z.string(),
      password: z.string(),
      /** Id of the person's own Patient, the same in both environments. */
      patientId: z.string().optional(),
      /** "Practitioner/id" or "Patient/id" below the FHIR base. */
      fhirUser: z.string().optional(),
    }),
  ),
  clients: z.array(client),
  patients: z.array(
    z.object({ environment: z.enum(['production', 'sandbox']), id: z.string(), name: z.string() }),
  ),
})

export type DemoClient = z.infer<typeof client>

/** Everything an outside tester needs to use the demo; what `npm run demo -- --json` prints. */
export type DemoReport = z.infer<typeof report>

/** Reads a stored report. Throws when it was written by another version of the demo. */
export function parseDemoReport(value: unknown): DemoReport {
  return report.parse(value)
}
