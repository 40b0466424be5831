import type { DemoClient, DemoReport } from '../demo-report.ts'

/** How somebody outside plays the hospital's own system: what to ask, as whom, and where the launch token stands. */
export interface OutsideEhr {
  readonly query: string
  /** Placeholders in double braces stand for what is on the screen. */
  readonly variables: { readonly input: Readonly<Record<string, string>> }
  /** Members to follow in `data` of the answer. */
  readonly launchPath: string
  /** The client to get a token with, by client_credentials. */
  readonly tokenClient: Partial<DemoClient> & { readonly scope: string }
}

const QUERY = `mutation ($input: LaunchContextCreateInput!) {
  launchContextCreate(input: $input) { launch launchUrl environment expiresAt userErrors { code message } }
}`

/** Writes it down for the demo's backend service, which may do this in both environments. */
export function outsideEhr({ clients }: Pick<DemoReport, 'clients'>): OutsideEhr {
  const client = clients.find(
    ({ clientType, environment }) =>
      clientType === 'backend-service' && environment === 'production',
  )
  return {
    query: QUERY,
    variables: {
      input: {
        clientId: '{{clientId}}',
        environment: '{{environment}}',
        email: '{{email}}',
        patient: '{{patient}}',
        encounter: '{{encounter}}',
        intent: '{{intent}}',
        needPatientBanner: '{{needPatientBanner}}',
      },
    },
    launchPath: 'launchContextCreate.launch',
    tokenClient: { ...client, scope: 'launch-context.create' },
  }
}
